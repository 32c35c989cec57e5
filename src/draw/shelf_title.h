// SPDX-License-Identifier: EUPL-1.2
// Titles on books: broken into lines, cut where they do not fit. Of draw/shelf.h only.
#ifndef DRAW_SHELF_TITLE_H
#define DRAW_SHELF_TITLE_H

#include "draw/shelf.h"
#include "draw/text_width.h"

struct title_space {
    double length, size_px;
    enum text_weight weight;
    size_t lines_most; // 1 or 2
};

/// What is taken, or more, is bold.
enum text_weight title_weight(enum shelf_state state);

/// Fills one line or two, and returns how many. The last is cut where the text goes on.
size_t title_break(struct arena *arena, struct str text, const struct title_space *space, struct str *lines);

struct title_rule {
    double sizes_px[2]; // tried in this order
};

/// Standing: down the spine.
void title_stand(struct arena *arena, const struct shelf_book *book, const struct title_rule *rule,
                 struct shelf_place *place);

/// A layout with room for so many books.
struct shelf_layout shelf_layout_new(struct arena *arena, size_t count);

#endif
