// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow measure` says of a network, computed once and printed in three ways.
//
//     struct flow_figures f = flow_figures_of(arena, &graph, units_or_null, &effort);
//     flow_json_print(flow_figures_json(&f));
//
// Without units there are no figures about them. Cost: that of paths_of() and ei_shuffle(), unless the
// network is large (cli/flow_paths.h); all others together are linear in people and ties, but for triangles.
#ifndef CLI_FLOW_FIGURES_H
#define CLI_FLOW_FIGURES_H

#include "cli/flow_columns.h"
#include "cli/flow_input.h"
#include "cli/flow_paths.h"
#include "flow/ei.h"
#include "flow/ties.h"

#include <jansson.h>

enum { FLOW_SHUFFLES_BY_DEFAULT = 10000, FLOW_SHUFFLES_MOST = 1000 * 1000 };

struct flow_shuffling {
    int64_t count; // under 0: FLOW_SHUFFLES_BY_DEFAULT, or none in a large network
    int64_t seed;
};

struct flow_figures {
    struct arena *arena;
    const struct graph *graph, *undirected;
    const struct units *units; // NULL: without
    double transitivity;
    struct dyad_census dyads; // of a directed graph
    struct components components;
    struct core core;
    struct flow_columns columns; // of the people, for their means
    bool has_paths;
    struct paths paths;
    struct mixing mixing, mixing_undirected;
    struct ei ei;
    struct ei_shuffled shuffled; // count 0: it was not
};

struct flow_figures flow_figures_of(struct arena *arena, const struct graph *graph, const struct units *units,
                                    const struct flow_effort *effort, const struct flow_shuffling *shuffling);

/// The whole, in the order and with the names of the manual; `files` for what was chosen.
json_t *flow_figures_json(const struct flow_figures *figures, const struct flow_files *files);
/// measure,unit,value: all of it but the tables of units by units, which `tvers flow matrix` prints.
void flow_figures_csv(struct arena *arena, json_t *figures);
/// For people, in the language of the terminal.
void flow_figures_text(const struct flow_figures *figures);

#endif
