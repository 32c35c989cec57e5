// SPDX-License-Identifier: EUPL-1.2
// A plan from an exact design (design.h): for full groups of one size and everyone present in every round.
//
//     struct exact e;
//     if (exact_plan(arena, &problem, &shape, annealer, &limits, &e)) use(e.plan, e.rounds);     // a
//     candidate
//
// Which member takes which point of the design is drawn where all pairs are alike; silos are spread over
// points that do not meet (design_spread.h); where that is not enough the labels are annealed, as a quadratic
// assignment: pairs worth little (of one silo, long acquainted) on points that never meet. Where the design
// has fewer rounds than are asked for, it begins again. The plan may break an apart that no labelling
// avoided: the caller checks. Cost: O(rounds * people * size) and, up to BOARD_PEOPLE_MOST people, some
// LABEL_MOVES * people steps.
#ifndef SEATING_SEARCH_EXACT_H
#define SEATING_SEARCH_EXACT_H

#include "seating/search/anneal.h"

struct exact {
    struct plan plan;
    uint32_t rounds; // of the design; where there are more in the plan, they begin again from the first
    const char *method;
};

bool exact_plan(struct arena *arena, const struct problem *problem, const struct shape *shape,
                struct annealer *annealer, const struct limits *limits, struct exact *out);

#endif
