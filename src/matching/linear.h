// SPDX-License-Identifier: EUPL-1.2
// A linear programme in whole or real numbers, written down row by row, and the solver for it.
//
//     struct linear lp = linear_new(arena);
//     uint32_t x = linear_column(&lp, 0, 1, true);            // whole, 0 or 1
//     uint32_t row = linear_row(&lp, 1, LINEAR_NO_LIMIT);     // 1 <= ...
//     linear_entry(&lp, row, x, 2);                           // ... 2 x
//     lp.gain.at[x] = 1;                                      // what is to become as large as can be
//     struct solution s = linear_solve(arena, &lp, &(struct solve_options){.seconds = 5});
//
// The solver is CBC (coin-or/Cbc), in linear_cbc.c and nowhere else. It computes in binary fractions: what it
// says of a plan is counted again by placement.h before anybody is told.
#ifndef MATCHING_LINEAR_H
#define MATCHING_LINEAR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

#define LINEAR_NO_LIMIT 1e30

struct number_list {
    double *at;
    size_t count;
};

struct linear_entry {
    uint32_t row, column;
    double value;
};

struct linear {
    struct arena *arena;
    struct number_list low, high, gain; // of each column
    struct {
        bool *at;
        size_t count;
    } whole;
    struct number_list row_low, row_high;
    struct {
        struct linear_entry *at;
        size_t count;
    } entries;
};

struct linear linear_new(struct arena *arena);
uint32_t linear_column(struct linear *lp, double low, double high, bool whole);
uint32_t linear_row(struct linear *lp, double low, double high);
void linear_entry(struct linear *lp, uint32_t row, uint32_t column, double value);
/// A row over what `gain` is now.
uint32_t linear_row_of_gain(struct linear *lp, double low, double high);

struct solve_options {
    const double *start; // values of all columns, a solution as far as one knows; NULL: none
    double seconds;      // of the clock; 0: no limit
    double nodes;        // of the search; 0: no limit
    bool relaxed;        // no column needs to be whole
};

enum solved { SOLVED, SOLVED_INFEASIBLE, SOLVED_IN_PART };

struct solution {
    enum solved state;
    double *column; // NULL: none was found
    double bound;   // no solution gains more
};

/// Cost: exponential at worst; memory some hundred bytes an entry.
struct solution linear_solve(struct arena *arena, const struct linear *lp,
                             const struct solve_options *options);

#endif
