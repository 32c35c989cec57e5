// SPDX-License-Identifier: EUPL-1.2
// The beginning of a layout: groups as discs that do not touch, those with many ties between them next to
// each other; the people of each spread over its disc.
//
//     discs_place(arena, &graph, group_of, groups, &frame, &rng, at);
//
// Of some random arrangements the one with the shortest ties between groups is taken and stretched over the
// frame; stretching parts what was apart. Cost: O(arrangements x groups^2 + ties).
#ifndef FLOW_DRAW_LAYOUT_DISCS_H
#define FLOW_DRAW_LAYOUT_DISCS_H

#include "base/rng.h"
#include "flow/draw/layout.h"

void discs_place(struct arena *arena, const struct graph *graph, const uint32_t *group_of, uint32_t groups,
                 const struct layout_frame *frame, struct rng *rng, struct point *at);
/// Over the whole frame, in both directions: what crosses, or is apart, stays so.
void layout_stretch(const struct layout_frame *frame, struct point *at, uint32_t count);

#endif
