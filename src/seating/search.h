// SPDX-License-Identifier: EUPL-1.2
// The search for a plan worth more: a portfolio of annealing schedules.
//
//     struct search s = search_begin(arena, board, annealer, &budget, bound);
//     search_run(&s);                    // s.best holds the best plan seen, s.best_worth its worth
//
// The board starts from any plan that keeps the hard rules. Anytime: when the budget ends, `best` is whole.
#ifndef SEATING_SEARCH_H
#define SEATING_SEARCH_H

#include "seating/anneal.h"

struct search {
    struct arena *arena;
    struct board *board;
    struct annealer *annealer;
    struct budget *budget;
    double goal; // a plan worth this is as good as any
    struct plan best;
    double best_worth; // less the price of what differs from the announced plan
    const char *method;
    uint32_t *open; // rounds that are still to be planned
    uint32_t open_count, seats;
    double polish; // share of the budget for searching around the first plan, where it has an order to keep
    double melts, freezes; // temperatures between which the order comes
};

struct search search_begin(struct arena *arena, struct board *board, struct annealer *annealer,
                           struct budget *budget, double goal);
void search_run(struct search *search);

/// Notes the board's plan where it is the best so far. False once the goal is reached.
bool search_keep(struct search *search, struct board *board, const char *method);

#endif
