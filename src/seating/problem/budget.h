// SPDX-License-Identifier: EUPL-1.2
// How long a search may go on: so many moves, until a moment, or until somebody says stop.
//
//     struct budget budget = budget_begin(&limits);
//     while (budget_spend(&budget, 4096)) try_moves(4096);
//
// With `passes` set the moves alone decide, and the same input and seed give the same plan on every machine;
// time and stop are then only a cap. Without, the number of moves is guessed from the time they take.
#ifndef SEATING_PROBLEM_BUDGET_H
#define SEATING_PROBLEM_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

enum { MOVES_PER_PASS = 1000000 };

struct limits {
    double passes;            // of MOVES_PER_PASS moves tried, a fraction too; 0: by time alone
    double seconds;           // 0: no cap
    double (*now)(void *arg); // in seconds, never going back
    bool (*stop)(void *arg);  // may be NULL
    void *arg;
};

struct budget {
    struct limits limits;
    uint64_t moves_done;
    double began, speed; // moves a second, last measured
    bool over;
};

struct budget budget_begin(const struct limits *limits);
/// A new budget of the same clock: what `whole` leaves, at most `share` of it.
void budget_extend(struct budget *budget, const struct limits *whole, double share);
/// False once the budget is used up.
bool budget_spend(struct budget *budget, uint64_t moves);
/// The moves that a share (0..1] of the whole budget buys, at least 1.
uint64_t budget_share(const struct budget *budget, double share);
/// The moves that are left; with time alone, as many as fit at the speed so far.
uint64_t budget_left(const struct budget *budget);

#endif
