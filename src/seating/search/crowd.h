// SPDX-License-Identifier: EUPL-1.2
// Plans for thousands: coffee pairs for a whole municipality. Round after round, everyone is dealt into
// groups silo by silo, which spreads each silo as far as it goes; then whoever sits with someone they have
// met, or with someone of their own silo, tries to change seats until nobody gains.
//
//     if (!crowd_plan(arena, &problem, &shape, annealer, &budget, &plan)) ...    // an apart was not kept
//
// Only pairs with a history take memory (a hash table), so that 100,000 people need a few dozen megabytes.
// Cost: O(rounds * people * size) and a hundred trials for each seat that could be better.
#ifndef SEATING_SEARCH_CROWD_H
#define SEATING_SEARCH_CROWD_H

#include "seating/search/anneal.h"

bool crowd_plan(struct arena *arena, const struct problem *problem, const struct shape *shape,
                struct annealer *annealer, struct budget *budget, struct plan *plan);

#endif
