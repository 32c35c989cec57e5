// SPDX-License-Identifier: EUPL-1.2
// How large a difference between two arms a study will find.
#include "cli/flow_power.h"

#include "cli/flow_print.h"
#include "cli/flow_results.h"
#include "cli/say.h"
#include "flow/test/power.h"
#include "i18n/format.h"

#include <math.h>

enum { STUDIES = 4000, PERMUTATIONS = 499 };

struct figures {
    struct arena *arena;
    const struct flow_power_wishes *w;
    struct flow_chance chance;
    struct power_plan plan;
    struct power_curve curve;
    double smallest; // NAN where none is seen
    const double *effect;
    size_t effects;
};

static struct power_plan plan_of(const struct flow_power_wishes *w)
{
    return (struct power_plan){
        .treated = (uint32_t)w->treated,
        .comparison = (uint32_t)w->comparison,
        .response = w->response,
        .correlation = w->correlation,
        .icc = w->icc,
        .cohorts = (uint32_t)w->cohorts,
        .permutes_cohorts = w->lot == FLOW_LOT_COHORTS || (w->lot == FLOW_LOT_AUTO && w->icc > 0),
        .permutations = w->permutations ? (uint32_t)w->permutations : PERMUTATIONS,
    };
}

static double floor_of(const struct figures *f)
{
    return f->plan.permutes_cohorts ? arms_cohorts_floor(f->plan.cohorts, 2 * f->plan.cohorts) : 0;
}

/// Cohorts differ, and the test does not know.
static bool is_wrong(const struct figures *f)
{
    return f->plan.icc > 0 && !f->plan.permutes_cohorts;
}

static struct str sentence(const struct figures *f)
{
    struct arg treated = arg_int(f->w->treated), others = arg_int(f->w->comparison),
               share = arg_percent(100 * f->w->response, 0);
    double p_floor = floor_of(f);
    if (is_wrong(f))
        return SAID(f->arena, MSG_cli_flow_power_wrong, arg_percent(100 * power_at(&f->curve, 0), 0),
                    arg_str(S("--lot cohorts")));
    if (p_floor > 0.05)
        return SAID(f->arena, MSG_cli_flow_power_none, arg_int(f->w->cohorts), arg_number(p_floor, 3));
    if (isnan(f->smallest))
        return SAID(f->arena, MSG_cli_flow_power_blind, treated, others, share);
    return SAID(f->arena, MSG_cli_flow_power_sees, treated, others, share, arg_number(f->smallest, 2));
}

static void print_text(const struct figures *f)
{
    static const struct flow_column columns[] = {{"power", NULL, MSG_cli_flow_power_found, 2}};
    struct flow_results table = flow_results_new(f->arena, columns, 1);
    for (size_t i = 0; i < f->effects; i++) {
        struct str effect = format_number(f->arena, cli_lang(), f->effect[i], 2);
        flow_results_add(&table, effect, (double[]){power_at(&f->curve, f->effect[i])});
    }
    printf("%.*s\n\n", STR(sentence(f)));
    flow_results_text(&table, SAID(f->arena, MSG_cli_flow_power_difference));
    struct str cohorts = SAID(f->arena, MSG_cli_flow_power_cohorts, arg_str(S("--icc 0.05")));
    if (f->plan.icc <= 0)
        printf("\n%.*s\n", STR(cohorts));
}

static void print_csv(const struct figures *f)
{
    static const struct flow_column columns[] = {{"power", NULL, 0, 0}};
    struct flow_results table = flow_results_new(f->arena, columns, 1);
    for (size_t i = 0; i < f->effects; i++)
        flow_results_add(&table, flow_number(f->arena, f->effect[i]),
                         (double[]){power_at(&f->curve, f->effect[i])});
    flow_results_csv(&table, S("effect"));
}

static void print_json(const struct figures *f)
{
    const struct flow_power_wishes *w = f->w;
    json_t *power = json_object();
    for (size_t i = 0; i < f->effects; i++)
        flow_set(f->arena, power, flow_number(f->arena, f->effect[i]),
                 flow_real(power_at(&f->curve, f->effect[i])));
    json_t *all = json_pack(
        "{s:I,s:I,s:o,s:o,s:I,s:o,s:s,s:I,s:I,s:I}", "treated", (json_int_t)w->treated, "comparison",
        (json_int_t)w->comparison, "response", flow_real(w->response), "rho", flow_real(w->correlation),
        "cohorts_per_arm", (json_int_t)w->cohorts, "icc", flow_real(w->icc), "permuted",
        f->plan.permutes_cohorts ? "cohorts" : "persons", "runs", (json_int_t)f->chance.count, "permutations",
        (json_int_t)f->plan.permutations, "seed", (json_int_t)f->chance.seed);
    json_object_set_new(all, "power", power);
    json_object_set_new(all, "false_positive_rate", flow_real(power_at(&f->curve, 0)));
    json_object_set_new(all, "mde80", flow_real(f->smallest));
    json_object_set_new(all, "mde80_formula", flow_real(power_formula(&f->plan)));
    flow_json_print(all);
}

void flow_power_persons(struct arena *arena, const struct flow_power_wishes *w)
{
    static const double usual[] = {0.3, 0.5, 0.7, 0.9};
    bool is_one = !isnan(w->effect);
    struct figures f = {.arena = arena, .w = w, .chance = w->chance, .plan = plan_of(w)};
    f.effect = is_one ? &w->effect : usual;
    f.effects = is_one ? 1 : ARRAY_COUNT(usual);
    if (!f.chance.count)
        f.chance.count = STUDIES;
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_power_progress, 1);
    struct repeat repeat = flow_chance_repeat(&f.chance, 0, &progress);
    f.curve = power_of(arena, &f.plan, &repeat);
    flow_progress_end();
    double smallest = power_smallest(&f.curve);
    f.smallest = isfinite(smallest) ? smallest : NAN;
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(&f); break;
    case FORMAT_CSV: print_csv(&f); break;
    case FORMAT_JSON: print_json(&f); break;
    }
}
