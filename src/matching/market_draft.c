// SPDX-License-Identifier: EUPL-1.2
// Lists made from the arrays.
#include "matching/market_draft.h"

#include <stdlib.h>

uint64_t key_of(uint32_t high, uint32_t low)
{
    return (uint64_t)high << 32 | low;
}

static int by_key(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

void keyed_sort(struct keyed *list, size_t count)
{
    qsort(list, count, sizeof *list, by_key);
}

void draft_room(struct draft *d)
{
    d->unit = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->turn = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->held = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    d->places = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->room = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->load = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    d->left = NEW_ARRAY(d->arena, struct unit_room, d->m.units);
    d->wish = NEW_ARRAY(d->arena, struct match_application, d->m.wishes);
}

/// Each theme's open wishes by standing, which within equals keeps the order of people.
static void applicants_list(struct draft *d)
{
    struct market *m = &d->m;
    struct keyed *order = NEW_ARRAY(d->arena, struct keyed, m->wishes);
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, m->themes + 1), *list;
    size_t count = 0;
    for (uint32_t i = 0; i < m->wishes; i++)
        if (d->wish[i].open)
            order[count++] = (struct keyed){key_of(d->wish[i].theme, d->wish[i].standing), i};
    keyed_sort(order, count);
    list = NEW_ARRAY(d->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        list[i] = order[i].value;
        at[d->wish[list[i]].theme + 1]++;
    }
    for (uint32_t t = 0; t < m->themes; t++)
        at[t + 1] += at[t];
    m->applicant = list;
    m->applicants_at = at;
}

static void colleagues_list(struct draft *d)
{
    struct market *m = &d->m;
    struct keyed *order = NEW_ARRAY(d->arena, struct keyed, m->people);
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, m->units + 1), *list;
    size_t count = 0;
    for (uint32_t p = 0; p < m->people; p++)
        if (d->unit[p] != MATCH_NONE)
            order[count++] = (struct keyed){key_of(d->unit[p], d->turn[p]), p};
    keyed_sort(order, count);
    list = NEW_ARRAY(d->arena, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        list[i] = order[i].value;
        at[d->unit[list[i]] + 1]++;
    }
    for (uint32_t u = 0; u < m->units; u++)
        at[u + 1] += at[u];
    m->colleague = list;
    m->colleagues_at = at;
}

static void wishes_list(struct draft *d)
{
    uint32_t *at = NEW_ARRAY(d->arena, uint32_t, d->m.people + 1);
    for (uint32_t i = 0; i < d->m.wishes; i++)
        at[d->wish[i].person + 1]++;
    for (uint32_t p = 0; p < d->m.people; p++)
        at[p + 1] += at[p];
    d->m.wishes_at = at;
}

const struct market *draft_done(struct draft *d)
{
    struct market *m = NEW(d->arena, struct market);
    wishes_list(d);
    applicants_list(d);
    colleagues_list(d);
    *m = d->m;
    m->unit = d->unit, m->turn = d->turn, m->held = d->held;
    m->places = d->places, m->room = d->room, m->load = d->load;
    m->left = d->left;
    m->wish = d->wish;
    return m;
}
