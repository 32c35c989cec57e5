// SPDX-License-Identifier: EUPL-1.2
// What two texts have in common: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica
// 1 (1986). For merging by paragraphs and for showing what a version changed.
//
//     struct prose_run_list runs = prose_diff(arena, before, after);   // the words of both, in order
//
// Cost: (n + m) times the number of differences; from DIFF_MOST of these on, all that lies between the first
// and the last counts as changed.
#ifndef PROSE_DIFF_H
#define PROSE_DIFF_H

#include "base/str.h"

enum { DIFF_MOST = 1000 };

/// For each of the `n` pieces of `a`, its place in `b`, or SIZE_MAX. The places rise.
void diff_match(struct arena *arena, const struct str *a, size_t n, const struct str *b, size_t m,
                size_t *match);

enum prose_change { PROSE_KEPT, PROSE_ADDED, PROSE_STRUCK };

struct prose_run {
    enum prose_change change;
    struct str text;
};

struct prose_run_list {
    struct prose_run *at;
    size_t count;
};

/// By words, each with the blanks behind it.
struct prose_run_list prose_diff(struct arena *arena, struct str before, struct str after);

#endif
