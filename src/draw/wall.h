// SPDX-License-Identifier: EUPL-1.2
// What hangs on the wall while a gathering goes on: who sits where, what now, how long. Read from eight
// metres, so each name stands on one line, never broken, as large as the screen allows.
//
//     struct wall_screen wall = {.groups = groups, .group_count = 9, .now = S("Nå"), .title = item, ...};
//     struct str drawing = wall_draw(arena, &wall, page % wall_pages(&wall));
//
// 1920 by 1080. Groups that would be smaller than WALL_READABLE_PX, or are more than twelve, take turns on
// several pages, and a list from A to Å comes first, where everybody finds the own group. Before it, while
// people arrive, a code to check in by; behind it what an exercise asks. Without groups the programme stands
// there. Cost: linear in the names, for each page.
#ifndef DRAW_WALL_H
#define DRAW_WALL_H

#include "draw/svg.h"

enum { WALL_READABLE_PX = 24, WALL_GROUPS_OF_PAGE = 12, WALL_PAGES_MOST = 4 };

struct wall_name {
    struct str name;
    struct str before; // "før 3": beside the name of who has changed groups; or empty
};

struct wall_group {
    int64_t number;
    const struct wall_name *names;
    size_t count;
};

/// A line of the list from A to Å.
struct wall_entry {
    struct str name;
    int64_t number;
};

/// An item of the programme; `label` is "Neste, 13.40: Runde" where it is the next.
struct wall_part {
    struct str time, title, label;
    double minutes;
};

struct wall_screen {
    struct svg_frame frame;           // without its width
    struct str now, title;            // "Nå", and what that is
    struct str left, minutes, unit;   // "Igjen", "31", "min"; empty: nothing is counted
    const struct wall_part *parts;    // the programme, in order
    size_t part_count, current, next; // part_count: none
    double passed;                    // of its minutes
    const struct wall_group *groups;  // in the order of their numbers
    size_t group_count;
    const struct wall_entry *entries; // in the order of the alphabet
    size_t entry_count;
    struct str code, code_words, here; // an address, what to do with it, "18 av 27 er her"; or empty
    struct str how;                    // what the exercise asks; or empty
};

/// How groups stand: so many columns, in letters of this size.
struct wall_fit {
    size_t columns;
    double size_px;
};
struct wall_fit wall_fit(const struct wall_group *groups, size_t count, size_t of_page);

/// At least one.
size_t wall_pages(const struct wall_screen *wall);
struct str wall_draw(struct arena *arena, const struct wall_screen *wall, size_t page);

#endif
