// SPDX-License-Identifier: EUPL-1.2
// One round by weights: the maximally diverse grouping problem. Each group has a least and a most size, and
// the sum of the weights within groups is to be as large as can be.
//
//     struct mdgp m = {.people = 120, .groups = 10, .least = least, .most = most, .weight = weight};
//     double value = mdgp_search(arena, &m, annealer, &budget, group);      // group[person]
//
// One slow cooling, then replica exchange between the temperature where the problem melts, which the cooling
// found, and where it freezes (parallel tempering; Swendsen and Wang, Phys. Rev. Lett. 57, 1986). Long
// coolings alone end in whatever valley they met first; replicas leave it. Neighbourhood: swaps, and moves
// within the sizes, by sums of each person's weights to each group (Gallego, Laguna, Martí and Duarte, JORS
// 64(5), 2013). A budget too small for replicas is one cooling. Memory: people * people numbers for the
// weights, and people * groups for each of ten replicas.
#ifndef SEATING_SEARCH_MDGP_H
#define SEATING_SEARCH_MDGP_H

#include "seating/search/anneal.h"

struct mdgp {
    uint32_t people, groups;
    const uint32_t *least, *most; // of each group
    const double *weight;         // [a * people + b], symmetric, 0 on the diagonal
};

enum { MDGP_PEOPLE_MOST = 5000 };

/// True where the sizes can hold the people.
bool mdgp_fits(const struct mdgp *m);
double mdgp_search(struct arena *arena, const struct mdgp *m, struct annealer *annealer,
                   struct budget *budget, uint32_t *group);
/// The sum of weights within groups, counted anew.
double mdgp_value(const struct mdgp *m, const uint32_t *group);
/// No grouping is worth more: everyone takes the partners worth most to them, as many as the sizes allow.
double mdgp_bound(struct arena *arena, const struct mdgp *m);

#endif
