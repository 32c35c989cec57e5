// SPDX-License-Identifier: EUPL-1.2
// Units by units: how many ties go from each to each, and what one number says of the whole table.
//
//     struct mixing m = mixing_of(arena, &g, &units);
//     double there = mixing_ties(&m, u, v), by_chance = mixing_expected(&m, u, v);
//
// Directed: arcs from u's people to v's. Undirected: ties between them, each once, and the table is
// symmetric. Weights do not count. People without a unit, and their ties, are left out of all of it. What is
// not defined is NAN. Cost: O(ties + units^2).
#ifndef FLOW_MIXING_H
#define FLOW_MIXING_H

#include "flow/graph.h"

enum { MIXING_UNITS_MOST = 2000 }; // the table of more would be 32 MB and nobody's to read

struct mixing {
    enum graph_kind kind;
    uint32_t units, people; // people: those who have a unit
    uint64_t ties, within;  // in all, and inside of units
    uint32_t *size;         // of each unit
    double *count;          // units x units; mixing_ties()
};

struct mixing mixing_of(struct arena *arena, const struct graph *graph, const struct units *units);

double mixing_ties(const struct mixing *mixing, uint32_t from, uint32_t to);
/// Of the ties that there could be between them; NAN where there can be none.
double mixing_density(const struct mixing *mixing, uint32_t from, uint32_t to);
/// The mean over all ways to hand the units out anew among the people.
double mixing_expected(const struct mixing *mixing, uint32_t from, uint32_t to);

/// Do ties stay inside of units more than the numbers of ties of each unit explain (1: all do; 0: no more;
/// Newman, Physical Review E 67, 026126, 2003, eq. 2)? NAN where all ties begin and end in one unit.
double mixing_assortativity(const struct mixing *mixing);
/// The share of ties inside of units, less what it would be by chance with the same degrees (Newman and
/// Girvan, Physical Review E 69, 026113, 2004; directed: Leicht and Newman, PRL 100, 118703, 2008).
double mixing_modularity(const struct mixing *mixing);
/// How far one unit's people choose their own: 1 only, 0 as by chance, -1 never (Coleman, Human Organization
/// 17(4), 1958). NAN where they choose nobody. A unit of one person chooses as by chance.
double mixing_coleman(const struct mixing *mixing, uint32_t unit);

#endif
