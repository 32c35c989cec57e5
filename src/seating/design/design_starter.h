// SPDX-License-Identifier: EUPL-1.2
// The search for designs that look the same after everyone has moved on by one: a few base rounds are
// searched, and the cyclic group of order m turns them into many.
//
//     people   copy * m + place for each copy (column), place in Z_m; then the fixed ones
//     turned   a base round of all groups; adding 0..m-1 to every place gives m rounds
//     still    a base of groups/m groups, one place from each copy; adding 0..m-1 gives the other groups of
//     one round
//
// Two people's meetings then depend only on their copies and on the difference of their places: one counter
// for each such orbit of pairs, and no pair meets twice when no counter passes one. The base rounds are
// annealed on the number of meetings too many. A still round is a row of a difference matrix, one turned
// round a starter (Handbook of Combinatorial Designs, 2nd ed. 2007, VI.17 and VI.55); local search for such
// plans: Dotú and Van Hentenryck, Scheduling social golfers locally, CPAIOR 2005. All arithmetic is in
// integers: the same seed gives the same rounds with any compiler. 10-20 million moves a second.
#ifndef SEATING_DESIGN_DESIGN_STARTER_H
#define SEATING_DESIGN_DESIGN_STARTER_H

#include "base/rng.h"
#include "seating/design/design_draft.h"

struct starter_shape {
    uint32_t groups, size;
    uint32_t turn;          ///< m, the order of the group
    uint32_t fixed;         ///< people that never turn
    uint32_t turned, still; ///< base rounds of each kind; the rounds are turned * turn + still
};

/// Can such rounds exist, as far as counting tells?
bool starter_shape_fits(const struct starter_shape *shape);

/// One annealing of `moves` moves; true where it succeeded, and the rounds stand in the (empty) draft.
bool starter_search(struct draft *d, const struct starter_shape *shape, uint64_t moves, struct rng *rng);

#endif
