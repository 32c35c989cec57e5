// SPDX-License-Identifier: EUPL-1.2
// Better plans with the cutoffs of a stable one. Without limits on units a stable plan is a choice of
// cutoffs: of each theme the lowest standing that it admits, or none where a place is free. Given these, what
// is stable is exactly a flow: who stands strictly above a cutoff gets that theme or what they like as well
// or better; who stands on it may; full themes are full. So the best of them by size, profile, fit and
// lottery is a transport problem.
//
//     struct placement better = cutoff_best(arena, market, &stable, PROFILE_FIRST);
//
// Only for markets without limits on units. What does not fit into a worth does not count (digits.h).
#ifndef MATCHING_CUTOFF_H
#define MATCHING_CUTOFF_H

#include "matching/placement.h"

struct placement cutoff_best(struct arena *arena, const struct market *market, const struct placement *stable,
                             enum profile_kind kind);

#endif
