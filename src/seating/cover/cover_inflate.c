// SPDX-License-Identifier: EUPL-1.2
// From designs to covers. Let each point of a design in which all points meet stand for none, one or several
// people: they meet as their points do. 22 people in groups of 8 are the 9 points of the affine plane of
// order 3, four of them (no three in a line) standing for three people and five for two: 4 rounds. How many
// people each point stands for is annealed on the places by which groups are too large. Where the points do
// not all meet, rounds are added by search.
#include "seating/cover/cover_sheet.h"

#include "base/bug.h"
#include "seating/design/design.h"

enum { WEIGHT_MOVES = 40000, POINTS_MOST = 1100, ROUND_MOVES = 60000 };

struct inflation {
    const struct design *design;
    uint32_t points, most, least;
    uint32_t *people_at; ///< [point]
    uint32_t *group_of;  ///< [round * points + point]
    uint32_t *load;      ///< [round * groups + group]
    uint32_t wrong;      ///< places too many, or too few, over all groups
};

static uint32_t load_wrong(const struct inflation *f, uint32_t load)
{
    if (load > f->most)
        return load - f->most;
    return load && load < f->least ? f->least - load : 0;
}

static void point_change(struct inflation *f, uint32_t point, bool add)
{
    const struct design *d = f->design;
    for (uint32_t r = 0; r < d->rounds; r++) {
        uint32_t *load = &f->load[r * d->groups + f->group_of[r * f->points + point]];
        f->wrong -= load_wrong(f, *load);
        *load += add ? 1 : UINT32_MAX;
        f->wrong += load_wrong(f, *load);
    }
    f->people_at[point] += add ? 1 : UINT32_MAX;
}

static struct inflation inflation_new(struct arena *arena, const struct design *d,
                                      const struct cover_sheet *s, struct rng *rng)
{
    struct inflation f = {.design = d, .points = d->groups * d->size, .most = s->most, .least = s->least};
    f.people_at = NEW_ARRAY(arena, uint32_t, f.points);
    f.group_of = NEW_ARRAY(arena, uint32_t, d->rounds * f.points);
    f.load = NEW_ARRAY(arena, uint32_t, d->rounds * d->groups);
    for (uint32_t i = 0; i < d->rounds * f.points; i++)
        f.group_of[i / f.points * f.points + d->point[i]] = i % f.points / d->size;
    uint32_t *order = NEW_ARRAY(arena, uint32_t, f.points);
    for (uint32_t i = 0; i < f.points; i++)
        order[i] = i;
    rng_shuffle(rng, order, f.points);
    for (uint32_t person = 0; person < s->people; person++)
        point_change(&f, order[person % f.points], true);
    return f;
}

/// One person less here, one more there, as long as it does not get worse (equal steps wander).
static bool inflation_search(struct inflation *f, struct rng *rng)
{
    for (uint32_t i = 0; i < WEIGHT_MOVES && f->wrong; i++) {
        uint32_t from = rng_below(rng, f->points), to = rng_below(rng, f->points), before = f->wrong;
        if (from == to || !f->people_at[from])
            continue;
        point_change(f, from, false);
        point_change(f, to, true);
        bool worse = f->wrong > before + (rng_below(rng, 16) == 0);
        if (worse) {
            point_change(f, to, false);
            point_change(f, from, true);
        }
    }
    return !f->wrong;
}

static void inflation_write(struct arena *arena, const struct inflation *f, struct cover_sheet *s)
{
    uint32_t *group = NEW_ARRAY(arena, uint32_t, s->people);
    for (uint32_t r = 0; r < f->design->rounds; r++) {
        uint32_t person = 0;
        for (uint32_t point = 0; point < f->points; point++)
            for (uint32_t i = 0; i < f->people_at[point]; i++)
                group[person++] = f->group_of[r * f->points + point];
        ASSERT(person == s->people);
        sheet_add(s, group);
    }
}

/// The design's rounds, and as many more as it takes; kept where they are fewer than the best.
static void finish_try(struct arena *arena, const struct inflation *f, struct cover_sheet *best,
                       uint32_t groups, struct rng *rng)
{
    uint32_t room = best->rounds ? best->rounds - 1 : best->rounds_room;
    if (f->design->rounds > room)
        return;
    struct cover_sheet s = sheet_new(arena, best->people, best->most, best->least, groups, room);
    inflation_write(arena, f, &s);
    if (sheet_finish(&s, ROUND_MOVES, rng))
        *best = s;
}

static void design_try(struct arena *arena, const struct design *d, struct cover_sheet *best, struct rng *rng)
{
    uint32_t room = best->rounds ? best->rounds - 1 : best->rounds_room;
    uint32_t needed = (d->groups * d->size - 2) / (d->size - 1) + 1;
    bool complete = d->rounds * (d->size - 1) == d->groups * d->size - 1;
    if (d->rounds > room || needed > room || (!complete && d->size < best->most))
        return;
    struct inflation f = inflation_new(arena, d, best, rng);
    if (!inflation_search(&f, rng))
        return;
    finish_try(arena, &f, best, d->groups, rng);
    uint32_t pairs =
        best->people / (best->least > 2 ? best->least : 2); // the rounds added may be for pairs only
    if (!complete && pairs > d->groups)
        finish_try(arena, &f, best, pairs, rng);
}

void cover_inflate(struct arena *arena, struct cover_sheet *best, uint32_t rounds_least,
                   struct budget *budget, struct rng *rng)
{
    for (uint32_t size = best->most; size >= 2; size--)
        for (uint32_t groups = (best->people - 1) / best->most + 1; groups * size <= POINTS_MOST; groups++) {
            struct design d;
            if (best->rounds == rounds_least || (uint64_t)groups * best->least > best->people ||
                (best->rounds && !budget_spend(budget, 0)))
                return;
            if (best->rounds && (groups * size - 1) / (size - 1) >= best->rounds)
                break;
            if (groups * size > best->people + 4 * best->most && best->rounds)
                break;
            if (design_find(arena, groups, size, best->rounds_room, 1, NULL, &d))
                design_try(arena, &d, best, rng);
        }
}
