// SPDX-License-Identifier: EUPL-1.2
// The search for a plan worth more: a portfolio of annealing schedules.
//
//     struct search s = search_begin(arena, board, annealer, &budget, goal);
//     search_run(&s);                    // s.best.plan is the best plan seen, s.best.worth its worth
//
// The board starts from any plan that keeps the hard rules. Anytime: when the budget ends, `best` is whole.
#ifndef SEATING_SEARCH_SEARCH_H
#define SEATING_SEARCH_SEARCH_H

#include "seating/search/anneal.h"
#include "seating/search/incumbent.h"

struct search {
    struct arena *arena;
    struct board *board;
    struct annealer *annealer;
    struct budget *budget;
    struct incumbent best;
    struct plan first;
    uint32_t *open; // rounds that are still to be planned
    uint32_t open_count, seats;
    uint32_t designed; // so many of the open rounds are those of a design, the others only repeat them
    double polish; // share of the budget for searching around the first plan, where it has an order to keep
    double melts, freezes; // temperatures between which the order comes
};

struct search search_begin(struct arena *arena, struct board *board, struct annealer *annealer,
                           struct budget *budget, double goal);
void search_run(struct search *search);

#endif
