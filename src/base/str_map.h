// SPDX-License-Identifier: EUPL-1.2
// From strings to numbers: a hash table in an arena (open addressing, linear probing, at most half full).
//
//     struct str_map map = str_map_new(arena);
//     uint32_t *index;
//     if (str_map_add(&map, S("00100"), &index))       // true: it is new; *index is 0
//         *index = 17;
//     if (str_map_find(&map, S("00100"), &n)) ...      // n is 17
//
// Keys are not copied. The hash is seeded from the system's randomness for each table, so that a file cannot
// be made whose keys all meet in one place. Cost: one hash and a comparison or two for each look-up.
#ifndef BASE_STR_MAP_H
#define BASE_STR_MAP_H

#include "base/str.h"

struct str_map {
    struct arena *arena;
    struct str_map_slot *slots;    // small, so that a look-up stays near
    struct str_map_entry *entries; // in the order of their addition
    size_t room, count;
    uint64_t seed;
};

struct str_map str_map_new(struct arena *arena);
/// With room for so many keys: it need not grow, which leaves the smaller tables behind in the arena.
struct str_map str_map_for(struct arena *arena, size_t keys);
/// True when the key was not there yet. *value points to its number, valid until the next addition.
bool str_map_add(struct str_map *map, struct str key, uint32_t **value);
bool str_map_find(const struct str_map *map, struct str key, uint32_t *value);
bool str_map_has(const struct str_map *map, struct str key);

#endif
