// SPDX-License-Identifier: EUPL-1.2
// A table for people: columns as wide as what stands in them, the first to the left, the others to the right.
//
//     struct grid grid = grid_new(arena, 3);
//     grid_add(&grid, S("unit")), grid_add(&grid, S("people")), grid_add(&grid, S("E-I"));
//     ...                                  // row by row
//     grid_print(&grid, stdout);
//
// The texts are not copied. Width is counted in characters. Cost: O(cells).
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include "base/str.h"

#include <stdio.h>

struct grid {
    struct arena *arena;
    size_t columns, count;
    struct str *at;
};

struct grid grid_new(struct arena *arena, size_t columns);
void grid_add(struct grid *grid, struct str text);
void grid_print(const struct grid *grid, FILE *out);

#endif
