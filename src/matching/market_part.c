// SPDX-License-Identifier: EUPL-1.2
// Markets made from a market.
#include "matching/market_draft.h"

#include <stdlib.h>

static int rising(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/// Numbers of the whole that a part has, each once and rising: its place is its number in the part.
struct kept {
    uint32_t *at, count;
};

static void kept_sort(struct kept *k)
{
    uint32_t count = 0;
    qsort(k->at, k->count, sizeof *k->at, rising);
    for (uint32_t i = 0; i < k->count; i++)
        if (!i || k->at[i] != k->at[i - 1])
            k->at[count++] = k->at[i];
    k->count = count;
}

static uint32_t number_in(const struct kept *k, uint32_t number)
{
    const uint32_t *found = bsearch(&number, k->at, k->count, sizeof *k->at, rising);
    return (uint32_t)(found - k->at);
}

struct cut {
    const struct market *whole;
    const uint32_t *people;
    struct kept theme, unit;
    uint32_t *wish_of;
};

/// Only what these people have to do with is looked at: there may be very many parts.
static void cut_measure(struct draft *d, struct cut *c)
{
    const struct market *w = c->whole;
    for (uint32_t i = 0; i < d->m.people; i++)
        d->m.wishes += w->wishes_at[c->people[i] + 1] - w->wishes_at[c->people[i]];
    c->theme.at = NEW_ARRAY(d->arena, uint32_t, d->m.wishes);
    c->unit.at = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    for (uint32_t i = 0; i < d->m.people; i++) {
        uint32_t p = c->people[i];
        if (w->unit[p] != MATCH_NONE)
            c->unit.at[c->unit.count++] = w->unit[p];
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++)
            c->theme.at[c->theme.count++] = w->wish[k].theme;
    }
    kept_sort(&c->theme);
    kept_sort(&c->unit);
    d->m.themes = c->theme.count;
    d->m.units = c->unit.count;
}

static void cut_people(struct draft *d, struct cut *c)
{
    const struct market *w = c->whole;
    uint32_t *lot = NEW_ARRAY(d->arena, uint32_t, d->m.people),
             *row = NEW_ARRAY(d->arena, uint32_t, d->m.people);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->m.people; i++) {
        uint32_t p = c->people[i];
        lot[i] = w->lot[p];
        row[i] = w->person_row[p];
        d->unit[i] = w->unit[p] == MATCH_NONE ? MATCH_NONE : number_in(&c->unit, w->unit[p]);
        d->turn[i] = w->turn[p];
        d->held[i] = MATCH_NONE; // who is held takes no part: room and left are without them already
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++, n++) {
            d->wish[n] = w->wish[k];
            d->wish[n].person = i;
            d->wish[n].theme = number_in(&c->theme, w->wish[k].theme);
            c->wish_of[n] = k;
        }
    }
    d->m.lot = lot;
    d->m.person_row = row;
}

static void cut_rooms(struct draft *d, const struct cut *c)
{
    const struct market *w = c->whole;
    uint32_t *row = NEW_ARRAY(d->arena, uint32_t, d->m.themes);
    for (uint32_t to = 0; to < d->m.themes; to++) {
        uint32_t t = c->theme.at[to];
        d->places[to] = w->places[t], d->room[to] = w->room[t], d->load[to] = w->load[t];
        row[to] = w->theme_row[t];
    }
    for (uint32_t to = 0; to < d->m.units; to++)
        d->left[to] = w->left[c->unit.at[to]];
    d->m.theme_row = row;
}

const struct market *market_part(struct arena *arena, const struct market *whole, const uint32_t *people,
                                 uint32_t count, const uint32_t **wish_of)
{
    struct draft d = {.arena = arena, .m = {.people = count, .ranks = whole->ranks}};
    struct cut c = {.whole = whole, .people = people};
    cut_measure(&d, &c);
    draft_room(&d);
    c.wish_of = NEW_ARRAY(arena, uint32_t, d.m.wishes);
    cut_people(&d, &c);
    cut_rooms(&d, &c);
    *wish_of = c.wish_of;
    return draft_done(&d);
}
