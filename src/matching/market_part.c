// SPDX-License-Identifier: EUPL-1.2
// Markets made from a market.
#include "matching/market_draft.h"

/// Gives each of `items` that is first met a number, in the order of the whole.
static uint32_t *renumber(struct arena *arena, const bool *seen, uint32_t many, uint32_t *count)
{
    uint32_t *number = NEW_ARRAY(arena, uint32_t, many);
    *count = 0;
    for (uint32_t i = 0; i < many; i++)
        number[i] = seen[i] ? (*count)++ : MATCH_NONE;
    return number;
}

struct cut {
    const struct market *whole;
    const uint32_t *people;
    uint32_t *theme, *unit; // numbers of the whole to numbers of the part
    uint32_t *wish_of;
};

static void cut_measure(struct draft *d, struct cut *c)
{
    const struct market *w = c->whole;
    bool *theme_seen = NEW_ARRAY(d->arena, bool, w->themes), *unit_seen = NEW_ARRAY(d->arena, bool, w->units);
    for (uint32_t i = 0; i < d->m.people; i++) {
        uint32_t p = c->people[i];
        if (w->unit[p] != MATCH_NONE)
            unit_seen[w->unit[p]] = true;
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++)
            theme_seen[w->wish[k].theme] = true;
        d->m.wishes += w->wishes_at[p + 1] - w->wishes_at[p];
    }
    c->theme = renumber(d->arena, theme_seen, w->themes, &d->m.themes);
    c->unit = renumber(d->arena, unit_seen, w->units, &d->m.units);
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
        d->unit[i] = w->unit[p] == MATCH_NONE ? MATCH_NONE : c->unit[w->unit[p]];
        d->turn[i] = w->turn[p];
        d->held[i] = MATCH_NONE; // who is held takes no part: room and left are without them already
        for (uint32_t k = w->wishes_at[p]; k < w->wishes_at[p + 1]; k++, n++) {
            d->wish[n] = w->wish[k];
            d->wish[n].person = i;
            d->wish[n].theme = c->theme[w->wish[k].theme];
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
    for (uint32_t t = 0; t < w->themes; t++)
        if (c->theme[t] != MATCH_NONE) {
            uint32_t to = c->theme[t];
            d->places[to] = w->places[t], d->room[to] = w->room[t], d->load[to] = w->load[t];
            row[to] = w->theme_row[t];
        }
    for (uint32_t u = 0; u < w->units; u++)
        if (c->unit[u] != MATCH_NONE)
            d->left[c->unit[u]] = w->left[u];
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
