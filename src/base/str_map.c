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
