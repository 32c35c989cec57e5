// SPDX-License-Identifier: EUPL-1.2
#include "draw/seats.h"

#include "draw/text_width.h"

#include <math.h>

enum { MIDDLE = SVG_NARROW / 2, RING = 128, SEAT = 13, WORDS_ROOM = 2 * (RING - SEAT) - 24 };

static const double TURN = 6.283185307179586;

static void half_draw(struct svg *s, double x, double y, double radius)
{
    svg_circle(s, SVG_NEXT, x, y, radius - 1);
    svg_path_begin(s, SVG_DONE);
    svg_path_move(s, x, y + radius);
    svg_path_arc(s, radius, x, y - radius);
    svg_path_close(s);
    svg_path_end(s);
}

static void seat_draw(struct svg *s, enum seat_kind kind, double x, double y, double radius)
{
    switch (kind) {
    case SEAT_YES: svg_circle(s, SVG_DONE, x, y, radius); break;
    case SEAT_MAYBE: half_draw(s, x, y, radius); break;
    case SEAT_ASKED:
        svg_circle(s, SVG_WAITING, x, y, radius - 1);
        svg_circle(s, SVG_NOT_YET, x, y, radius / 6);
        break;
    case SEAT_FREE: svg_circle(s, SVG_FREE, x, y, radius - 1); break;
    case SEAT_KINDS: break;
    }
}

struct str seats_draw(struct arena *arena, const struct seats *seats)
{
    int64_t all = 0, at = 0;
    for (int kind = 0; kind < SEAT_KINDS; kind++)
        all += seats->count[kind];
    if (!all || all > SEATS_MOST)
        return S("");
    double radius = fmin(SEAT, TURN / 2 * RING / (double)all - 2.5);
    struct svg_frame frame = seats->frame;
    frame.width = SVG_NARROW;
    struct svg s = svg_new(arena, &frame, SVG_NARROW);
    for (enum seat_kind kind = SEAT_YES; kind < SEAT_KINDS; kind++)
        for (int64_t i = 0; i < seats->count[kind]; i++, at++) {
            double angle = TURN * (double)at / (double)all;
            seat_draw(&s, kind, MIDDLE + RING * sin(angle), MIDDLE - RING * cos(angle), radius);
        }
    svg_text(&s, SVG_HUGE, SVG_MIDDLE, MIDDLE, MIDDLE + 16, seats->number);
    svg_text(&s, SVG_QUIET, SVG_MIDDLE, MIDDLE, MIDDLE + 44,
             text_cut(arena, seats->words, 14, TEXT_BOLD, WORDS_ROOM));
    return svg_end(&s);
}
