// SPDX-License-Identifier: EUPL-1.2
// All constructions together: of those that fit, the one with the most rounds, without any search.
//
//     struct draft d = known_design(arena, 9, 3, 13);         // 27 people in threes, 13 rounds
//
// Where columns have been kept free, each column plays a known design of its own in the rounds that follow:
// that is how an affine plane, all affine geometries and the tripling of Kirkman systems come out of one
// transversal design. Inside the design files only.
#ifndef SEATING_DESIGN_DESIGN_KNOWN_H
#define SEATING_DESIGN_DESIGN_KNOWN_H

#include "seating/design/design_draft.h"

/// Always at least one round: in order of number.
struct draft known_design(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most);

/// How many rounds the columns of such a design can play: 0 where they are no full groups.
uint32_t known_column_rounds(const struct draft *d);
/// Adds those rounds, as far as there is room.
void known_play_columns(struct draft *d);

#endif
