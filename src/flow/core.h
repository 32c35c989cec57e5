// SPDX-License-Identifier: EUPL-1.2
// The dense middle of a network, seen in two ways. Both look at the undirected graph; weights do not count.
//
//     uint32_t *k = coreness(arena, &undirected);
//     struct core c = core_of(arena, &undirected);        // c.is_in[i], c.size, c.errors, c.correlation
//
// coreness: the largest k so that the person belongs to a group in which everyone has k ties or more
// (Seidman, Social Networks 5, 1983; by Batagelj and Zaversnik, arXiv cs/0310049, 2003). Cost: O(ties).
//
// core_of: the core of which all members know each other and all others do not, with the fewest pairs that
// are otherwise; ties between core and others are free (Borgatti and Everett, Social Networks 21, 1999, the
// discrete model; exactly, by the order of degrees, after Lip, arXiv 1102.5511, 2011). Among equally good
// ones the smallest; of people with as many ties those of the lower numbers. Cost: O(people + ties).
#ifndef FLOW_CORE_H
#define FLOW_CORE_H

#include "flow/graph.h"

uint32_t *coreness(struct arena *arena, const struct graph *undirected);

struct core {
    bool *is_in; // of each person
    uint32_t size;
    uint64_t errors;    // pairs in the core without a tie, and pairs outside of it with one
    double correlation; // of the model and the ties, over those pairs; NAN where either is all alike
};

struct core core_of(struct arena *arena, const struct graph *undirected);

#endif
