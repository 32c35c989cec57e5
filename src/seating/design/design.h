// SPDX-License-Identifier: EUPL-1.2
// Plans in which no two people ever meet twice, as mathematics gives them: resolvable designs.
//
//     struct design d;
//     if (design_find(arena, 9, 3, 13, seed, &limits, &d))   // 27 people, 9 groups of 3
//         sit(d.point[round * 27 + group * 3 + seat]);       // d.rounds rounds, each a partition of 0..26
//
// Only full groups: groups * size people. For fewer people take a design for more and leave points out.
// What is known exactly comes at once and costs O(rounds * people): the circle method, affine geometries,
// transversal designs from fields and rings, Kirkman triple systems and their like, and stored base rounds
// (design_store.c). Only where these give fewer rounds than wanted, and fewer than is proven possible, does
// it search (design_improve.h), for so many moves of its own, so that a seed gives the same plan everywhere;
// of the limits, the seconds and `stop` are a cap. `point` lives in the arena, `method` is a literal for logs
// and JSON; words for people are the page's, from `reason`.
#ifndef SEATING_DESIGN_DESIGN_H
#define SEATING_DESIGN_DESIGN_H

#include "base/arena.h"
#include "seating/problem/budget.h"

/// Why no plan without a repeated meeting has more than `rounds_at_most` rounds.
enum design_reason {
    DESIGN_NO_PAIRS_LEFT,    ///< each round uses up size-1 of everyone's others: counting
    DESIGN_GROUPS_TOO_FEW,   ///< a group has more people than there are groups, so two of them meet again at
                             ///< once
    DESIGN_NO_LATIN_SQUARES, ///< it would need orthogonal Latin squares that are proven not to exist
    DESIGN_NONE_BY_SEARCH,   ///< proven in the literature by exhausting all cases
    DESIGN_ONE_GROUP,        ///< with one group everyone has met after one round
};

struct design {
    uint32_t groups, size, rounds;
    const uint32_t *point; ///< [round][group * size + seat]
    const char *method;
    uint32_t rounds_at_most;
    enum design_reason reason;
};

/// The most rounds up to `rounds_wanted`. False only where there is nothing to seat (a zero) or too much
/// (over DESIGN_PEOPLE_MOST). `limits` NULL: no search.
bool design_find(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_wanted, uint64_t seed,
                 const struct limits *limits, struct design *out);

enum { DESIGN_PEOPLE_MOST = 100000 };

/// The least upper bound that is known, and why. Exact sources in design_bound.c.
uint32_t design_rounds_at_most(uint32_t groups, uint32_t size, enum design_reason *reason);

/// An independent count: every round a partition, no pair twice.
bool design_holds(struct arena *arena, const struct design *design);

#endif
