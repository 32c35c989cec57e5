// SPDX-License-Identifier: EUPL-1.2
// One round in which the hard rules hold, and nothing else: the seat where every search starts, and the proof
// that there is none.
//
// People who sit together are one block; blocks that must be apart are neighbours in a graph. Placing the
// blocks is graph colouring with room limits: backtracking on the block with the fewest groups left (DSATUR,
// Brélaz, CACM 22(4), 1979), equal empty groups tried once. Whoever is free fills the seats left, at random.
// FIT_UNKNOWN after `work_most` looks at a block's group: neither found nor refuted.
#ifndef SEATING_PROBLEM_FIT_H
#define SEATING_PROBLEM_FIT_H

#include "base/rng.h"
#include "seating/problem/problem.h"

struct fit_rules {
    const struct person_pair *apart, *together;
    size_t apart_count, together_count;
};

enum fit { FIT_FOUND, FIT_IMPOSSIBLE, FIT_UNKNOWN };

/// Fills group[0..people-1] where found. `attends` is the round's row of shape.attends.
enum fit fit_round(struct arena *arena, uint32_t people, const bool *attends, const struct round_shape *round,
                   const struct fit_rules *rules, struct rng *rng, uint64_t work_most, uint32_t *group);

#endif
