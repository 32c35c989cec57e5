// SPDX-License-Identifier: EUPL-1.2
// When people meet: what decides between plans that are worth the same. First meetings come early, nobody
// sits with the same person twice running, and the smaller groups go round.
//
//     struct pace *pace = pace_new(arena, board);             // NULL: too large, every order is as good as
//     another if (pace_swap(pace, r, s, t, gain) < 0) pace_swap(pace, r, s, t, -gain);
//
// The pace of a plan is, summed over pairs, what their first meeting is worth times the rounds that are left
// when they meet, their own included: the area under the curve of first meetings. Off it go a price for every
// pair that never meets, one for every pair that meets in two rounds running, and one for each person that
// grows with the square of the times they sat in a smaller group.
//
// It follows the board: between pace_new() and its last use only pace_swap() and pace_exchange() may change
// the board; after board_load() it is counted afresh by pace_recount(). Memory: 16 bytes a pair.
#ifndef SEATING_SEARCH_PACE_H
#define SEATING_SEARCH_PACE_H

#include "seating/search/board.h"

enum { PACE_PEOPLE_MOST = 500, PACE_ROUNDS_MOST = 64 };

struct pace {
    struct board *board;
    double value;
    double unit;         // the most that the first meeting of a pair is worth
    const double *first; // [a * stride + b] what the first meeting of a pair is worth
    uint64_t *met;       // [a * stride + b], a < b: a bit for each round in which they meet
    uint32_t *smaller;   // [person] times in a group that was smaller than others
};

struct pace *pace_new(struct arena *arena, struct board *board);
void pace_recount(struct pace *pace);

/// Swaps two seats as board_swap() does, and says what that adds to the pace. O(group size squared).
double pace_swap(struct pace *pace, uint32_t r, uint32_t s, uint32_t t, double gain);

/// Whole rounds with the same people change places until no exchange of two helps. Rounds that were announced
/// stay.
void pace_sort(struct pace *pace);

#endif
