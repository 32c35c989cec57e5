// SPDX-License-Identifier: EUPL-1.2
// A day in proportion: how long each thing is, in which house, and when one walks. Height is minutes.
//
//     struct day day = {.frame = {.id = S("day"), .title = title, .desc = desc}, .lang = lang,
//                       .houses = houses, .house_count = 2, .items = items, .count = 11};
//     struct str wide = day_draw(arena, &day, SVG_WIDE), narrow = day_draw(arena, &day, SVG_NARROW);
//
// Two houses stand side by side, and a dotted line walks from one to the other. One house, or more than two,
// is one column; with more the block says where. Talks and exercises are tinted, breaks bare; what is
// shorter than DAY_MINUTES_LEAST stands in one block with what follows.
#ifndef DRAW_DAY_H
#define DRAW_DAY_H

#include "draw/svg.h"
#include "i18n/lang.h"

enum { DAY_MINUTES_LEAST = 12, DAY_HOUSES = 2 };

struct day_house {
    struct str name, room;
};

struct day_item {
    int32_t start, end; // minutes of the day
    struct str title, who;
    int house;
    bool is_break, is_walk;
};

struct day {
    struct svg_frame frame; // without its width
    enum lang lang;
    const struct day_house *houses;
    int house_count;
    const struct day_item *items; // by start, one after the other
    size_t count;
};

struct str day_draw(struct arena *arena, const struct day *day, int width);

#endif
