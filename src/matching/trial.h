// SPDX-License-Identifier: EUPL-1.2
// Small groups by trying everything: each person at each wish or nowhere, as far as places and limits allow,
// and the best kept. What comes out is proven on every level, the lottery included.
#ifndef MATCHING_TRIAL_H
#define MATCHING_TRIAL_H

#include "matching/placement.h"

/// How many combinations there are at most; UINT64_MAX for more than that.
uint64_t trial_size(const struct market *market);

/// O(trial_size * wishes). Sets *score, in the arena.
struct placement trial_best(struct arena *arena, const struct market *market, enum aim aim,
                            enum profile_kind kind, struct score *score);

#endif
