// SPDX-License-Identifier: EUPL-1.2
// A plan that knew nothing of limits in hours is made to keep them: whoever is too many goes home, the latest
// turn first; then free places go to who is left out, in the order of the lottery, each to the best that is
// open to them.
#ifndef MATCHING_REPAIR_H
#define MATCHING_REPAIR_H

#include "matching/placement.h"

/// Nothing changes where no unit has a limit in hours. O(wishes).
void repair(struct arena *arena, const struct market *market, struct placement *plan);

#endif
