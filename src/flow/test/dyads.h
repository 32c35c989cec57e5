// SPDX-License-Identifier: EUPL-1.2
// Pairs of people as a square of numbers, row by row: what QAP and MRQAP compare.
//
//     struct dyads d = dyads_new(arena, people, DYADS_DIRECTED);
//     dyads_drop(&d, 3, 5);                                  // 3 has not answered about 5
//     double *advice = dyads_of_graph(arena, &d, &graph);
//     double *same = dyads_same(arena, &d, &units);
//
// A pair that does not count is 0 in every square: oneself, pairs without an answer, and where there is no
// direction all above the diagonal. So sums over the whole square are sums over the pairs that count.
// Cost: 8 bytes for each pair and square, for at most DYADS_PEOPLE_MOST people.
#ifndef FLOW_TEST_DYADS_H
#define FLOW_TEST_DYADS_H

#include "flow/graph.h"

enum { DYADS_PEOPLE_MOST = 2000 };

struct dyads {
    uint32_t people;
    enum graph_kind kind;
    double *counts; // 1 or 0
    bool all_count; // nobody's answer is missing
};

struct dyads dyads_new(struct arena *arena, uint32_t people, enum graph_kind kind);
/// The pair does not count. Without direction it is enough that one of the two has not answered.
void dyads_drop(struct dyads *dyads, uint32_t from, uint32_t to);
uint32_t dyads_count(const struct dyads *dyads);
/// How many pairs do not count for want of an answer.
uint32_t dyads_missing(const struct dyads *dyads);

/// The weight of each tie, 0 where there is none.
double *dyads_of_graph(struct arena *arena, const struct dyads *dyads, const struct graph *graph);
/// 1 where both belong to the same unit. Nobody shares a unit with who has none.
double *dyads_same(struct arena *arena, const struct dyads *dyads, const struct units *units);
/// Both halves of a square without direction, for looking pairs up either way round.
void dyads_mirror(const struct dyads *dyads, double *square);

#endif
