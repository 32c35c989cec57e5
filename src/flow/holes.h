// SPDX-License-Identifier: EUPL-1.2
// Structural holes: how far each person's contacts are contacts of each other, so that what one tells the
// others tell too.
//
//     struct holes h = holes_of(arena, &g);      // h.constraint[i], h.effective_size[i]
//
// With w_ij = a_ij + a_ji the weight of a pair, p_ij = w_ij / sum_k w_ik and m_ij = w_ij / max_k w_ik (Burt,
// "Structural Holes", 1992, eq. 2.2 to 2.4):
//
//     constraint_i     = sum over contacts j of (p_ij + sum_q p_iq p_qj)^2
//     effective_size_i = sum over contacts j of (1 - sum_q p_iq m_jq)
//
// Who names nobody and is named counts like everyone else; who has no contact at all has neither (NAN).
// Both are sums over triangles. Cost: O(ties^1.5), and some 60 bytes for each tie while it works.
#ifndef FLOW_HOLES_H
#define FLOW_HOLES_H

#include "flow/graph.h"

struct holes {
    double *constraint, *effective_size; // of each person
};

struct holes holes_of(struct arena *arena, const struct graph *graph);

#endif
