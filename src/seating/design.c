// SPDX-License-Identifier: EUPL-1.2
// Asks every construction, and keeps the one with the most rounds.
#include "seating/design.h"

#include "base/bug.h"
#include "seating/design_draft.h"
#include "seating/design_starter.h"

#include <string.h>

enum {
    SEATS_MOST = 1 << 24,  ///< rounds * people: a limit on memory, far beyond any year's gatherings
    MOVES_MOST = 30000000, ///< about three seconds of search, where nothing good is known
    MOVES_HOPE = 4000000,  ///< where more rounds would be new mathematics
};

struct draft draft_new(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most)
{
    struct draft d = {.arena = arena, .groups = groups, .size = size, .rounds_most = rounds_most};
    d.people = groups * size;
    d.point = NEW_ARRAY(arena, uint32_t, (size_t)d.people * rounds_most);
    return d;
}

struct draft draft_again(const struct draft *d)
{
    return draft_new(d->arena, d->groups, d->size, d->rounds_most);
}

uint32_t *draft_add(struct draft *d)
{
    ASSERT(!draft_full(d));
    return d->point + (size_t)d->people * d->rounds++;
}

/// Where nothing fits there is always one round: in order of number. Alone in a group, as often as one likes.
static void in_order(struct draft *d)
{
    do {
        uint32_t *seat = draft_add(d);
        for (uint32_t i = 0; i < d->people; i++)
            seat[i] = i;
    } while (d->size == 1 && !draft_full(d));
    d->method = "in order";
}

static struct draft best_of(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most)
{
    static void (*const constructions[])(struct draft *) = {design_circle, design_kirkman, design_stored,
                                                            design_transversal, in_order};
    struct draft best = draft_new(arena, groups, size, rounds_most), next = best;
    for (size_t i = 0; i < sizeof constructions / sizeof constructions[0] && !draft_full(&best); i++) {
        constructions[i](&next);
        if (next.rounds > best.rounds) {
            best = next;
            next = draft_again(&best);
        }
        next.rounds = 0;
    }
    return best;
}

bool design_find(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_wanted, uint64_t seed,
                 double seconds, struct design *out)
{
    if (!groups || !size || !rounds_wanted || groups > DESIGN_PEOPLE_MOST / size)
        return false;
    *out = (struct design){.groups = groups, .size = size};
    out->rounds_at_most = design_rounds_at_most(groups, size, &out->reason);
    uint32_t most = rounds_wanted < out->rounds_at_most ? rounds_wanted : out->rounds_at_most;
    most = most < SEATS_MOST / (groups * size) ? most : SEATS_MOST / (groups * size);
    struct draft best = best_of(arena, groups, size, most);
    if (seconds > 0 && !draft_full(&best)) {
        struct rng rng = rng_new(seed);
        bool good = best.rounds >= groups || best.stored;
        starter_improve(&best, out->rounds_at_most, good ? MOVES_HOPE : MOVES_MOST, seconds, &rng);
    }
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
