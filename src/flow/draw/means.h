// SPDX-License-Identifier: EUPL-1.2
// Group means then and now, each with its interval: an open ring for then, a disc for now, a line between
// them. The shaded band reaches as far as the smallest difference that four of five such studies would have
// found: a change that stays inside may well be real, and have been overlooked.
//
//     struct means_row rows[] = {{.name = S("Oppvekst"), .people = 9, .then = {3.1, 2.2, 4.0},
//                                 .now = {4.4, 3.3, 5.5}, .seen_from = 1.2}};
//     struct means m = {.frame = &frame, .rows = rows, .count = 1, .words = {...}};
//     struct str svg = means_draw(arena, &m), table = means_table(arena, &m);
//
// What is counted: the axis begins at 0, and intervals are cut there.
#ifndef FLOW_DRAW_MEANS_H
#define FLOW_DRAW_MEANS_H

#include "draw/svg.h"

struct mean {
    double value, low, high;
};

struct means_row {
    struct str name;
    int64_t people;
    struct mean then, now;
    double seen_from; // half of the band
};

struct means {
    const struct svg_frame *frame;
    const struct means_row *rows;
    size_t count;
    struct {
        struct str then, now, band;                              // beside ring, disc and band, under the axis
        struct str caption, row, people, seen_from;              // of the table
        struct str (*number)(struct arena *arena, double value); // one decimal
        struct str (*people_number)(struct arena *arena, int64_t n);
    } words;
};

struct str means_draw(struct arena *arena, const struct means *m);
struct str means_table(struct arena *arena, const struct means *m);

#endif
