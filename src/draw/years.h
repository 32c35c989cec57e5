// SPDX-License-Identifier: EUPL-1.2
// The years of a network: its gatherings on one line, and below, on the same days, the pairs who have sat
// together.
//
//     struct years y = {.frame = {.id = S("years"), .title = title, .desc = desc}, .lang = lang,
//                       .first = starts, .last = ends, .today = today, .marks = marks, .count = 23};
//     struct str wide = years_draw(arena, &y, SVG_FULL);     // or SVG_WIDE
//     struct str narrow = years_upright_draw(arena, &y);     // SVG_NARROW: from the top down, a line each
//     struct str small = years_pairs_draw(arena, &y, frame); // SVG_NARROW: the pairs alone
//
// Round: some hours. Tall: a whole day. Filled: held, a ring: to come, a ring with a core: next, a cross:
// cancelled. Labels that must stand do; of the others those nearest to today, as many as there is room for.
// Pairs are drawn where y.possible is not 0. Cost: linear, but for labels quadratic in the marks.
#ifndef DRAW_YEARS_H
#define DRAW_YEARS_H

#include "base/date.h"
#include "draw/svg.h"
#include "i18n/lang.h"

enum year_mark_state { YEAR_MARK_HELD, YEAR_MARK_NEXT, YEAR_MARK_PLANNED, YEAR_MARK_CANCELLED };

struct year_mark {
    struct date day;
    enum year_mark_state state;
    bool is_long;            // a whole day
    struct str label, title; // beside the line, which has the days; beside the day
    bool must_be_labelled;
    bool has_pairs;       // the next two are known
    int64_t met, at_most; // pairs after it, and what no plan can exceed
};

struct year_pause {
    struct date first, last;
};

struct years {
    struct svg_frame frame; // without its width
    enum lang lang;
    struct date first, last, today;
    const struct year_mark *marks; // by day
    size_t count;
    const struct year_pause *pauses; // when nobody meets: July, Christmas
    size_t pause_count;
    int64_t possible;                           // pairs; 0: none are drawn
    struct str all_words, met_words, end_words; // "351 par", "98 par har sittet sammen", "346 til slutt"
    struct str today_words;                     // "i dag, 29. november"
};

struct str years_draw(struct arena *arena, const struct years *years, int width);
struct str years_upright_draw(struct arena *arena, const struct years *years);
struct str years_pairs_draw(struct arena *arena, const struct years *years, struct svg_frame frame);

#endif
