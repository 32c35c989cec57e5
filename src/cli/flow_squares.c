// SPDX-License-Identifier: EUPL-1.2
// Tables of units by units.
#include "cli/flow_squares.h"

#include "cli/flow_print.h"

#include <math.h>

struct flow_squares flow_squares_of(struct arena *arena, const struct mixing *m, const struct paths *paths)
{
    size_t cells = (size_t)m->units * m->units;
    double *density = NEW_ARRAY(arena, double, cells), *expected = NEW_ARRAY(arena, double, cells),
           *distance = NEW_ARRAY(arena, double, cells);
    for (uint32_t u = 0; u < m->units; u++)
        for (uint32_t v = 0; v < m->units; v++) {
            size_t at = (size_t)u * m->units + v;
            density[at] = mixing_density(m, u, v);
            expected[at] = mixing_expected(m, u, v);
            distance[at] = paths ? paths_between(paths, u, v) : NAN;
        }
    return (struct flow_squares){m->units, {m->count, density, expected, distance}};
}

json_t *flow_square_json(const struct flow_squares *s, enum square square)
{
    json_t *rows = json_array();
    for (uint32_t u = 0; u < s->units; u++) {
        json_t *row = json_array();
        for (uint32_t v = 0; v < s->units; v++)
            json_array_append_new(row, flow_real(s->at[square][(size_t)u * s->units + v]));
        json_array_append_new(rows, row);
    }
    return rows;
}

json_t *flow_units_json(struct arena *arena, const struct units *units)
{
    json_t *names = json_array();
    for (uint32_t u = 0; u < units->count; u++)
        json_array_append_new(names, flow_text(arena, units->name[u]));
    return names;
}
