// SPDX-License-Identifier: EUPL-1.2
// How surely pairs seated and not yet seated show what sitting together does.
#include "cli/flow_power.h"

#include "cli/flow_print.h"
#include "cli/flow_results.h"
#include "cli/say.h"
#include "flow/test/power_pairs.h"
#include "i18n/format.h"

#include <math.h>

enum { RATIOS_MOST = 5, STUDIES = 1000, DRAWS = 199 };

static const double WANTED = 0.8;

struct figures {
    struct arena *arena;
    const struct flow_power_wishes *w;
    struct flow_chance chance;
    double ratio[RATIOS_MOST];
    struct pairs_power power[RATIOS_MOST];
    size_t count;
    double smallest; // NAN where none of them is seen
};

static struct pairs_plan plan_of(const struct flow_power_wishes *w, double ratio)
{
    return (struct pairs_plan){.people = (uint32_t)w->people,
                               .tables = (uint32_t)w->tables,
                               .gatherings = (uint32_t)w->gatherings,
                               .cohorts = (uint32_t)w->cohorts,
                               .response = w->response,
                               .tied = w->tied,
                               .ratio = ratio,
                               .draws = w->permutations ? (uint32_t)w->permutations : DRAWS};
}

/// Between the last ratio that is seen too seldom and the first that is not, in proportion.
static double smallest_of(const struct figures *f)
{
    for (size_t k = 1; k < f->count; k++) {
        double below = f->power[k - 1].two_sided, above = f->power[k].two_sided;
        if (below < WANTED && above >= WANTED)
            return f->ratio[k - 1] + (WANTED - below) / (above - below) * (f->ratio[k] - f->ratio[k - 1]);
    }
    return NAN;
}

static void run(struct figures *f)
{
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_power_progress, (double)f->count);
    for (size_t k = 0; k < f->count; k++) {
        struct repeat repeat = flow_chance_repeat(&f->chance, 0, &progress);
        struct pairs_plan plan = plan_of(f->w, f->ratio[k]);
        f->power[k] = power_of_pairs(&plan, &repeat);
        flow_progress_next(&progress);
    }
    flow_progress_end();
    f->smallest = smallest_of(f);
}

static struct str sentence(const struct figures *f)
{
    const struct flow_power_wishes *w = f->w;
    struct arg cohorts = arg_int(w->cohorts), people = arg_int(w->people),
               gatherings = arg_int(w->gatherings), share = arg_percent(100 * w->response, 0);
    if (isnan(f->smallest))
        return SAID(f->arena, MSG_cli_flow_power_pairs_head, cohorts, people, share, gatherings);
    return SAID(f->arena, MSG_cli_flow_power_pairs_sees, cohorts, people, share, gatherings,
                arg_number(f->smallest, 1));
}

static void print_text(const struct figures *f)
{
    static const struct flow_column columns[] = {{"power", NULL, MSG_cli_flow_power_found, 2}};
    struct flow_results table = flow_results_new(f->arena, columns, 1);
    for (size_t k = 0; k < f->count; k++)
        flow_results_add(&table, format_number(f->arena, cli_lang(), f->ratio[k], 2),
                         (double[]){f->power[k].two_sided});
    printf("%.*s\n\n", STR(sentence(f)));
    flow_results_text(&table, SAID(f->arena, MSG_cli_flow_effect_ratio));
}

static void print_csv(const struct figures *f)
{
    static const struct flow_column columns[] = {{"power", NULL, 0, 0}, {"power_one_sided_05", NULL, 0, 0}};
    struct flow_results table = flow_results_new(f->arena, columns, 2);
    for (size_t k = 0; k < f->count; k++)
        flow_results_add(&table, flow_number(f->arena, f->ratio[k]),
                         (double[]){f->power[k].two_sided, f->power[k].one_sided});
    flow_results_csv(&table, S("risk_ratio"));
}

static void print_json(const struct figures *f)
{
    const struct flow_power_wishes *w = f->w;
    json_t *two = json_object(), *one = json_object();
    for (size_t k = 0; k < f->count; k++) {
        flow_set(f->arena, two, flow_number(f->arena, f->ratio[k]), flow_real(f->power[k].two_sided));
        flow_set(f->arena, one, flow_number(f->arena, f->ratio[k]), flow_real(f->power[k].one_sided));
    }
    json_t *all =
        json_pack("{s:I,s:I,s:I,s:I,s:o,s:o,s:I,s:I,s:I}", "cohorts", (json_int_t)w->cohorts, "people",
                  (json_int_t)w->people, "gatherings_before_wave", (json_int_t)w->gatherings, "tables",
                  (json_int_t)w->tables, "base_tie_rate", flow_real(w->tied), "response",
                  flow_real(w->response), "runs", (json_int_t)f->chance.count, "permutations",
                  (json_int_t)plan_of(w, 1).draws, "seed", (json_int_t)f->chance.seed);
    json_object_set_new(all, "share_of_pairs_already_seated", flow_real(f->power[0].met));
    json_object_set_new(all, "power", two);
    json_object_set_new(all, "power_one_sided_05", one);
    json_object_set_new(all, "mde80", flow_real(f->smallest));
    flow_json_print(all);
}

void flow_power_pairs(struct arena *arena, const struct flow_power_wishes *w)
{
    struct figures f = {
        .arena = arena, .w = w, .chance = w->chance, .ratio = {1, 1.25, 1.5, 2, 3}, .count = RATIOS_MOST};
    if (!f.chance.count)
        f.chance.count = STUDIES;
    if (!isnan(w->ratio)) {
        f.ratio[0] = w->ratio;
        f.count = 1;
    }
    run(&f);
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(&f); break;
    case FORMAT_CSV: print_csv(&f); break;
    case FORMAT_JSON: print_json(&f); break;
    }
}
