// SPDX-License-Identifier: EUPL-1.2
// A round as the engine takes it: wish i of the problem is row i of placing_wishes(), theme t its call t.
//
//     struct placing_problem p;
//     placing_problem_read(db, id, PROBLEM_TO_DRAW, NULL, &p);
//
// To draw, whoever has an offer or was put somewhere by hand is held; to judge, only who has an offer; to
// explain afterwards, nobody. `at` says where each is meant to go. People are "p12", themes "t7" after their
// call, competences "c3": numbers of rows, so that no name or staff number is in a lottery. All of it in
// db_arena().
#ifndef PLACING_PROBLEM_H
#define PLACING_PROBLEM_H

#include "placing/placing.h"

/// What would be if somebody were moved by hand.
struct placing_try {
    struct application_id application;
    enum placing_hand hand;
};

enum problem_use { PROBLEM_TO_DRAW, PROBLEM_TO_JUDGE, PROBLEM_TO_EXPLAIN };

struct placing_problem {
    struct match_problem problem;
    struct placing_call_list calls;
    struct placing_wish_list wishes;
    uint32_t *at; // of each person: the wish that is meant; MATCH_NONE
};

void placing_problem_read(struct db *db, struct placing_id id, enum problem_use use,
                          const struct placing_try *what_if, struct placing_problem *out);

/// placing_read() as if offers were no more than proposals: why the places went as they did.
struct placing_table placing_read_after(struct db *db, struct placing_id id);

/// Whether an offer stands: open, accepted or a place.
bool wish_is_bound(const struct placing_wish *wish);
/// What a week on the call's theme takes, in hundredths of an hour; 0: not known.
int64_t call_week(const struct placing_call *call);

#endif
