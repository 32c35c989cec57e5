// SPDX-License-Identifier: EUPL-1.2
// Union-find over people, themes and units with limits.
#include "matching/groups.h"

static uint32_t root_of(uint32_t *up, uint32_t x)
{
    while (up[x] != x)
        x = up[x] = up[up[x]];
    return x;
}

static void join(uint32_t *up, uint32_t a, uint32_t b)
{
    a = root_of(up, a);
    b = root_of(up, b);
    if (a < b)
        up[b] = a;
    else
        up[a] = b;
}

/// People are 0.., themes and units follow; the smallest number of a group stands for it, so a person does.
static uint32_t *joined(struct arena *arena, const struct market *m, bool *wishes)
{
    uint32_t many = m->people + m->themes + m->units;
    uint32_t *up = NEW_ARRAY(arena, uint32_t, many);
    for (uint32_t i = 0; i < many; i++)
        up[i] = i;
    for (uint32_t i = 0; i < m->wishes; i++) {
        const struct match_application *w = &m->wish[i];
        if (!w->open)
            continue;
        wishes[w->person] = true;
        join(up, w->person, m->people + w->theme);
        if (m->unit[w->person] != MATCH_NONE)
            join(up, w->person, m->people + m->themes + m->unit[w->person]);
    }
    return up;
}

struct match_groups match_groups_of(struct arena *arena, const struct market *m)
{
    bool *wishes = NEW_ARRAY(arena, bool, m->people);
    uint32_t *up = joined(arena, m, wishes), *number = NEW_ARRAY(arena, uint32_t, m->people);
    uint32_t *people = NEW_ARRAY(arena, uint32_t, m->people), *at = NEW_ARRAY(arena, uint32_t, m->people + 1);
    uint32_t count = 0, *next = NEW_ARRAY(arena, uint32_t, m->people + 1);
    for (uint32_t p = 0; p < m->people; p++)
        if (wishes[p]) {
            uint32_t root = root_of(up, p);
            if (root == p)
                number[p] = count++;
            at[number[root] + 1]++;
        }
    for (uint32_t g = 0; g < count; g++)
        next[g + 1] = at[g + 1] += at[g];
    for (uint32_t p = 0; p < m->people; p++)
        if (wishes[p])
            people[next[number[root_of(up, p)]]++] = p;
    return (struct match_groups){count, people, at};
}
