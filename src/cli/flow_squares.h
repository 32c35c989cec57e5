// SPDX-License-Identifier: EUPL-1.2
// Units by units, as `tvers flow matrix` prints them and `measure` repeats in JSON.
//
//     struct flow_squares s = flow_squares_of(arena, &mixing, &paths);
//     s.at[SQUARE_EXPECTED][from * s.units + to]
//
// What is not defined is NAN. Cost: 24 bytes for each two units.
#ifndef CLI_FLOW_SQUARES_H
#define CLI_FLOW_SQUARES_H

#include "flow/mixing.h"
#include "flow/paths.h"

#include <jansson.h>

enum square { SQUARE_TIES, SQUARE_DENSITY, SQUARE_EXPECTED, SQUARE_DISTANCE, SQUARE_COUNT };

struct flow_squares {
    uint32_t units;
    const double *at[SQUARE_COUNT]; // of each two units
};

/// `paths` may be NULL: then no distance is defined.
struct flow_squares flow_squares_of(struct arena *arena, const struct mixing *mixing,
                                    const struct paths *paths);

json_t *flow_square_json(const struct flow_squares *squares, enum square square);
json_t *flow_units_json(struct arena *arena, const struct units *units);

#endif
