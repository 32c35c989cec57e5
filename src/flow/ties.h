// SPDX-License-Identifier: EUPL-1.2
// How many ties there are, of how many there could be, and how they hang together.
//
//     struct dyad_census d = dyad_census(&g);        // d.mutual + d.one_way + d.none: all pairs
//     double r = reciprocity(&g);                    // NAN: nobody named anybody
//     struct components c = components_count(arena, &g);
//
// A measure that is not defined is NAN, here and in all of `flow/`: nothing has been measured, which is not
// 0. Weights do not count. Density, dyads and reciprocity as in Wasserman and Faust, "Social Network
// Analysis" (1994), 4.1 and 13.1; strong components by Tarjan (SIAM J. Computing 1(2), 1972). Cost: O(people
// + ties).
#ifndef FLOW_TIES_H
#define FLOW_TIES_H

#include "flow/graph.h"

/// Of the ties that could be; NAN for fewer than two people.
double density(const struct graph *graph);

struct dyad_census {
    uint64_t mutual, one_way, none;
};

/// The pairs of a directed graph.
struct dyad_census dyad_census(const struct graph *graph);
/// The share of arcs that are answered by one back.
double reciprocity(const struct graph *graph);

/// Who has no tie at all.
uint32_t isolates(const struct graph *graph);

struct components {
    uint32_t weak, largest_weak; // the number of them, and the people of the largest
    uint32_t strong;             // the same as weak where the graph is undirected
};

struct components components_count(struct arena *arena, const struct graph *graph);

#endif
