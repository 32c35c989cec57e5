// SPDX-License-Identifier: EUPL-1.2
// The most that places and the units' limits in people allow, as a flow from unit over person to theme: a
// bound on the size of every plan, and reached where units have no limits in hours.
#ifndef MATCHING_LARGEST_H
#define MATCHING_LARGEST_H

#include "matching/placement.h"

/// How many that is; `plan` (which keeps places and limits in people) grows to that size: whoever has a place
/// in it keeps one. Dinic's algorithm (1970), O(wishes * sqrt(people)) on networks like these (Even and
/// Tarjan 1975).
uint32_t largest_of(struct arena *arena, const struct market *market, struct placement *plan);

#endif
