// SPDX-License-Identifier: EUPL-1.2
// A plan: the group of every person in every round; and the slow, obvious evaluation of one, which shares no
// code with the search and is what the result's figures are taken from.
//
//     struct plan_value v = plan_value(arena, &problem, &plan);   // v.worth, v.pairs_met, v.repeated ...
//     if (plan_fault(arena, &problem, &shape, &plan)) ...         // a hard rule does not hold
//
// Cost: O(rounds * people * group size) and sorting; memory is one row a meeting.
#ifndef SEATING_PROBLEM_PLAN_H
#define SEATING_PROBLEM_PLAN_H

#include "seating/problem/problem.h"

struct plan {
    uint32_t people, rounds;
    uint32_t *group; // [round * people + person], from 0; AWAY where the person does not attend
};

struct plan_value {
    double worth;
    uint64_t pairs_possible, pairs_met, repeated, cross_possible, cross_met;
    uint32_t most_often;
};

/// Everyone is AWAY.
struct plan plan_empty(struct arena *arena, uint32_t people, uint32_t rounds);
struct plan plan_copy(struct arena *arena, const struct plan *plan);
struct plan_value plan_value(struct arena *arena, const struct problem *problem, const struct plan *plan);

enum plan_fault {
    PLAN_SOUND,
    PLAN_ATTENDANCE, // someone who attends is in no group, or the other way round
    PLAN_SIZES,
    PLAN_APART,
    PLAN_TOGETHER,
    PLAN_HELD,
};
enum plan_fault plan_fault(struct arena *arena, const struct problem *problem, const struct shape *shape,
                           const struct plan *plan);

/// Numbers the groups of each round by their first member, which makes equal plans equal bytes; held rounds
/// keep their numbers.
void plan_renumber(struct arena *arena, const struct shape *shape, struct plan *plan);

#endif
