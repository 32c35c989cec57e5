// SPDX-License-Identifier: EUPL-1.2
// Where people stand in a drawing of who is tied to whom: few ties cross, who is tied stands near, and each
// unit has a place of its own.
//
//     struct layout_frame frame = {.width = 720, .height = 520, .margin = 40, .radius = 8, .gap = 30};
//     struct point *at = layout_of(arena, &graph, unit_of, units, &frame, seed);
//
// No two people are nearer than 2.4 radii, and no two units' hulls nearer than `gap`; who has no unit stands
// alone. The same graph, frame and seed give the same places on every machine. Where several waves of ties
// are to be drawn with people in the same places, lay out their union once.
//
// Method: units as discs, the best of some arrangements by the length of ties between them; then single
// people move, or change places with one of their unit, where that lowers crossings, lengths and crowding
// (Davidson and Harel, "Drawing graphs nicely using simulated annealing", ACM Trans. on Graphics 15(4),
// 1996), by threshold accepting (Dueck and Scheuer, J. of Computational Physics 90, 1990), which needs no
// exponential. Cost: bounded by LAYOUT_TESTS pairs of ties, some milliseconds; for up to LAYOUT_PEOPLE_MOST.
#ifndef FLOW_DRAW_LAYOUT_H
#define FLOW_DRAW_LAYOUT_H

#include "flow/draw/hull.h"
#include "flow/graph.h"

enum { LAYOUT_PEOPLE_MOST = 100, LAYOUT_TESTS = 1200 * 1000 };

struct layout_frame {
    double width, height;
    double margin; // nobody stands nearer to an edge
    double radius; // of a person
    double gap;    // between hulls of units
};

/// `graph` is undirected and of no more than LAYOUT_PEOPLE_MOST; unit_of[person] is under `units` or
/// UNIT_NONE.
struct point *layout_of(struct arena *arena, const struct graph *graph, const uint32_t *unit_of,
                        uint32_t units, const struct layout_frame *frame, uint64_t seed);

/// How many pairs of ties cross.
size_t layout_crossings(const struct graph *graph, const struct point *at);

#endif
