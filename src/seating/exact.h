// SPDX-License-Identifier: EUPL-1.2
// A plan from an exact design (design.h): for full groups of one size and everyone present in every round.
//
//     if (exact_plan(arena, &problem, &shape, annealer, seconds, &plan, &method)) ...   // a candidate
//
// Which member takes which point of the design is itself annealed, as a quadratic assignment: pairs worth
// little (of one silo, long acquainted) on points that never meet. Where the design has fewer rounds than are
// asked for, it begins again. The plan may break an apart that no labelling avoided: the caller checks.
// Cost: O(rounds * people * size) and, up to BOARD_PEOPLE_MOST people, some LABEL_MOVES * people steps.
#ifndef SEATING_EXACT_H
#define SEATING_EXACT_H

#include "seating/anneal.h"

bool exact_plan(struct arena *arena, const struct problem *problem, const struct shape *shape,
                struct annealer *annealer, double seconds, struct plan *plan, const char **method);

#endif
