// SPDX-License-Identifier: EUPL-1.2
// The assignment as an integer programme: a column of 0 or 1 for each pair, and for each theme and standing a
// cutoff f (f = 1: full with that standing or better). A pair does not block when a + f + z + y >= 1: the
// person has something as good (a), the theme is full of as good (f), or the unit lends no more people (z) or
// hours (y) but for colleagues of a later turn. Cumulative columns keep each row at three or four entries
// (Delorme et al., EJOR 277, 2019, for stability with ties; units as doc/matching.md defines them).
//
//     struct program *p = program_new(arena, market, struck, PROGRAM_STABLE);
//     program_gain(p, (struct level){LEVEL_PLACED}, kind);
//     ... linear_solve(arena, &p->lp, ...) ... program_plan(p, solution.column, &plan)
//     program_hold(p, value);                                       // and on with the next level
#ifndef MATCHING_PROGRAM_H
#define MATCHING_PROGRAM_H

#include "matching/linear.h"
#include "matching/placement.h"

enum { PROGRAM_WISHES_MOST = 1 << 18 }; // of one group: some hundred MB, and no time would be enough

enum level_kind { LEVEL_BLOCKING, LEVEL_PLACED, LEVEL_PROFILE, LEVEL_FIT, LEVEL_LOTS };

struct level {
    enum level_kind kind;
    uint32_t rank; // of LEVEL_PROFILE
};

enum program_kind {
    PROGRAM_STABLE, // no pair blocks
    PROGRAM_COUNTED // pairs may block, each has a column that says so
};

struct program {
    struct arena *arena;
    const struct market *market;
    struct linear lp;
    enum program_kind kind;
    uint32_t *pair;       // of each wish, its column; MATCH_NONE: cannot be
    uint32_t *slack;      // of each wish: that it blocks
    uint32_t *cutoff;     // of each wish, the column of its theme and standing
    uint32_t *so_far;     // of each wish: the person has this rank or better
    uint32_t *placed;     // of each person
    uint32_t *shut;       // of each person: the unit lends no more, and so not this one
    uint32_t *shut_turn;  // of each person: the unit lends no more to this turn
    uint32_t *shut_hours; // of each wish: the unit lends not so many hours
};

struct program *program_new(struct arena *arena, const struct market *market, const bool *struck,
                            enum program_kind kind);
/// What is to become as large as can be: the level, as a gain (fewest blocking is a gain below nought).
void program_gain(struct program *program, struct level level, enum profile_kind kind);
/// Whatever comes, the gain of now stays at least that.
void program_hold(struct program *program, double value);
/// The columns as a plan.
void program_plan(const struct program *program, const double *column, struct placement *plan);
/// A plan as columns, for the solver to start from.
double *program_start(const struct program *program, const struct placement *plan);

/// What a plan's score gains on a level.
double level_gain(const struct score *score, struct level level, enum profile_kind kind);

#endif
