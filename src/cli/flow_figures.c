// SPDX-License-Identifier: EUPL-1.2
// Every measure of one network.
#include "cli/flow_figures.h"

#include "flow/triangles.h"

static struct ei_shuffled shuffled_of(const struct flow_figures *f, const struct flow_shuffling *s)
{
    bool is_large = f->graph->people > FLOW_LARGE_PEOPLE;
    int64_t count = s->count >= 0 ? s->count : is_large ? 0 : FLOW_SHUFFLES_BY_DEFAULT;
    if (!count || !f->mixing.ties)
        return (struct ei_shuffled){0};
    return ei_shuffle(f->arena, f->graph, f->units, (uint32_t)count, (uint64_t)s->seed);
}

static void units_measure(struct flow_figures *f, const struct flow_shuffling *shuffling)
{
    f->mixing = mixing_of(f->arena, f->graph, f->units);
    f->mixing_undirected = mixing_of(f->arena, f->undirected, f->units);
    f->ei = ei_of(f->arena, f->graph, f->units, &f->mixing);
    f->shuffled = shuffled_of(f, shuffling);
}

struct flow_figures flow_figures_of(struct arena *arena, const struct graph *g, const struct units *units,
                                    const struct flow_effort *effort, const struct flow_shuffling *shuffling)
{
    struct graph *undirected = NEW(arena, struct graph);
    *undirected = graph_undirected(arena, g);
    struct flow_figures f = {.arena = arena, .graph = g, .undirected = undirected, .units = units};
    f.transitivity = transitivity(undirected);
    f.components = components_count(arena, g);
    f.core = core_of(arena, undirected);
    if (g->kind == GRAPH_DIRECTED)
        f.dyads = dyad_census(g);
    f.has_paths = flow_paths(arena, g, units ? units : &(struct units){0}, effort, true, &f.paths);
    f.columns = flow_columns_of(
        arena, &(struct flow_columns_input){g, undirected, units, f.paths.betweenness, &f.core});
    if (units)
        units_measure(&f, shuffling);
    return f;
}
