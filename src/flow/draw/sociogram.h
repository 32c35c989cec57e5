// SPDX-License-Identifier: EUPL-1.2
// Who is tied to whom, in which unit: people as signs without names, ties as lines, units as patches with
// their names beside them. Ties from one unit to another are drawn in the accent.
//
//     struct sociogram p = {.frame = &frame, .places = &all_waves, .ties = &this_wave, .units = &units,
//                           .me = SOCIOGRAM_NOBODY, .words = {.others = S("other units")}};
//     struct str svg = sociogram_draw(arena, &p), table = sociogram_table(arena, &p);
//
// The eight largest units have a sign each; people of the others, and of none, are open rings. Where a unit's
// name finds no room beside its patch it stands under the drawing. People stand where `places` puts them, so
// that the drawings of several waves can be laid on each other. Whoever looks may be marked, nobody else.
//
// Readable up to some forty people; at most LAYOUT_PEOPLE_MOST. Cost: flow/draw/layout.h.
#ifndef FLOW_DRAW_SOCIOGRAM_H
#define FLOW_DRAW_SOCIOGRAM_H

#include "flow/draw/layout.h"
#include "draw/svg.h"

#define SOCIOGRAM_NOBODY UINT32_MAX

struct sociogram {
    const struct svg_frame *frame;
    const struct graph *places; // the ties of all waves, undirected
    const struct graph *ties;   // those to be drawn, undirected, of the same people
    const struct units *units;  // may be none
    uint32_t me;
    struct {
        struct str others;                                          // under the drawing, beside the open ring
        struct str caption, unit, people, inside, across, everyone; // of the table
        struct str (*number)(struct arena *arena, int64_t n);
    } words;
};

struct sociogram_figures {
    uint32_t people, ties, across;
};

/// What its title and desc say.
struct sociogram_figures sociogram_count(const struct graph *ties, const struct units *units);
struct str sociogram_draw(struct arena *arena, const struct sociogram *p);
/// For each unit its people, ties inside of it, and ties to others.
struct str sociogram_table(struct arena *arena, const struct sociogram *p);

#endif
