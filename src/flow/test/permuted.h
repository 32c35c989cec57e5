// SPDX-License-Identifier: EUPL-1.2
// Sums of products of a square whose people have changed places with squares whose people have not: the one
// thing that QAP and MRQAP do ten thousand times.
//
//     struct permuted p = permuted_new(arena, &dyads, squares, 3);
//     permuted_sums(&p, moved, order, sums);      // sums[k]: over i, j of moved[order[i], order[j]]
//     squares[k][i, j]
//
// The squares lie interleaved, so that a number looked up once serves all of them, two lanes of a processor
// at a time; each lane sums one square in a fixed order. Cost: O(people^2) for each four squares.
#ifndef FLOW_TEST_PERMUTED_H
#define FLOW_TEST_PERMUTED_H

#include "flow/test/dyads.h"

struct permuted {
    uint32_t people, blocks;
    enum graph_kind kind;
    struct lanes *at; // block after block
};

struct permuted permuted_new(struct arena *arena, const struct dyads *dyads, const double *const *squares,
                             uint32_t count);
/// `moved` is mirrored where there is no direction. Room for four sums more than there are squares.
void permuted_sums(const struct permuted *permuted, const double *moved, const uint32_t *order, double *sums);

#endif
