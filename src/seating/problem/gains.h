// SPDX-License-Identifier: EUPL-1.2
// What the next meeting of each pair is worth, as a square matrix: the form in which the bound and the search
// hold a problem of up to a few thousand people.
//
//     double *gain = gains_new(arena, &problem, people + 1);       // gain[a * stride + b], 0 on the diagonal
//
// Once a pair meets, its entry is multiplied by 1/4; once a meeting is taken back, by 4: exactly, as both are
// powers of two. Pairs that must stay apart are left as they are: the caller marks them.
#ifndef SEATING_PROBLEM_GAINS_H
#define SEATING_PROBLEM_GAINS_H

#include "seating/problem/problem.h"

double *gains_new(struct arena *arena, const struct problem *problem, size_t stride);

#endif
