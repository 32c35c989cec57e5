// SPDX-License-Identifier: EUPL-1.2
// What is asked of a seating plan: who, how many gatherings, in groups of what size, and what must hold.
//
// In each round those who attend are split into groups: as few as `size_most` allows, sizes differing by at
// most one. A plan is worth, summed over pairs, w * (4^-c + 4^-(c+1) + ...), one term for each time the pair
// sits together, c being how often they had met before and w the weight of the pair: `silo_weight` across
// silos, 1 within one, or what `weights` says (0 for a pair it leaves out).
//
//     struct problem p = {.people = 27, .rounds = 13, .size_least = 3, .size_most = 3, .silo_weight = 4};
//     struct shape shape = problem_shape(arena, &p);      // who attends, how many groups of what size
//
// People, rounds and groups count from 0. The lists belong to the caller and must outlive their use. A round
// with at least one `held` row has been held: its groups are those rows, and whoever is not in one was not
// there.
#ifndef SEATING_PROBLEM_PROBLEM_H
#define SEATING_PROBLEM_PROBLEM_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SEAT_PEOPLE_MOST = 200000,
    SEAT_ROUNDS_MOST = 400,
    SEAT_CELLS_MOST = 20000000, // people times rounds
    SEAT_TIMES_MOST = 100,      // acquaintance is not counted further
};

#define SILO_NONE UINT32_MAX // belongs to no silo, is of another silo than everyone
#define AWAY UINT32_MAX      // in no group that round

struct person_pair {
    uint32_t a, b;
};

struct acquaintance {
    uint32_t a, b, times;
};

struct pair_weight {
    uint32_t a, b;
    double weight;
};

struct absence {
    uint32_t round, person;
};

struct held_seat {
    uint32_t round, group, person;
};

struct problem {
    uint32_t people, rounds;
    uint32_t size_least, size_most;
    uint32_t groups; // a fixed number of groups; 0: as few as size_most allows
    double silo_weight;
    const uint32_t *silo; // of each person; NULL: every pair is of different silos
    const struct pair_weight *weights;
    const struct acquaintance *met;
    const struct person_pair *apart, *together;
    const struct absence *absent;
    const struct held_seat *held;
    size_t weight_count, met_count, apart_count, together_count, absent_count, held_count;
    bool weighted;       // by `weights` and not by silo
    bool held_is_exempt; // apart and together are about rounds to come: a held one that went otherwise is a
                         // fact
};

struct round_shape {
    uint32_t attending, groups;
    uint32_t size;  // of the small groups
    uint32_t large; // so many groups have one more
    bool held;
};

struct shape {
    struct round_shape *round;
    bool *attends; // [round * people + person]
};

struct shape problem_shape(struct arena *arena, const struct problem *problem);

/// The weight of a pair by silo; not for a weighted problem, whose weights are a list.
double problem_silo_weight(const struct problem *problem, uint32_t a, uint32_t b);
/// True where the two are of different silos.
bool problem_crosses(const struct problem *problem, uint32_t a, uint32_t b);
/// 4^-times, exactly.
double worth_after(uint32_t times);

#endif
