// SPDX-License-Identifier: EUPL-1.2
// tvers flow matrix: how many ties go from each silo to each, and how many would by chance.
#include "cli/flow.h"

#include "base/csv.h"
#include "cli/flow_input.h"
#include "cli/flow_paths.h"
#include "cli/flow_print.h"
#include "cli/flow_squares.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "i18n/format.h"

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

const struct options flow_matrix_options = {
    .usage = "flow matrix --nodes nodes.csv --edges edges.csv --silo COLUMN [OPTIONS]",
    .about =
        "Prints, for each two silos: ties from the people of the first to those of the second; density,\n"
        "of all the ties that there could be; how many are expected by chance, with as many ties between\n"
        "people drawn at random; and the mean distance. A field is empty where it is not defined.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static const struct str names[SQUARE_COUNT] = {
    [SQUARE_TIES] = S_INIT("ties"),
    [SQUARE_DENSITY] = S_INIT("density"),
    [SQUARE_EXPECTED] = S_INIT("expected"),
    [SQUARE_DISTANCE] = S_INIT("distance"),
};

static void print_csv(struct arena *arena, const struct units *units, const struct flow_squares *s)
{
    struct buf out = flow_csv(arena);
    buf_str(&out, S("from,to"));
    for (enum square k = 0; k < SQUARE_COUNT; k++)
        buf_format(&out, ",%.*s", STR(names[k]));
    buf_char(&out, '\n');
    for (size_t cell = 0; cell < (size_t)s->units * s->units; cell++) {
        csv_field(&out, units->name[cell / s->units], ',');
        buf_char(&out, ',');
        csv_field(&out, units->name[cell % s->units], ',');
        for (enum square k = 0; k < SQUARE_COUNT; k++)
            buf_format(&out, ",%.*s", STR(flow_number(arena, s->at[k][cell])));
        buf_char(&out, '\n');
    }
    flow_csv_print(&out);
}

static void print_json(struct arena *arena, const struct units *units, const struct flow_squares *s)
{
    json_t *all = json_object();
    json_object_set_new(all, "order", flow_units_json(arena, units));
    for (enum square k = 0; k < SQUARE_COUNT; k++)
        flow_set(arena, all, names[k], flow_square_json(s, k));
    flow_json_print(all);
}

static void print_square(struct arena *arena, const struct units *units, const double *value, int decimals)
{
    struct grid grid = grid_new(arena, units->count + 1);
    grid_add(&grid, S(""));
    for (uint32_t v = 0; v < units->count; v++)
        grid_add(&grid, units->name[v]);
    for (uint32_t u = 0; u < units->count; u++) {
        grid_add(&grid, units->name[u]);
        for (uint32_t v = 0; v < units->count; v++)
            grid_add(&grid, format_number(arena, cli_lang(), value[u * units->count + v], decimals));
    }
    grid_print(&grid, stdout);
}

/// The two tables that people compare.
static void print_text(struct arena *arena, const struct units *units, const struct flow_squares *s)
{
    printf("%.*s\n", STR(SAID(arena, MSG_cli_flow_matrix_ties)));
    print_square(arena, units, s->at[SQUARE_TIES], 0);
    printf("\n%.*s\n", STR(SAID(arena, MSG_cli_flow_matrix_expected)));
    print_square(arena, units, s->at[SQUARE_EXPECTED], 1);
}

static int matrix(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct wishes *w = wishes;
    struct flow_input in = {.arena = arena};
    struct graph g;
    struct units units;
    struct paths paths;
    if (!flow_option_needed(&in, "flow matrix", S("--silo"), w->files.silo) ||
        !flow_files_read(&in, "flow matrix", &w->files, &g, &units))
        return in.status;
    bool has_paths = flow_paths(arena, &g, &units, &w->effort, false, &paths);
    struct mixing mixing = mixing_of(arena, &g, &units);
    struct flow_squares squares = flow_squares_of(arena, &mixing, has_paths ? &paths : NULL);
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(arena, &units, &squares); break;
    case FORMAT_CSV: print_csv(arena, &units, &squares); break;
    case FORMAT_JSON: print_json(arena, &units, &squares); break;
    }
    return EXIT_DONE;
}

int flow_matrix(int argc, char **argv)
{
    struct wishes w = {.format = (int)format_default()};
    return command_run(&flow_matrix_options, argc, argv, &w, matrix);
}
