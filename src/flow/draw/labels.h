// SPDX-License-Identifier: EUPL-1.2
// Where names of units stand: beside their patch, over nobody and no other name.
//
//     struct label label = {.width = 16 + text_width(name, 14, TEXT_BOLD), .height = 20};
//     if (label_place(&room, &hull, &label))
//         write at label.at, its middle
//
// Tried all round the patch; the place that covers least of other patches and ties, and is nearest, is taken.
// Cost: for each of 32 places, people + labels + ties.
#ifndef FLOW_DRAW_LABELS_H
#define FLOW_DRAW_LABELS_H

#include "flow/draw/layout.h"

struct label {
    double width, height;
    struct point at;
};

struct label_room {
    const struct layout_frame *frame;
    const struct graph *ties;
    const struct point *people;
    const struct hull *hulls; // all units'
    size_t hull_count;
    double pad; // of a patch round its hull
    struct label *labels;
    size_t label_count; // those placed so far; the caller adds to them
};

/// False where there is no room for it.
bool label_place(const struct label_room *room, const struct hull *hull, struct label *label);

#endif
