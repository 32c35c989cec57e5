// SPDX-License-Identifier: EUPL-1.2
// The hours of a rotation, a column to a week: steps are agreed, bars are used, a band is a week with closed
// days; today, and the day on which the rest will be used up, are dotted lines.
//
//     struct hours_picture p = {.frame = {.id = S("hours"), .title = title, .desc = desc}, .weeks = weeks,
//                               .count = 26, .today = {true, 9.4, S("i dag")}};
//     struct str wide = hours_draw(arena, &p, SVG_WIDE), narrow = hours_draw(arena, &p, SVG_NARROW);
//
// A height is said once for each run of equal weeks, above whatever is highest there, where there is room; so
// are months. A week that is not told has no bar, one of no hours a thin one. No weeks: an empty text. Cost:
// linear.
#ifndef DRAW_HOURS_H
#define DRAW_HOURS_H

#include "draw/svg.h"

struct hours_column {
    int64_t agreed, used; // hundredths of an hour
    bool is_told, is_closed;
    struct str height; // "7,5": what is agreed
    struct str month;  // of the first week in it; else empty
};

/// A day on the line of weeks, in weeks from its left end.
struct hours_mark {
    bool is_set;
    double at;
    struct str words;
};

struct hours_picture {
    struct svg_frame frame; // without its width
    const struct hours_column *weeks;
    size_t count;
    struct hours_mark today, used_up;
};

struct str hours_draw(struct arena *arena, const struct hours_picture *picture, int width);

#endif
