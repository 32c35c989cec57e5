// SPDX-License-Identifier: EUPL-1.2
// Measures of persons, gathered.
#include "cli/flow_columns.h"

#include "flow/ei.h"
#include "flow/holes.h"

#include <math.h>

static void column_add(struct flow_columns *c, struct str name, const double *value)
{
    c->at[c->count].name = name;
    c->at[c->count++].value = value;
}

/// Nobody has a value.
static double *unknown(struct arena *arena, uint32_t people)
{
    double *out = NEW_ARRAY(arena, double, people);
    for (uint32_t i = 0; i < people; i++)
        out[i] = NAN;
    return out;
}

static double *degrees_of(struct arena *arena, const struct neighbours *n, uint32_t people)
{
    double *out = NEW_ARRAY(arena, double, people);
    for (uint32_t i = 0; i < people; i++)
        out[i] = degree(n, i);
    return out;
}

static double *coreness_of(struct arena *arena, const struct graph *undirected)
{
    const uint32_t *k = coreness(arena, undirected);
    double *out = NEW_ARRAY(arena, double, undirected->people);
    for (uint32_t i = 0; i < undirected->people; i++)
        out[i] = k[i];
    return out;
}

static double *in_core(struct arena *arena, const struct core *core, uint32_t people)
{
    double *out = NEW_ARRAY(arena, double, people);
    for (uint32_t i = 0; i < people; i++)
        out[i] = core->is_in[i];
    return out;
}

struct flow_columns flow_columns_of(struct arena *arena, const struct flow_columns_input *in)
{
    const struct graph *g = in->graph;
    struct flow_columns c = {0};
    column_add(&c, S("outdegree"), degrees_of(arena, &g->out, g->people));
    column_add(&c, S("indegree"), degrees_of(arena, &g->in, g->people));
    column_add(&c, S("betweenness"), in->betweenness ? in->betweenness : unknown(arena, g->people));
    struct holes holes = holes_of(arena, g);
    column_add(&c, S("constraint"), holes.constraint);
    column_add(&c, S("effective_size"), holes.effective_size);
    column_add(&c, S("coreness"), coreness_of(arena, in->undirected));
    column_add(&c, S("core"), in_core(arena, in->core, g->people));
    if (!in->units)
        return c;
    struct ei_people across = ei_people_of(arena, g, in->units);
    column_add(&c, S("ei"), across.ei);
    column_add(&c, S("participation"), across.participation);
    column_add(&c, S("units_reached"), across.units_reached);
    return c;
}

double flow_column_mean(const double *value, uint32_t people)
{
    double sum = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < people; i++)
        if (!isnan(value[i])) {
            sum += value[i];
            count++;
        }
    return count ? sum / count : NAN;
}
