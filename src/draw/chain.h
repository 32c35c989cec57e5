// SPDX-License-Identifier: EUPL-1.2
// What became of it: from a topic to a book as stations on a line, then a branch for each unit.
//
//     struct chain c = {.frame = {.id = S("chain"), .title = title, .desc = desc}, .branches_label = label};
//     c.stations[CHAIN_IDEA] = (struct chain_station){true, S("Idé"), S("nov. 2025"), title, steward};
//     struct str wide = chain_draw(arena, &c, SVG_FULL), narrow = chain_draw(arena, &c, SVG_NARROW);
//
// A station that is not there keeps its place as a dashed outline under its label: so two chains can be
// compared. The line is whole up to the last station that is there. Of more than CHAIN_BRANCHES_MOST units
// CHAIN_BRANCHES_CUT are drawn, and `more` stands for the others: the twin has them all. Two lines of `what`
// and two of `more` are shown of a station; longer words are cut. Cost: linear.
#ifndef DRAW_CHAIN_H
#define DRAW_CHAIN_H

#include "draw/svg.h"

enum chain_kind {
    CHAIN_TOPIC,
    CHAIN_GATHERING,
    CHAIN_IDEA,
    CHAIN_THEME,
    CHAIN_ROTATION,
    CHAIN_BOOK,
    CHAIN_KINDS,
};

enum { CHAIN_BRANCHES_MOST = 6, CHAIN_BRANCHES_CUT = 4 };

struct chain_station {
    bool is_there;
    struct str label, when, what, more;
};

struct chain_branch {
    struct str name, since, more;
    bool is_open; // it waits, or has lapsed: dashed
};

struct chain {
    struct svg_frame frame; // without its width
    struct chain_station stations[CHAIN_KINDS];
    struct str branches_label; // over the units
    const struct chain_branch *branches;
    size_t branch_count;
    struct str more; // "og 5 til"
};

struct str chain_draw(struct arena *arena, const struct chain *chain, int width);

#endif
