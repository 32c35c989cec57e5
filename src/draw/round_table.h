// SPDX-License-Identifier: EUPL-1.2
// The table at which somebody sits, seen from their seat: they are nearest, the others round it.
//
//     struct round_table t = {.frame = {.id = S("table"), .title = title, .desc = desc}, .label = S("Bord"),
//                             .number = S("2"), .you = S("Du"), .mates = mates, .count = 2};
//     struct str svg = round_table_draw(arena, &t);            // SVG_NARROW wide, nothing without mates
//
// One or two others are named above their seats; more are initials only, and named beside the picture.
#ifndef DRAW_ROUND_TABLE_H
#define DRAW_ROUND_TABLE_H

#include "draw/svg.h"

struct table_mate {
    struct str name, unit;
};

struct round_table {
    struct svg_frame frame; // without its width
    struct str label, number, you;
    const struct table_mate *mates;
    size_t count;
};

struct str round_table_draw(struct arena *arena, const struct round_table *table);

#endif
