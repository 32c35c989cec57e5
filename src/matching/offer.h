// SPDX-License-Identifier: EUPL-1.2
// Deferred acceptance: people ask, themes keep the best for the time being.
//
//     struct placement plan = offer_truthful(arena, market);       // cannot be played by a person
//     struct placement more = offer_second_chance(arena, market);  // places more
//
// Truthful (Gale and Shapley 1962; units by turn as in Fleiner 2003): each unit puts forward, in order of
// turn, as many of its people who still have a theme left as it may lend, each at the best theme that has not
// said no; a theme keeps its best up to its places and says no, for good, to the rest. Ties go by lottery.
// One outcome, in whatever order it is done. Without limits, or with strict turns and orders, it is stable.
//
// Second chance (Király, Algorithms 6, 2013): who has run out of wishes asks again from the start and wins
// ties against those who have not: two thirds of the largest stable size at least (strict wishes, no limits).
//
// Limits in hours are not known here: a unit's people are offered as if it had none, and the plan may break
// them. O(wishes log places).
#ifndef MATCHING_OFFER_H
#define MATCHING_OFFER_H

#include "matching/placement.h"

struct placement offer_truthful(struct arena *arena, const struct market *market);
struct placement offer_second_chance(struct arena *arena, const struct market *market);

#endif
