// SPDX-License-Identifier: EUPL-1.2
// Do ties leave the units: E-I, external ties less internal ones, of all ties (-1: all stay; 1: all leave;
// Krackhardt and Stern, Social Psychology Quarterly 51(2), 1988). By itself it misleads: in many small units
// nearly all ties leave by chance. So the index comes with what it would be by chance, and how far that
// spreads.
//
//     struct ei ei = ei_of(arena, &g, &units, &mixing);
//     ei.index, ei.expected, ei.sd, ei.z
//
// Chance hands the units out anew among the people, as they are, and lets the ties be. Mean and spread are
// exact: moments of the count of internal ties over all such ways (Hubert and Schultz, British J. of
// Mathematical and Statistical Psychology 29, 1976, for a matrix of 0 and 1). Weights do not count. People
// without a unit, and their ties, are left out. What is not defined is NAN: the index without ties, z where
// chance does not spread. Cost: O(people + ties + units).
#ifndef FLOW_EI_H
#define FLOW_EI_H

#include "flow/mixing.h"

struct ei {
    uint64_t internal, external;
    double index, expected, sd, z;
    double cross_share; // external ties of all ties
};

struct ei ei_of(struct arena *arena, const struct graph *graph, const struct units *units,
                const struct mixing *mixing);

/// Of one unit: the ties inside of it, and those that leave or enter it, each counted once.
double ei_unit(const struct mixing *mixing, uint32_t unit);
/// The same in tie ends of its people, so that a tie inside of it counts twice: the mean of its people's own
/// indices, weighted by their ties.
double ei_unit_degree(const struct mixing *mixing, uint32_t unit);

/// The same questions asked of each person, over ties in either direction (undirected: over ties).
struct ei_people {
    double *ei; // NAN without ties
    /// 1 - sum over units (ties to it / all ties)^2 (Guimera and Amaral, Nature 433, 2005)
    double *participation;
    double *units_reached; // other units among the contacts; NAN for a person without a unit
};

struct ei_people ei_people_of(struct arena *arena, const struct graph *graph, const struct units *units);

/// The index with units handed out anew by chance, `count` times.
struct ei_shuffled {
    uint32_t count;
    double mean, sd;
    double p_at_most, p_at_least; // how often as low (as high) as it is: (times + 1) / (count + 1)
    double low, median, high;     // of 95 in 100: the quantiles 0.025, 0.5 and 0.975
};

/// The seed and the input decide all digits. count > 0, and there are ties. Cost: O(count * (people + ties)).
struct ei_shuffled ei_shuffle(struct arena *arena, const struct graph *graph, const struct units *units,
                              uint32_t count, uint64_t seed);

#endif
