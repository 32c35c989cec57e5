// SPDX-License-Identifier: EUPL-1.2
// Does everyone meet everyone: pairs who have met, gathering by gathering, against the line that nobody can
// pass. Steps; what has been held is filled, what is planned is a thin line.
//
//     struct coverage_step steps[] = {{.name = S("1"), .pairs = 27, .most = 27, .is_held = true}, ...};
//     struct coverage c = {.frame = &frame, .steps = steps, .count = 13, .all = 351, .words = {...}};
//     struct str svg = coverage_draw(arena, &c), table = coverage_table(arena, &c);
//
// `pairs` and `most` are sums so far, `most` those that would have met had nobody met twice. The axis begins
// at 0 and ends at all pairs. Names of steps are left out where they would touch.
#ifndef FLOW_DRAW_COVERAGE_H
#define FLOW_DRAW_COVERAGE_H

#include "draw/svg.h"

struct coverage_step {
    struct str name;
    int64_t pairs, most;
    bool is_held;
};

struct coverage {
    const struct svg_frame *frame;
    const struct coverage_step *steps;
    size_t count;
    int64_t all;
    struct {
        struct str all, most, end;                // at the top line; at the dashed line; at the last step
        struct str caption, step, pairs, at_most; // of the table
        struct str (*number)(struct arena *arena, int64_t n);
    } words;
};

struct str coverage_draw(struct arena *arena, const struct coverage *c);
struct str coverage_table(struct arena *arena, const struct coverage *c);

#endif
