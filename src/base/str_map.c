// SPDX-License-Identifier: EUPL-1.2
// Hash table with string keys.
#include "base/str_map.h"

#include "base/rng.h"

#include <string.h>

struct str_map_slot {
    struct str key; // .at is NULL in a free slot
    uint32_t hash, value;
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
    return map;
}

/// Multiply and fold, eight bytes at a time (after W. Yi, "wyhash").
static uint32_t hash_of(const struct str_map *map, struct str key)
{
    uint64_t hash = map->seed ^ key.len;
    for (size_t at = 0; at < key.len; at += 8) {
        uint64_t word = 0;
        memcpy(&word, key.at + at, key.len - at < 8 ? key.len - at : 8);
        __uint128_t product = (__uint128_t)(hash ^ word) * 0x9E3779B97F4A7C15u;
        hash = (uint64_t)product ^ (uint64_t)(product >> 64) ^ map->seed;
    }
    return (uint32_t)(hash ^ hash >> 32);
}

/// The slot that holds the key, or the free one where it belongs.
static struct str_map_slot *slot_of(const struct str_map *map, struct str key, uint32_t hash)
{
    size_t i = hash & (map->room - 1);
    while (map->slots[i].key.at && (map->slots[i].hash != hash || !str_is(map->slots[i].key, key)))
        i = (i + 1) & (map->room - 1);
    return &map->slots[i];
}

static void grow(struct str_map *map)
{
    struct str_map_slot *old = map->slots;
    size_t room = map->room;
    map->room = room * 2;
    map->slots = NEW_ARRAY(map->arena, struct str_map_slot, map->room);
    for (size_t i = 0; i < room; i++)
        if (old[i].key.at)
            *slot_of(map, old[i].key, old[i].hash) = old[i];
}

bool str_map_add(struct str_map *map, struct str key, uint32_t **value)
{
    if (!key.at)
        key = S("");
    if (map->count * 2 >= map->room)
        grow(map);
    uint32_t hash = hash_of(map, key);
    struct str_map_slot *slot = slot_of(map, key, hash);
    bool is_new = !slot->key.at;
    if (is_new) {
        *slot = (struct str_map_slot){.key = key, .hash = hash};
        map->count++;
    }
    *value = &slot->value;
    return is_new;
}

bool str_map_find(const struct str_map *map, struct str key, uint32_t *value)
{
    if (!key.at)
        key = S("");
    const struct str_map_slot *slot = slot_of(map, key, hash_of(map, key));
    if (slot->key.at)
        *value = slot->value;
    return slot->key.at;
}
