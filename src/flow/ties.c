// SPDX-License-Identifier: EUPL-1.2
// Counting ties and pairs.
#include "flow/ties.h"

#include <math.h>

static double pairs(const struct graph *g)
{
    return (double)g->people * ((double)g->people - 1) / 2;
}

double density(const struct graph *g)
{
    double possible = g->kind == GRAPH_DIRECTED ? 2 * pairs(g) : pairs(g);
    return possible > 0 ? g->ties / possible : NAN;
}

/// Neighbours that two sorted rows have in common.
static uint32_t common(const struct graph *g, uint32_t i)
{
    uint32_t a = g->out.start[i], b = g->in.start[i], count = 0;
    while (a < g->out.start[i + 1] && b < g->in.start[i + 1]) {
        uint32_t to = g->out.to[a], from = g->in.to[b];
        count += to == from;
        a += to <= from;
        b += from <= to;
    }
    return count;
}

struct dyad_census dyad_census(const struct graph *g)
{
    uint64_t answered = 0;
    for (uint32_t i = 0; i < g->people; i++)
        answered += common(g, i);
    struct dyad_census d = {.mutual = answered / 2, .one_way = g->ties - answered};
    d.none = (uint64_t)pairs(g) - d.mutual - d.one_way;
    return d;
}

double reciprocity(const struct graph *g)
{
    return g->ties ? 2 * (double)dyad_census(g).mutual / g->ties : NAN;
}

uint32_t isolates(const struct graph *g)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < g->people; i++)
        count += degree(&g->out, i) + degree(&g->in, i) == 0;
    return count;
}
