// SPDX-License-Identifier: EUPL-1.2
// How full a network is: a ring of seats, clockwise from the top.
//
//     struct seats seats = {.frame = {.id = S("seats"), .title = title, .desc = desc},
//                           .count = {19, 2, 4, 2}, .number = S("19"), .words = S("av 27 har svart ja")};
//     struct str svg = seats_draw(arena, &seats);        // SVG_NARROW; empty for more than SEATS_MOST
//
// Filled: yes. Half: maybe. A ring with a dot: asked, no answer yet. Dashed: free.
#ifndef DRAW_SEATS_H
#define DRAW_SEATS_H

#include "draw/svg.h"

enum { SEATS_MOST = 60 };
enum seat_kind { SEAT_YES, SEAT_MAYBE, SEAT_ASKED, SEAT_FREE, SEAT_KINDS };

struct seats {
    struct svg_frame frame; // without its width
    int64_t count[SEAT_KINDS];
    struct str number, words; // in the middle
};

struct str seats_draw(struct arena *arena, const struct seats *seats);

#endif
