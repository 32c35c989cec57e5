// SPDX-License-Identifier: EUPL-1.2
// Members onto the points of a design so that those of one silo meet each other as little as the design
// allows.
//
//     uint32_t *point = NEW_ARRAY(arena, uint32_t, people);
//     if (design_spread(arena, &d, rounds, silo, point) == 0)
//         ...                       // no two of one silo meet in the first `rounds` rounds
//
// What the designs offer: in a transversal design the people stand in columns (point / groups) and two of one
// column do not meet in the first `groups` rounds, so that a silo of up to `groups` fits in a column. In a
// Kirkman system of which the last round is not used, the groups of that round never meet: 27 members, nine
// silos of three, 12 rounds, and every pair across silos meets exactly once. In the stored 24 in fours the
// points that never meet are eight threes. All of this is found by one greedy rule: the largest silo first,
// each member to the free point that meets the silo's others least, the lowest number among equals, from the
// best of all first points. Up to 600 people that costs O(people^3); above that only the first free point is
// tried, and above 5000 silos just follow each other in order of points, which fills columns. A start for a
// search, not its end.
#ifndef SEATING_DESIGN_DESIGN_SPREAD_H
#define SEATING_DESIGN_DESIGN_SPREAD_H

#include "seating/design/design.h"

/// silo[person]: any numbers, equal for the same silo. Fills point[person], a permutation. Returns the
/// meetings within silos in the first `rounds` rounds (at most the design's), or UINT64_MAX where they were
/// too many to count.
uint64_t design_spread(struct arena *arena, const struct design *design, uint32_t rounds,
                       const uint32_t *silo, uint32_t *point);

#endif
