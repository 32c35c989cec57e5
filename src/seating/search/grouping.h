// SPDX-License-Identifier: EUPL-1.2
// People in groups, with the sum of each person's weights to each group at hand: what a swap or a move gains
// costs O(1) to know, one that is taken O(people).
//
//     struct grouping *s = grouping_new(arena, m, &annealer->rng);
//     uint64_t tried = grouping_try(s, annealer, temperature, person);
//
// Memory: people * groups numbers.
#ifndef SEATING_SEARCH_GROUPING_H
#define SEATING_SEARCH_GROUPING_H

#include "seating/search/mdgp.h"

struct grouping {
    const struct mdgp *m;
    double *sum; // [group * people + person]: the person's weights to the group
    double *own; // [person]: to the person's own group
    double *to;  // [group]: what the person being tried would gain there
    uint32_t *group, *size;
    double value;
    uint64_t losses; // swaps and moves taken although they lost
    bool fixed;      // no group has room to grow or shrink
};

/// Everyone at random: first the least sizes, then wherever there is room.
struct grouping *grouping_new(struct arena *arena, const struct mdgp *m, struct rng *rng);
/// Tries the person in every other group and with everyone in another group, in order, and takes what loses
/// less than temperature * -ln(u), u uniform. Says how many were tried.
uint64_t grouping_try(struct grouping *s, struct annealer *annealer, double temperature, uint32_t person);

#endif
