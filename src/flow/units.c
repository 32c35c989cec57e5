// SPDX-License-Identifier: EUPL-1.2
// Units numbered by name.
#include "flow/graph.h"

#include "base/str_map.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/// The different texts, in order.
static struct str *names_of(struct arena *arena, const struct str *text, uint32_t people, uint32_t *count)
{
    struct str_map seen = str_map_new(arena);
    struct str *names = NEW_ARRAY(arena, struct str, people);
    uint32_t *unused;
    *count = 0;
    for (uint32_t i = 0; i < people; i++)
        if (text[i].len && str_map_add(&seen, text[i], &unused))
            names[(*count)++] = text[i];
    qsort(names, *count, sizeof *names, by_name);
    return names;
}

struct units units_new(struct arena *arena, const struct str *text, uint32_t people)
{
    struct units units;
    struct str *names = names_of(arena, text, people, &units.count);
    struct str_map number = str_map_for(arena, units.count);
    for (uint32_t u = 0; u < units.count; u++) {
        uint32_t *value;
        str_map_add(&number, names[u], &value);
        *value = u;
    }
    uint32_t *of = NEW_ARRAY(arena, uint32_t, people);
    for (uint32_t i = 0; i < people; i++)
        if (!str_map_find(&number, text[i], &of[i]))
            of[i] = UNIT_NONE;
    units.name = names;
    units.of = of;
    return units;
}

uint32_t *units_sizes(struct arena *arena, const struct units *units, uint32_t people)
{
    uint32_t *size = NEW_ARRAY(arena, uint32_t, units->count);
    for (uint32_t i = 0; i < people; i++)
        if (units->of[i] != UNIT_NONE)
            size[units->of[i]]++;
    return size;
}
