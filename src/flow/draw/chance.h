// SPDX-License-Identifier: EUPL-1.2
// Do ties cross units more than by chance: for each row a dot for the E-I index as it is, and a bar where 95
// of 100 values lie that chance alone would give. Outside of the bar is more than chance.
//
//     struct chance_row rows[] = {{.name = S("t1"), .index = 0.11, .expected = 0.32, .sd = 0.057}};
//     struct chance_picture p = {.frame = &frame, .rows = rows, .count = 1, .words = {...}};
//     struct str svg = chance_draw(arena, &p), table = chance_table(arena, &p);
//
// The axis goes from -1 (no tie leaves its unit) to 1 (all do). A row without ties says so instead.
#ifndef FLOW_DRAW_CHANCE_H
#define FLOW_DRAW_CHANCE_H

#include "draw/svg.h"

struct chance_row {
    struct str name;
    double index, expected, sd; // index NAN: no ties
};

struct chance_picture {
    const struct svg_frame *frame;
    const struct chance_row *rows;
    size_t count;
    struct {
        struct str inward, outward, none;  // at the ends of the axis; beside a row without ties
        struct str is, by_chance;          // beside dot and bar, under the axis
        struct str caption, row, from, to; // of the table
        struct str (*number)(struct arena *arena, double value); // two decimals
    } words;
};

struct str chance_draw(struct arena *arena, const struct chance_picture *p);
struct str chance_table(struct arena *arena, const struct chance_picture *p);

#endif
