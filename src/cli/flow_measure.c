// SPDX-License-Identifier: EUPL-1.2
// tvers flow measure: a network in figures.
#include "cli/flow.h"

#include "cli/flow_figures.h"
#include "cli/flow_print.h"

struct wishes {
    struct flow_files files;
    struct flow_effort effort;
    struct flow_shuffling shuffling;
    int format;
};

static const struct option rows[] = {
    FLOW_FILE_OPTIONS(struct wishes, files),
    OPTION_INT(struct wishes, shuffling.count, "--permutations", "N", 0, FLOW_SHUFFLES_MOST,
               "of silos among people (10000; of more than 20,000 people none)"),
    OPTION_INT(struct wishes, shuffling.seed, "--seed", "N", 0, 1e15, "of the chance in it (1)"),
    FLOW_EFFORT_OPTIONS(struct wishes, effort),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options flow_measure_options = {
    .usage = "flow measure --nodes nodes.csv --edges edges.csv [OPTIONS]",
    .about =
        "Prints a network in figures; with --silo also how far ties cross silos, and how far they would\n"
        "by chance. csv has the columns measure, unit, value; text is a selection. An undefined figure is\n"
        "null, or an empty field. Tables of silos by silos are in json, and in tvers flow matrix.",
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
    struct flow_figures f =
        flow_figures_of(arena, &g, w->files.silo.len ? &units : NULL, &w->effort, &w->shuffling);
    json_t *all = flow_figures_json(&f, &w->files);
    switch ((enum format)w->format) {
    case FORMAT_TEXT: flow_figures_text(&f); break;
    case FORMAT_CSV: flow_figures_csv(arena, all); break;
    case FORMAT_JSON: flow_json_print(json_incref(all)); break;
    }
    json_decref(all);
    return EXIT_DONE;
}

int flow_measure(int argc, char **argv)
{
    struct wishes w = {.shuffling = {-1, 1}, .format = (int)format_default()};
    return command_run(&flow_measure_options, argc, argv, &w, measure);
}
