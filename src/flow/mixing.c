// SPDX-License-Identifier: EUPL-1.2
// A table of units by units, and indices of it.
#include "flow/mixing.h"

#include "base/bug.h"

#include <math.h>

static double *cell(const struct mixing *m, uint32_t from, uint32_t to)
{
    return &m->count[(size_t)from * m->units + to];
}

static void row_count(struct mixing *m, const struct graph *g, const uint32_t *of, uint32_t i)
{
    for (uint32_t k = g->out.start[i]; of[i] != UNIT_NONE && k < g->out.start[i + 1]; k++) {
        uint32_t unit = of[g->out.to[k]];
        bool is_second = g->kind == GRAPH_UNDIRECTED && g->out.to[k] < i; // the tie's other end was here
        if (unit == UNIT_NONE)
            continue;
        m->ties += !is_second;
        m->within += !is_second && unit == of[i];
        *cell(m, of[i], unit) += !(is_second && unit == of[i]);
    }
}

struct mixing mixing_of(struct arena *arena, const struct graph *g, const struct units *units)
{
    ASSERT(units->count <= MIXING_UNITS_MOST);
    struct mixing m = {.kind = g->kind, .units = units->count, .size = units_sizes(arena, units, g->people)};
    m.count = NEW_ARRAY(arena, double, (size_t)m.units *m.units);
    for (uint32_t i = 0; m.units && i < g->people; i++)
        row_count(&m, g, units->of, i);
    for (uint32_t u = 0; u < m.units; u++)
        m.people += m.size[u];
    return m;
}

double mixing_ties(const struct mixing *m, uint32_t from, uint32_t to)
{
    return *cell(m, from, to);
}

/// How many ties there can be, in the way they are counted.
static double possible(const struct mixing *m, uint32_t from, uint32_t to)
{
    double a = m->size[from], b = m->size[to];
    if (from != to)
        return a * b;
    return m->kind == GRAPH_DIRECTED ? a * (a - 1) : a * (a - 1) / 2;
}

double mixing_density(const struct mixing *m, uint32_t from, uint32_t to)
{
    double most = possible(m, from, to);
    return most > 0 ? mixing_ties(m, from, to) / most : NAN;
}

double mixing_expected(const struct mixing *m, uint32_t from, uint32_t to)
{
    double n = m->people, all = m->kind == GRAPH_DIRECTED ? n * (n - 1) : n * (n - 1) / 2;
    return all > 0 ? (double)m->ties * possible(m, from, to) / all : NAN;
}

/// Tie ends of a unit: those that begin in it (or, for the columns, end in it). Undirected ties have two ends
/// of one kind.
struct ends {
    double inside, from, to, all;
};

static struct ends ends_of(const struct mixing *m, uint32_t unit)
{
    struct ends e = {.inside = mixing_ties(m, unit, unit), .all = (double)m->ties};
    for (uint32_t v = 0; v < m->units; v++) {
        e.from += mixing_ties(m, unit, v);
        e.to += mixing_ties(m, v, unit);
    }
    if (m->kind == GRAPH_UNDIRECTED)
        e = (struct ends){2 * e.inside, e.from + e.inside, e.to + e.inside, 2 * e.all};
    return e;
}

/// The share of ends inside of units, and what it would be if only the units' numbers of ends mattered.
static void shares(const struct mixing *m, double *inside, double *by_chance)
{
    *inside = *by_chance = 0;
    for (uint32_t u = 0; u < m->units; u++) {
        struct ends e = ends_of(m, u);
        *inside += e.inside / e.all;
        *by_chance += e.from / e.all * (e.to / e.all);
    }
}

double mixing_assortativity(const struct mixing *m)
{
    double inside, by_chance;
    if (!m->ties)
        return NAN;
    shares(m, &inside, &by_chance);
    return by_chance < 1 ? (inside - by_chance) / (1 - by_chance) : NAN;
}

double mixing_modularity(const struct mixing *m)
{
    double inside, by_chance;
    if (!m->ties)
        return NAN;
    shares(m, &inside, &by_chance);
    return inside - by_chance;
}

double mixing_coleman(const struct mixing *m, uint32_t unit)
{
    struct ends e = ends_of(m, unit);
    if (!(e.from > 0))
        return NAN;
    double own = e.from * ((double)m->size[unit] - 1) / ((double)m->people - 1);
    if (e.inside > own)
        return (e.inside - own) / (e.from - own);
    return own > 0 ? (e.inside - own) / own : 0; // nobody of their own to choose: as by chance
}
