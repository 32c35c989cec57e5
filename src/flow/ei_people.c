// SPDX-License-Identifier: EUPL-1.2
// Which units each person's contacts are in.
#include "flow/ei.h"

#include <math.h>

static void row_add(const struct neighbours *n, uint32_t i, const uint32_t *of, double *to_unit)
{
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
        if (of[n->to[k]] != UNIT_NONE)
            to_unit[of[n->to[k]]]++;
}

/// What is summed over the units that a person has ties with.
struct reach {
    double ties, own, squares, others;
};

/// Adds up the units of a row's contacts, each once, and clears them.
static void row_take(const struct neighbours *n, uint32_t i, const uint32_t *of, double *to_unit,
                     struct reach *r)
{
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        uint32_t unit = of[n->to[k]];
        double ties = unit == UNIT_NONE ? 0 : to_unit[unit];
        if (ties == 0)
            continue;
        r->ties += ties;
        r->squares += ties * ties;
        r->own += unit == of[i] ? ties : 0;
        r->others += unit != of[i];
        to_unit[unit] = 0;
    }
}

static struct reach reach_of(const struct graph *g, uint32_t i, const uint32_t *of, double *to_unit)
{
    struct reach r = {0};
    row_add(&g->out, i, of, to_unit);
    if (g->kind == GRAPH_DIRECTED)
        row_add(&g->in, i, of, to_unit);
    row_take(&g->out, i, of, to_unit, &r);
    row_take(&g->in, i, of, to_unit, &r);
    return r;
}

struct ei_people ei_people_of(struct arena *arena, const struct graph *g, const struct units *units)
{
    struct ei_people p = {NEW_ARRAY(arena, double, g->people), NEW_ARRAY(arena, double, g->people),
                          NEW_ARRAY(arena, double, g->people)};
    double *to_unit = NEW_ARRAY(arena, double, units->count);
    for (uint32_t i = 0; i < g->people; i++) {
        p.ei[i] = p.participation[i] = p.units_reached[i] = NAN;
        if (units->of[i] == UNIT_NONE)
            continue;
        struct reach r = reach_of(g, i, units->of, to_unit);
        p.units_reached[i] = r.others;
        if (r.ties == 0)
            continue;
        p.ei[i] = (r.ties - 2 * r.own) / r.ties;
        p.participation[i] = 1 - r.squares / (r.ties * r.ties);
    }
    return p;
}
