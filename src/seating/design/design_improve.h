// SPDX-License-Identifier: EUPL-1.2
// More rounds than the constructions know, by searching for base rounds (design_starter.h) of every shape
// that would give them.
#ifndef SEATING_DESIGN_DESIGN_IMPROVE_H
#define SEATING_DESIGN_DESIGN_IMPROVE_H

#include "base/rng.h"
#include "seating/design/design_draft.h"
#include "seating/problem/budget.h"

/// Replaces the draft's rounds where it finds more, up to `rounds_at_most`, until the budget is spent.
/// Nothing for more than 512 people.
void design_improve(struct draft *d, uint32_t rounds_at_most, struct budget *budget, struct rng *rng);

#endif
