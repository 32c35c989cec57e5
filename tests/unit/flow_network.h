// SPDX-License-Identifier: EUPL-1.2
// Small networks made by chance, for slow and obvious twins of measures: directed and not, weighted, with
// people alone, without a unit, and alone in theirs. A twin knows the squares only.
//
//     static bool density_counted(const struct network *n) { ... }
//     TEST("density is counted") { AGREES(density_counted); }
#ifndef TESTS_UNIT_FLOW_NETWORK_H
#define TESTS_UNIT_FLOW_NETWORK_H

#include "flow/graph.h"

enum { MOST = 11, FAR = 1000 };

struct network {
    uint32_t people, units;
    bool is_directed;
    double w[MOST][MOST];          // what i gives j; the same both ways where undirected
    bool tied[MOST][MOST];         // in either direction
    uint32_t distance[MOST][MOST]; // FAR: there is no way
    uint32_t unit[MOST];           // a unit or UNIT_NONE
    struct graph graph, undirected;
    struct units of;
};

/// Distances made anew from n->w.
void network_distances(struct network *n);
/// Ties as they are counted: arcs, or pairs once.
bool network_counts(const struct network *n, uint32_t i, uint32_t j);

/// Checks many networks; a failure names what differs, and in which of them.
void network_each(const char *what, bool (*agrees)(const struct network *n));
#define AGREES(fn) network_each(#fn, fn)

/// Equal but for rounding; what is not defined is equal to itself.
bool near(double got, double wanted);

#endif
