// SPDX-License-Identifier: EUPL-1.2
// tvers flow mrqap: what explains a relation, each explanation with the others held constant.
#include "cli/flow.h"

#include "cli/flow_model_print.h"
#include "cli/flow_print.h"
#include "cli/say.h"

static const struct option rows[] = {FLOW_MODEL_OPTIONS};

const struct options flow_mrqap_options = {
    .usage = "flow mrqap --nodes nodes.csv --y RELATION [--x RELATION]... [--same COLUMN]... [OPTIONS]",
    .about =
        "Prints how much each of several relations explains another while the others are held constant (b,\n"
        "with its t), and whether chance alone gives as much: multiple regression over pairs, tested by\n"
        "double semi-partialing (people change places, and t is computed anew).",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static const struct flow_column columns[] = {
    {"coef", "b", 0, 4},
    {"tstat", "t", 0, 2},
    {"p_le", NULL, 0, FLOW_NOT_SHOWN},
    {"p_ge", NULL, 0, FLOW_NOT_SHOWN},
    {"p_two", "p", 0, 4},
    {"low", NULL, MSG_cli_flow_test_low, 4},
    {"high", NULL, MSG_cli_flow_test_high, 4},
    {"smallest_seen", NULL, MSG_cli_flow_test_seen, 4},
};

static struct flow_results tests_run(struct arena *arena, const struct flow_model *m,
                                     const struct mrqap_fit *fit, const struct flow_chance *chance)
{
    struct flow_results results = flow_results_new(arena, columns, ARRAY_COUNT(columns));
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_test_progress, m->of.count + 1);
    for (uint32_t k = 0; k <= m->of.count; k++) {
        struct str name = k ? m->name[k - 1] : S("(intercept)");
        struct repeat repeat = flow_chance_repeat(chance, k, &progress);
        struct verdict v = mrqap_test(&m->of, k, &repeat);
        double row[] = {fit->b[k], fit->t[k], v.p_most, v.p_least, v.p, v.low, v.high, v.smallest_seen};
        flow_results_add(&results, name, row);
        flow_progress_next(&progress);
        flow_progress_end();
        flow_model_floor_say(arena, "flow mrqap", name, &v);
    }
    return results;
}

static void print_text(struct arena *arena, const struct flow_model *m, const struct mrqap_fit *fit,
                       const struct flow_results *results, const struct flow_chance *chance)
{
    flow_model_summary(arena, m, chance->count);
    flow_results_text(results, SAID(arena, MSG_cli_flow_test_predictor));
    struct str explained =
        SAID(arena, MSG_cli_flow_test_explained, arg_number(fit->r2, 4), arg_number(fit->adjusted_r2, 4));
    printf("\n%.*s\n", STR(explained));
    flow_model_legend(arena);
}

static void print_json(struct arena *arena, const struct flow_model *m, const struct mrqap_fit *fit,
                       const struct flow_results *results, const struct flow_chance *chance)
{
    json_t *all = flow_model_json(arena, m, chance), *mrqap = json_object();
    flow_results_json_columns(results, mrqap);
    json_object_set_new(mrqap, "r2", flow_real(fit->r2));
    json_object_set_new(mrqap, "adj_r2", flow_real(fit->adjusted_r2));
    json_object_set_new(all, "mrqap", mrqap);
    flow_json_print(all);
}

static int mrqap(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct flow_model_wishes *w = wishes;
    struct flow_model m = {0};
    struct mrqap_fit fit;
    int status;
    if (!flow_model_read(arena, "flow mrqap", w, &m, &status))
        return status;
    enum mrqap_problem problem = mrqap_fit(arena, &m.of, &fit);
    if (problem != MRQAP_FINE)
        return flow_model_refuse(arena, "flow mrqap", &m, problem, fit.predictor);
    struct flow_results results = tests_run(arena, &m, &fit, &w->chance);
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(arena, &m, &fit, &results, &w->chance); break;
    case FORMAT_CSV: flow_results_csv(&results, S("predictor")); break;
    case FORMAT_JSON: print_json(arena, &m, &fit, &results, &w->chance); break;
    }
    return EXIT_DONE;
}

int flow_mrqap(int argc, char **argv)
{
    struct flow_model_wishes w = {.chance = {.count = 5000, .seed = 1}, .format = (int)format_default()};
    return command_run(&flow_mrqap_options, argc, argv, &w, mrqap);
}
