// SPDX-License-Identifier: EUPL-1.2
// The seats of all rounds with the worth of every pair's next meeting: what the search moves on.
//
//     round r:   | a b c | d e f | g h - |        slots 0..8, groups of `room` slots; "-" is the ghost
//
// A group with fewer people than slots holds a ghost, person number `people`, whose meetings are worth
// nothing: to swap someone with a ghost is to move them there. No group ever holds two ghosts, so that sizes
// differ by at most one. gain[a][b] is what one more meeting of a and b would be worth; a meeting taken back
// is worth 4 * gain[a][b].
//
// Every move keeps the hard rules: pairs that must be apart have a gain so low that no move to it is ever
// taken, and those who stay together move together (`block`). Memory: 8 bytes a pair, 2 a seat.
#ifndef SEATING_SEARCH_BOARD_H
#define SEATING_SEARCH_BOARD_H

#include "base/rng.h"
#include "seating/problem/plan.h"

struct board_round {
    uint32_t groups, room, slots;
    uint16_t *member;     // [slot] -> person
    uint16_t *group_of;   // [slot] -> group
    uint16_t *slot_of;    // [person] -> slot, only of those who attend
    uint16_t *block;      // [person] -> who stands for those they sit with always; NULL where nobody does
    const uint32_t *home; // [person] -> group in the plan that was announced; NULL: none was
    bool placed, fixed;   // its meetings are in `gain`; it has been held
};

struct board {
    const struct problem *problem;
    const struct shape *shape;
    uint32_t people, rounds;
    size_t stride;
    double *gain;
    struct board_round *round;
    double worth;      // of all rounds placed
    double home_price; // what it costs to seat someone elsewhere than announced
    double price;      // of all rounds placed
};

/// Made with all rounds empty. People up to BOARD_PEOPLE_MOST.
enum { BOARD_PEOPLE_MOST = 2000 };
struct board *board_new(struct arena *arena, const struct problem *problem, const struct shape *shape);

/// Seats round r as group[0..people-1] says and counts its meetings.
void board_place(struct board *board, uint32_t r, const uint32_t *group);
/// Takes the meetings of round r out again.
void board_lift(struct board *board, uint32_t r);
void board_load(struct board *board, const struct plan *plan);
/// Takes over the announced plan and its price from another board of the same problem.
void board_follow(struct board *board, const struct board *other);
void board_save(const struct board *board, struct plan *plan);

/// What swapping the people of two slots in different groups would add to worth - price.
double board_swap_gain(const struct board *board, const struct board_round *round, uint32_t s, uint32_t t);
void board_swap(struct board *board, struct board_round *round, uint32_t s, uint32_t t, double gain);
/// True where the person of the slot sits with someone they must stay with, so that they cannot move alone.
bool board_in_block(const struct board *board, const struct board_round *round, uint32_t slot);
/// True where the swap would bring two ghosts into one group.
bool board_swap_ghosts(const struct board *board, const struct board_round *round, uint32_t s, uint32_t t);

#endif
