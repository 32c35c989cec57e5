// SPDX-License-Identifier: EUPL-1.2
// tvers flow effect: did those who took part change more than those who did not?
#include "cli/flow.h"

#include "cli/flow_answers.h"
#include "cli/flow_chance.h"
#include "cli/flow_print.h"
#include "cli/flow_verdict.h"
#include "cli/say.h"

#include <math.h>

struct wishes {
    struct flow_answers_wishes answers;
    struct flow_chance chance;
    int format;
};

static const struct option rows[] = {
    FLOW_ANSWERS_OPTIONS(struct wishes, answers),
    FLOW_CHANCE_OPTIONS(struct wishes, chance, "--permutations", "so many other lots (9999)"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options flow_effect_options = {
    .usage = "flow effect --people FILE --arm COLUMN --treated VALUE --after COLUMN [OPTIONS]",
    .about =
        "Prints how much more those who took part have after than those who did not, given what they had\n"
        "before, and whether chance alone gives as much: others could as well have been drawn. If cohorts\n"
        "were drawn, say so by --cohort: persons who change places would then find what is not there.\n"
        "An empty cell is no answer; who has not answered is left out and counted.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

struct figures {
    struct arena *arena;
    const struct wishes *w;
    const struct flow_answers *answers;
    struct reference reference;
    struct verdict verdict;
    struct flow_results results;
};

/// People read words; files have keys.
static struct str name_of(const struct figures *f, struct str key, enum message text)
{
    return f->w->format == (int)FORMAT_TEXT ? SAID(f->arena, text) : key;
}

static void tests_run(struct figures *f, const struct ancova *fit)
{
    const struct flow_answers *a = f->answers;
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_test_progress, 1);
    struct repeat repeat = flow_chance_repeat(&f->w->chance, 0, &progress);
    f->reference = a->has_cohorts ? arms_cohorts(f->arena, fit, &a->cohorts, &repeat)
                                  : arms_persons(f->arena, fit, &repeat);
    flow_progress_end();
    f->verdict = reference_judge(f->arena, &f->reference);
    f->results = flow_verdicts_new(f->arena);
    if (a->arms.is_ratio)
        flow_verdicts_add(&f->results, name_of(f, S("ratio"), MSG_cli_flow_effect_ratio), &f->verdict,
                          arms_ratio, 1);
    else {
        flow_verdicts_add(&f->results, name_of(f, S("difference"), MSG_cli_flow_effect_difference),
                          &f->verdict, NULL, 1);
        flow_verdicts_add(&f->results, name_of(f, S("hedges_g"), MSG_cli_flow_effect_g), &f->verdict, NULL,
                          arms_hedges(&a->arms));
    }
}

static void print_text(const struct figures *f)
{
    const struct flow_answers *a = f->answers;
    struct str head = SAID(f->arena, MSG_cli_flow_effect_summary, arg_int(a->answered[1]),
                           arg_int(a->asked[1]), arg_int(a->answered[0]), arg_int(a->asked[0]));
    printf("%.*s\n\n", STR(head));
    flow_results_text(&f->results, S(""));
    printf("\n%.*s\n", STR(SAID(f->arena, MSG_cli_flow_test_legend)));
}

static void print_json(const struct figures *f)
{
    const struct flow_answers *a = f->answers;
    json_t *all =
        json_pack("{s:[I,I],s:[I,I],s:s,s:I,s:b,s:I}", "asked", (json_int_t)a->asked[1],
                  (json_int_t)a->asked[0], "answered", (json_int_t)a->answered[1], (json_int_t)a->answered[0],
                  "permuted", a->has_cohorts ? "cohorts" : "persons", "reps", (json_int_t)f->reference.count,
                  "enumerated", f->reference.is_whole, "seed", (json_int_t)f->w->chance.seed);
    json_object_set_new(all, "p_smallest", flow_real(f->verdict.p_floor));
    json_object_set_new(all, "tests", flow_results_json(&f->results));
    flow_json_print(all);
}

static int effect(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct wishes *w = wishes;
    struct flow_answers answers = {0};
    struct ancova fit;
    int status;
    if (!flow_answers_read(arena, "flow effect", &w->answers, &answers, &fit, &status))
        return status;
    struct figures f = {.arena = arena, .w = w, .answers = &answers};
    tests_run(&f, &fit);
    if (!verdict_is_test(&f.verdict))
        say_text("flow effect", S(""),
                 SAID(arena,
                      answers.has_cohorts ? MSG_cli_flow_effect_cohorts_few : MSG_cli_flow_effect_people_few,
                      arg_number(f.verdict.p_floor, 3)));
    switch ((enum format)w->format) {
    case FORMAT_TEXT: print_text(&f); break;
    case FORMAT_CSV: flow_results_csv(&f.results, S("measure")); break;
    case FORMAT_JSON: print_json(&f); break;
    }
    return EXIT_DONE;
}

int flow_effect(int argc, char **argv)
{
    struct wishes w = {.chance = {.count = 9999, .seed = 1}, .format = (int)format_default()};
    return command_run(&flow_effect_options, argc, argv, &w, effect);
}
