// SPDX-License-Identifier: EUPL-1.2
// Simulated annealing by swaps on some rounds of a board (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983).
//
//     struct annealer *a = annealer_new(arena, seed);
//     anneal(a, board, &budget, &(struct heat){.hot = 4, .cold = 0.1, .moves = 1000000}, rounds, count);
//
// A swap that loses less than temperature * -ln(u) is taken, u uniform. The temperature falls by the same
// factor LEVELS times. No function of the C library's mathematics takes part, so that every machine and
// compiler walks the same way.
#ifndef SEATING_SEARCH_ANNEAL_H
#define SEATING_SEARCH_ANNEAL_H

#include "seating/problem/budget.h"
#include "seating/search/board.h"

enum { HEAT_LEVELS = 128, LOG_TABLE = 1024 };

struct annealer {
    struct rng rng;
    double minus_log[LOG_TABLE]; // -ln((i + 1/2) / LOG_TABLE)
};

struct heat {
    double hot, cold; // in units of worth
    uint64_t moves;
    double goal; // stops once the board is worth this much, less its price
};

struct annealer *annealer_new(struct arena *arena, uint64_t seed);
/// False when the budget ran out before the moves did.
bool anneal(struct annealer *annealer, struct board *board, struct budget *budget, const struct heat *heat,
            const uint32_t *rounds, uint32_t count);

#endif
