// SPDX-License-Identifier: EUPL-1.2
// Further plans of exactly the same worth and pace (pace.h), drawn at random: what a permutation test
// compares with.
//
//     struct draws *d = draws_new(arena, &problem, &shape, &plan, seed);
//     struct plan other = draws_next(d, arena);
//
// Who can stand in for whom without a change of worth changes places: members of one silo without absences,
// acquaintances or wishes of their own; whole silos of one size; rounds with the same people. Then a walk of
// swaps that gain and lose nothing. Each draw starts from the plan, so that draws are independent of each
// other. Where nobody can stand in for anyone and no swap is free, every draw is the plan itself.
// Cost of a draw: O(rounds * people), and for up to BOARD_PEOPLE_MOST people the walk.
#ifndef SEATING_SEARCH_DRAWS_H
#define SEATING_SEARCH_DRAWS_H

#include "base/rng.h"
#include "seating/problem/plan.h"

struct draws;

struct draws *draws_new(struct arena *arena, const struct problem *problem, const struct shape *shape,
                        const struct plan *plan, uint64_t seed);
struct plan draws_next(struct draws *draws, struct arena *arena);

#endif
