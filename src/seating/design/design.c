// SPDX-License-Identifier: EUPL-1.2
// What is known at once, then what a search adds; and the independent count.
#include "seating/design/design.h"

#include "seating/design/design_improve.h"
#include "seating/design/design_known.h"

#include <string.h>

enum { SEATS_MOST = 1 << 24 }; ///< rounds * people: a limit on memory, far beyond any year's gatherings

static const double PASSES = 30;     ///< about three seconds of search, where nothing good is known
static const double PASSES_HOPE = 4; ///< where more rounds would be new mathematics

static void search(struct draft *d, uint32_t rounds_at_most, uint64_t seed, const struct limits *limits)
{
    struct limits mine = *limits;
    struct rng rng = rng_new(seed);
    bool good = d->rounds >= d->groups || d->stored;
    mine.passes = good ? PASSES_HOPE : PASSES;
    struct budget budget = budget_begin(&mine);
    design_improve(d, rounds_at_most, &budget, &rng);
}

bool design_find(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_wanted, uint64_t seed,
                 const struct limits *limits, struct design *out)
{
    if (!groups || !size || !rounds_wanted || groups > DESIGN_PEOPLE_MOST / size)
        return false;
    *out = (struct design){.groups = groups, .size = size};
    out->rounds_at_most = design_rounds_at_most(groups, size, &out->reason);
    uint32_t most = rounds_wanted < out->rounds_at_most ? rounds_wanted : out->rounds_at_most;
    most = most < SEATS_MOST / (groups * size) ? most : SEATS_MOST / (groups * size);
    struct draft best = known_design(arena, groups, size, most);
    if (limits && !draft_full(&best))
        search(&best, out->rounds_at_most, seed, limits);
    out->rounds = best.rounds;
    out->point = best.point;
    out->method = best.method;
    return true;
}

static bool round_is_partition(const uint32_t *seat, uint32_t people, uint8_t *seen)
{
    memset(seen, 0, people);
    for (uint32_t i = 0; i < people; i++) {
        if (seat[i] >= people || seen[seat[i]])
            return false;
        seen[seat[i]] = 1;
    }
    return true;
}

static bool group_is_new(const uint32_t *seat, uint32_t size, uint32_t people, uint8_t *met)
{
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t j = 0; j < size; j++)
            if (i != j && met[(size_t)seat[i] * people + seat[j]]++)
                return false;
    return true;
}

bool design_holds(struct arena *arena, const struct design *design)
{
    uint32_t people = design->groups * design->size;
    uint8_t *seen = NEW_ARRAY(arena, uint8_t, people);
    uint8_t *met = NEW_ARRAY(arena, uint8_t, (size_t)people * people);
    for (uint32_t r = 0; r < design->rounds; r++) {
        const uint32_t *round = design->point + (size_t)r * people;
        if (!round_is_partition(round, people, seen))
            return false;
        for (uint32_t g = 0; g < design->groups; g++)
            if (!group_is_new(round + (size_t)g * design->size, design->size, people, met))
                return false;
    }
    return true;
}
