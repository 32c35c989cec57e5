// SPDX-License-Identifier: EUPL-1.2
// A matching row by row, as people.csv has its people.
//
//     struct match_rows rows = match_rows_new(arena, &problem, &matching);
//     struct match_row r = match_row(&rows, 0);          // r.why: "first", "t3:better;t1:unit", ...
#ifndef CLI_MATCH_ROWS_H
#define CLI_MATCH_ROWS_H

#include "matching/match.h"

/// A wish that the person would rather have had, and why it was not to be.
struct match_missed {
    struct str theme;
    enum why why;
};

struct match_row {
    struct str person, theme;          // empty: left out
    uint32_t wish_rank;                // 0: did not wish for it, or is left out
    struct str fit;                    // "0.667", or empty
    const struct match_missed *missed; // by rank, then as themes.csv has them
    size_t missed_count;
    struct str why; // the same as one text, or "first", "held", "no_wishes"
};

struct match_rows {
    struct arena *arena;
    const struct match_problem *problem;
    const struct matching *matching;
    struct occupancy seats;
    uint32_t *number; // of each row, its person in the market
};

struct match_rows match_rows_new(struct arena *arena, const struct match_problem *problem,
                                 const struct matching *matching);
struct match_row match_row(const struct match_rows *rows, uint32_t row);

#endif
