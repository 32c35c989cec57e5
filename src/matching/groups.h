// SPDX-License-Identifier: EUPL-1.2
// Groups of people who have nothing to do with each other: no theme in common, no unit with a limit. Each is
// planned by itself, and what the plans are worth adds up, because all that counts is sums.
#ifndef MATCHING_GROUPS_H
#define MATCHING_GROUPS_H

#include "matching/market.h"

struct match_groups {
    uint32_t count;
    const uint32_t *people, *at; // group g is people[at[g]..at[g + 1]), by number
};

/// Of the people with an open wish; who has none is in no group. Union-find, O(wishes).
struct match_groups match_groups_of(struct arena *arena, const struct market *market);

#endif
