// SPDX-License-Identifier: EUPL-1.2
// Hash table with string keys.
#include "base/str_map.h"

#include "base/rng.h"

#include <string.h>

struct str_map_slot {
    uint32_t hash, entry; // from 1; 0 in a free slot
};

struct str_map_entry {
    struct str key;
    uint32_t value;
};

struct str_map str_map_new(struct arena *arena)
{
    return str_map_for(arena, 0);
}

struct str_map str_map_for(struct arena *arena, size_t keys)
{
    struct str_map map = {.arena = arena, .room = 64};
    while (map.room <= keys * 2)
        map.room *= 2;
    random_bytes(&map.seed, sizeof map.seed);
    map.slots = NEW_ARRAY(arena, struct str_map_slot, map.room);
    map.entries = NEW_ARRAY(arena, struct str_map_entry, map.room / 2);
    return map;
}

static uint64_t eight_bytes(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/// Of a key with fewer than eight.
static uint64_t few_bytes(struct str key)
{
    uint64_t word = 0;
    for (size_t i = 0; i < key.len; i++)
        word = word << 8 | (unsigned char)key.at[i];
    return word;
}

static uint64_t mix(const struct str_map *map, uint64_t hash, uint64_t word)
{
    __uint128_t product = (__uint128_t)(hash ^ word) * 0x9E3779B97F4A7C15u;
    return (uint64_t)product ^ (uint64_t)(product >> 64) ^ map->seed;
}

/// Multiply and fold, eight bytes at a time, the last of them maybe for the second time (after W. Yi,
/// "wyhash").
static uint32_t hash_of(const struct str_map *map, struct str key)
{
    uint64_t hash = map->seed ^ key.len;
    size_t at = 0;
    for (; key.len - at > 8; at += 8)
        hash = mix(map, hash, eight_bytes(key.at + at));
    hash = mix(map, hash, key.len >= 8 ? eight_bytes(key.at + key.len - 8) : few_bytes(key));
    return (uint32_t)(hash ^ hash >> 32);
}

/// The slot that holds the key, or the free one where it belongs.
static struct str_map_slot *slot_of(const struct str_map *map, struct str key, uint32_t hash)
{
    size_t i = hash & (map->room - 1);
    while (map->slots[i].entry &&
           (map->slots[i].hash != hash || !str_is(map->entries[map->slots[i].entry - 1].key, key)))
        i = (i + 1) & (map->room - 1);
    return &map->slots[i];
}

static void grow(struct str_map *map)
{
    struct str_map old = *map;
    map->room *= 2;
    map->slots = NEW_ARRAY(map->arena, struct str_map_slot, map->room);
    map->entries = NEW_ARRAY(map->arena, struct str_map_entry, map->room / 2);
    memcpy(map->entries, old.entries, old.count * sizeof *old.entries);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].entry)
            *slot_of(map, old.entries[old.slots[i].entry - 1].key, old.slots[i].hash) = old.slots[i];
}

bool str_map_add(struct str_map *map, struct str key, uint32_t **value)
{
    if (!key.at)
        key = S("");
    if (map->count * 2 >= map->room)
        grow(map);
    uint32_t hash = hash_of(map, key);
    struct str_map_slot *slot = slot_of(map, key, hash);
    bool is_new = !slot->entry;
    if (is_new) {
        map->entries[map->count++].key = key;
        *slot = (struct str_map_slot){hash, (uint32_t)map->count};
    }
    *value = &map->entries[slot->entry - 1].value;
    return is_new;
}

bool str_map_find(const struct str_map *map, struct str key, uint32_t *value)
{
    if (!key.at)
        key = S("");
    const struct str_map_slot *slot = slot_of(map, key, hash_of(map, key));
    if (slot->entry)
        *value = map->entries[slot->entry - 1].value;
    return slot->entry;
}

bool str_map_has(const struct str_map *map, struct str key)
{
    uint32_t value;
    return str_map_find(map, key, &value);
}
