// SPDX-License-Identifier: EUPL-1.2
// tvers flow measure: a network in figures.
#include "cli/flow.h"
#include "cli/flow_input.h"

#include <jansson.h>
#include <stdio.h>

struct wishes {
    struct flow_files files;
};

static const struct option rows[] = {
    FLOW_FILE_OPTIONS(struct wishes, files),
};

const struct options flow_measure_options = {
    .usage = "flow measure --nodes nodes.csv --edges edges.csv [OPTIONS]",
    .about = "Prints a network in figures, as JSON.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int measure(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct wishes *w = wishes;
    struct flow_input in = {.arena = arena};
    struct graph g;
    struct units units;
    if (!flow_files_read(&in, "flow measure", &w->files, &g, &units))
        return in.status;
    json_t *all = json_pack("{s:b,s:i,s:i}", "directed", g.kind == GRAPH_DIRECTED, "n", (int)g.people, "m",
                            (int)g.ties);
    json_dumpf(all, stdout, JSON_INDENT(1));
    putchar('\n');
    json_decref(all);
    return EXIT_DONE;
}

int flow_measure(int argc, char **argv)
{
    struct wishes w = {0};
    return command_run(&flow_measure_options, argc, argv, &w, measure);
}
