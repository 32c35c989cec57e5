// SPDX-License-Identifier: EUPL-1.2
// What no plan can exceed. Every person takes, in each round they attend, the partners still worth most to
// them, as if the others had no say (water-filling); the seats of all rounds are shared out to those who gain
// most by them. Half the sum is a bound, since each meeting was counted from both sides.
//
//     double bound = bound_worth(&problem, &shape);        // plan_value(...).worth never exceeds it
//
// Cost: O(people^2) and a heap for up to BOUND_DENSE_PEOPLE_MOST people; above that people count as present
// when anyone else is, which is as sound and a little weaker, and costs O(people + met).
#ifndef SEATING_SEARCH_BOUND_H
#define SEATING_SEARCH_BOUND_H

#include "seating/problem/problem.h"

enum { BOUND_DENSE_PEOPLE_MOST = 2000 };

double bound_worth(const struct problem *problem, const struct shape *shape);

#endif
