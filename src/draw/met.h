// SPDX-License-Identifier: EUPL-1.2
// Who has sat with whom: a triangle that names everybody once, on its diagonal; and one person's own part.
//
//     struct met m = {.areas = areas, .area_count = 4, .names = names, .count = 27, .state = state,
//                     .reader = 26, .frame = {.id = S("met"), .title = title, .desc = desc}};
//     struct str wide = met_draw(arena, &m, SVG_FULL);
//     struct str narrow = met_draw(arena, &m, SVG_NARROW);       // without names: the list has them
//     struct str own = met_own_draw(arena, &m, reader's frame);  // a row of discs for each area
//
// Filled: have sat together. Ring: will, at the next gathering. Dot: not yet. White triangles are areas,
// whose people know each other without a plan. Readable up to MET_PEOPLE_MOST; above that a table says it
// better. Cost: a mark for each pair.
#ifndef DRAW_MET_H
#define DRAW_MET_H

#include "draw/svg.h"

enum { MET_PEOPLE_MOST = 45, MET_OWN_MOST = 120, MET_NOBODY = -1 };
enum met_state { MET_NOT_YET, MET_NEXT, MET_DONE };

struct met_area {
    struct str name, size; // "Oppvekst", "9 medlemmer"
    struct str own;        // beside the reader's row: "3 av 9"
    int count;
};

struct met {
    struct svg_frame frame;       // without its width
    const struct met_area *areas; // in the order of the people
    size_t area_count;
    const struct str *names;
    int count;
    const enum met_state *state; // [a * count + b], the same both ways
    int reader;                  // MET_NOBODY: not one of them
};

struct str met_draw(struct arena *arena, const struct met *met, int width);
/// Of the reader, who is one of them. SVG_NARROW.
struct str met_own_draw(struct arena *arena, const struct met *met, struct svg_frame frame);

#endif
