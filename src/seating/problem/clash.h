// SPDX-License-Identifier: EUPL-1.2
// Why a request is impossible: a set of wishes that clash, none of which can be left out.
//
//     struct clash clash;
//     if (clash_find(arena, &problem, &shape, &clash)) explain(clash.kind, clash.item, clash.count);
//
// Found by leaving wishes out as long as what is left is still impossible (deletion filter; Junker, AAAI
// 2004), in several orders and in every round, of which the smallest set is kept. Where the proof would take
// too long nothing is said here, and the search says that it found no plan.
#ifndef SEATING_PROBLEM_CLASH_H
#define SEATING_PROBLEM_CLASH_H

#include "seating/problem/problem.h"

enum clash_kind {
    CLASH_SIZES,      // those who attend `round` cannot be split into such groups
    CLASH_ABSENT,     // someone is absent from a round that was held with them
    CLASH_HELD_TWICE, // someone sits in two groups of a held round
    CLASH_HELD,       // a held round breaks an apart or a together
    CLASH_RULES,      // apart, together and the group sizes leave no way to seat `round`
};

enum wish { WISH_APART, WISH_TOGETHER };

struct clash_item {
    enum wish wish;
    struct person_pair pair;
};

struct clash {
    enum clash_kind kind;
    uint32_t round;
    struct round_shape shape; // of that round
    uint32_t person;          // CLASH_ABSENT, CLASH_HELD_TWICE
    struct clash_item *item;  // CLASH_HELD (one), CLASH_RULES
    size_t count;
};

/// True where the request is impossible.
bool clash_find(struct arena *arena, const struct problem *problem, const struct shape *shape,
                struct clash *out);

#endif
