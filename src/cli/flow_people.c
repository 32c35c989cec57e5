// SPDX-License-Identifier: EUPL-1.2
// tvers flow people: what each person's place in a network is.
#include "cli/flow.h"

#include "base/csv.h"
#include "cli/flow_columns.h"
#include "cli/flow_input.h"
#include "cli/flow_paths.h"
#include "cli/flow_print.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "i18n/format.h"

#include <math.h>

struct wishes {
    struct flow_files files;
    struct flow_effort effort;
    int format;
};

static const struct option rows[] = {
    FLOW_FILE_OPTIONS(struct wishes, files),
    FLOW_EFFORT_OPTIONS(struct wishes, effort),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options flow_people_options = {
    .usage = "flow people --nodes nodes.csv --edges edges.csv [OPTIONS]",
    .about = "Prints a row for each person: outdegree, indegree, betweenness, constraint, effective_size,\n"
             "coreness, core; with --silo also ei, participation, units_reached. A field is empty where a\n"
             "measure is not defined. Such rows tell of persons: keep them from those they are not for.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static void print_csv(struct arena *arena, const struct flow_people *people, const struct flow_columns *c)
{
    struct buf out = flow_csv(arena);
    buf_str(&out, S("id"));
    for (size_t k = 0; k < c->count; k++)
        buf_format(&out, ",%.*s", STR(c->at[k].name));
    buf_char(&out, '\n');
    for (uint32_t i = 0; i < people->count; i++) {
        csv_field(&out, people->id[i], ',');
        for (size_t k = 0; k < c->count; k++)
            buf_format(&out, ",%.*s", STR(flow_number(arena, c->at[k].value[i])));
        buf_char(&out, '\n');
    }
    flow_csv_print(&out);
}

static void print_json(struct arena *arena, const struct flow_people *people, const struct flow_columns *c)
{
    json_t *all = json_array();
    for (uint32_t i = 0; i < people->count; i++) {
        json_t *row = json_pack("{s:o}", "id", flow_text(arena, people->id[i]));
        for (size_t k = 0; k < c->count; k++)
            flow_set(arena, row, c->at[k].name, flow_real(c->at[k].value[i]));
        json_array_append_new(all, row);
    }
    flow_json_print(all);
}

static struct str shown(struct arena *arena, double value)
{
    return format_number(arena, cli_lang(), value, value == floor(value) ? 0 : 3);
}

/// The names stay those of csv: they are what the manual explains.
static void print_text(struct arena *arena, const struct flow_people *people, const struct flow_columns *c)
{
    struct grid grid = grid_new(arena, c->count + 1);
    grid_add(&grid, S("id"));
    for (size_t k = 0; k < c->count; k++)
        grid_add(&grid, c->at[k].name);
    for (uint32_t i = 0; i < people->count; i++) {
        grid_add(&grid, people->id[i]);
        for (size_t k = 0; k < c->count; k++)
            grid_add(&grid, shown(arena, c->at[k].value[i]));
    }
    grid_print(&grid, stdout);
}

static int people(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct wishes *w = wishes;
    struct flow_input in = {.arena = arena};
    struct graph g;
    struct units units;
    struct paths paths = {0};
    if (!flow_files_read(&in, "flow people", &w->files, &g, &units))
        return in.status;
    flow_paths(arena, &g, &(struct units){0}, &w->effort, true, &paths);
    struct graph undirected = graph_undirected(arena, &g);
    struct core core = core_of(arena, &undirected);
    struct flow_columns columns = flow_columns_of(
        arena, &(struct flow_columns_input){&g, &undirected, w->files.silo.len ? &units : NULL,
                                            paths.betweenness, &core});
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(arena, &in.people, &columns); break;
    case FORMAT_CSV: print_csv(arena, &in.people, &columns); break;
    case FORMAT_JSON: print_json(arena, &in.people, &columns); break;
    }
    return EXIT_DONE;
}

int flow_people(int argc, char **argv)
{
    struct wishes w = {.format = (int)format_default()};
    return command_run(&flow_people_options, argc, argv, &w, people);
}
