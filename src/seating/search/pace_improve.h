// SPDX-License-Identifier: EUPL-1.2
// From a plan to one of the same worth and a better pace (pace.h).
//
//     pace_improve(&search, &budget);         // search.best is worth as much as before, or more, and its
//     pace is no worse
//
// Whole rounds change places; then single seats, by annealing on what costs no worth; then, a few times over,
// worth is given up for pace at a temperature that does not melt the plan and won back, and what is not won
// back is thrown away.
#ifndef SEATING_SEARCH_PACE_IMPROVE_H
#define SEATING_SEARCH_PACE_IMPROVE_H

#include "seating/search/search.h"

void pace_improve(struct search *search, struct budget *budget);

#endif
