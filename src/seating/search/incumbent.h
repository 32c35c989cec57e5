// SPDX-License-Identifier: EUPL-1.2
// The best plan a search has seen so far, which every method shows what it found to.
//
//     struct incumbent best = incumbent_new(arena, board, goal);
//     if (!incumbent_meet(&best, board, "annealing")) return;      // the goal is reached
//
// What counts is the worth of a plan less the price of the seats that differ from the announced one.
#ifndef SEATING_SEARCH_INCUMBENT_H
#define SEATING_SEARCH_INCUMBENT_H

#include "seating/search/board.h"

struct incumbent {
    struct plan plan;
    double worth;
    double goal; // a plan worth this is as good as any
    const char *method;
};

/// The board's plan as it stands.
struct incumbent incumbent_new(struct arena *arena, const struct board *board, double goal);
/// Keeps the board's plan where it is worth more. False once the goal is reached.
bool incumbent_meet(struct incumbent *best, const struct board *board, const char *method);
bool incumbent_at_goal(const struct incumbent *best);

#endif
