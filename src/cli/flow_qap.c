// SPDX-License-Identifier: EUPL-1.2
// tvers flow qap: how much two relations agree, and whether that is chance.
#include "cli/flow.h"

#include "cli/flow_model_print.h"
#include "cli/flow_print.h"
#include "cli/say.h"

static const struct option rows[] = {FLOW_MODEL_OPTIONS};

const struct options flow_qap_options = {
    .usage = "flow qap --nodes nodes.csv --y RELATION [--x RELATION]... [--same COLUMN]... [OPTIONS]",
    .about =
        "Prints how much a relation and each of the others agree (r), one at a time, and whether chance\n"
        "gives as much: people change places, and r is computed anew. --same COLUMN asks whether ties stay\n"
        "within silos. What two relations share with a third is in both figures; mrqap takes it out.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static const struct flow_column columns[] = {
    {"r", "r", 0, 3},
    {"perm_mean", NULL, 0, FLOW_NOT_SHOWN},
    {"perm_sd", NULL, 0, FLOW_NOT_SHOWN},
    {"p_ge", NULL, 0, FLOW_NOT_SHOWN},
    {"p_le", NULL, 0, FLOW_NOT_SHOWN},
    {"p_two", "p", 0, 4},
    {"low", NULL, MSG_cli_flow_test_low, 3},
    {"high", NULL, MSG_cli_flow_test_high, 3},
    {"smallest_seen", NULL, MSG_cli_flow_test_seen, 3},
};

/// Each relation alone beside the one that is to be explained.
static int refused(struct arena *arena, const struct flow_model *m)
{
    for (uint32_t k = 0; k < m->of.count; k++) {
        struct mrqap_model alone = {&m->dyads, m->of.y, &m->x[k], 1};
        struct mrqap_fit fit;
        enum mrqap_problem problem = mrqap_fit(arena, &alone, &fit);
        if (problem != MRQAP_FINE)
            return flow_model_refuse(arena, "flow qap", m, problem, k);
    }
    return EXIT_DONE;
}

static struct flow_results tests_run(struct arena *arena, const struct flow_model *m,
                                     const struct flow_chance *chance)
{
    struct flow_results results = flow_results_new(arena, columns, ARRAY_COUNT(columns));
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_test_progress, m->of.count);
    for (uint32_t k = 0; k < m->of.count; k++) {
        struct repeat repeat = flow_chance_repeat(chance, k, &progress);
        struct qap_test q = qap_test(&m->of, k, &repeat);
        const struct verdict *v = &q.verdict;
        double row[] = {q.r, q.mean, q.spread, v->p_least, v->p_most, v->p, q.low, q.high, q.smallest_seen};
        flow_results_add(&results, m->name[k], row);
        flow_progress_next(&progress);
        flow_progress_end();
        flow_model_floor_say(arena, "flow qap", m->name[k], v);
    }
    return results;
}

static void print_text(struct arena *arena, const struct flow_model *m, const struct flow_results *results,
                       const struct flow_chance *chance)
{
    flow_model_summary(arena, m, chance->count);
    flow_results_text(results, SAID(arena, MSG_cli_flow_test_predictor));
    flow_model_legend(arena);
}

static void print_json(struct arena *arena, const struct flow_model *m, const struct flow_results *results,
                       const struct flow_chance *chance)
{
    json_t *all = flow_model_json(arena, m, chance);
    json_object_set_new(all, "qap", flow_results_json(results));
    flow_json_print(all);
}

static int qap(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct flow_model_wishes *w = wishes;
    struct flow_model m = {0};
    int status;
    if (!flow_model_read(arena, "flow qap", w, &m, &status) || (status = refused(arena, &m)) != EXIT_DONE)
        return status;
    struct flow_results results = tests_run(arena, &m, &w->chance);
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(arena, &m, &results, &w->chance); break;
    case FORMAT_CSV: flow_results_csv(&results, S("predictor")); break;
    case FORMAT_JSON: print_json(arena, &m, &results, &w->chance); break;
    }
    return EXIT_DONE;
}

int flow_qap(int argc, char **argv)
{
    struct flow_model_wishes w = {.chance = {.count = 5000, .seed = 1}, .format = (int)format_default()};
    return command_run(&flow_qap_options, argc, argv, &w, qap);
}
