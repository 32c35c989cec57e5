// SPDX-License-Identifier: EUPL-1.2
// tvers flow pairs: does sitting together make a tie?
#include "cli/flow.h"

#include "base/bug.h"
#include "cli/flow_plans.h"
#include "cli/flow_print.h"
#include "cli/flow_progress.h"
#include "cli/flow_relation.h"
#include "cli/flow_verdict.h"
#include "cli/say.h"

struct wishes {
    struct str nodes, y, seats, draws, same, cohort, missing;
    struct flow_relation_wishes relation;
    int64_t until, threads; // threads 0: one for each processor
    int format;
};

static const struct option rows[] = {
    OPTION_TEXT(struct wishes, nodes, "--nodes", "FILE", "id and attributes of everyone (id,unit,...)"),
    OPTION_TEXT(struct wishes, y, "--y", "RELATION", "who named whom: FILE[:RELATION[:WAVE]]"),
    OPTION_TEXT(struct wishes, seats, "--seats", "FILE", "round,group,id: the plan that was used"),
    OPTION_TEXT(struct wishes, draws, "--draws", "FILE", "draw,round,group,id: of tvers seat --draws"),
    OPTION_INT(struct wishes, until, "--until", "ROUND", 1, FLOW_ROUNDS_MOST,
               "the last one before people were asked (all)"),
    OPTION_TEXT(struct wishes, missing, "--missing", "FILE", "from[,to]: what was not answered"),
    OPTION_TEXT(struct wishes, same, "--same", "COLUMN",
                "of nodes: compare pairs of one unit and of two apart"),
    OPTION_TEXT(struct wishes, cohort, "--cohort", "COLUMN", "of nodes: pairs of two cohorts do not count"),
    FLOW_RELATION_OPTIONS(struct wishes, relation),
    OPTION_INT(struct wishes, threads, "--threads", "N", 1, REPEAT_THREADS_MOST,
               "work on so many processors (all); the figures are the same"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options flow_pairs_options = {
    .usage = "flow pairs --nodes FILE --y RELATION --seats FILE --draws FILE [OPTIONS]",
    .about =
        "Prints how much oftener people name those they have sat with than those they have not sat with "
        "yet,\n"
        "and whether chance alone gives as much: every draw is a plan that could as well have been used.\n"
        "Popularity is taken out. Who answers nothing belongs into --missing; a tie that is not named by\n"
        "somebody who answers is an answer, no.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

struct pairs {
    const struct wishes *w;
    struct flow_input in;
    struct flow_relation y;
    struct flow_plans used, draws;
    struct dyads dyads;
    struct units units, cohorts;
    struct seated_model model;
    struct seated_shares shares;
    struct reference reference;
    struct verdict verdict;
    struct flow_results results;
};

static bool wishes_check(struct pairs *p)
{
    const struct wishes *w = p->w;
    return flow_option_needed(&p->in, "flow pairs", S("--nodes"), w->nodes) &&
           flow_option_needed(&p->in, "flow pairs", S("--y"), w->y) &&
           flow_option_needed(&p->in, "flow pairs", S("--seats"), w->seats) &&
           flow_option_needed(&p->in, "flow pairs", S("--draws"), w->draws);
}

static void people_read(struct pairs *p)
{
    struct str columns_wanted[2];
    size_t count = 0;
    if (p->w->same.len)
        columns_wanted[count++] = p->w->same;
    if (p->w->cohort.len)
        columns_wanted[count++] = p->w->cohort;
    flow_people_read(&p->in, p->w->nodes, columns_wanted, count, p->w->relation.wave);
    if (p->in.status == EXIT_DONE && p->in.people.count > SEATED_PEOPLE_MOST) {
        say_text(NULL, p->w->nodes,
                 SAID(p->in.arena, MSG_cli_table_people_many, arg_int(SEATED_PEOPLE_MOST)));
        p->in.status = EXIT_INPUT;
    }
    if (p->in.status != EXIT_DONE)
        return;
    if (p->w->same.len)
        p->units = units_new(p->in.arena, p->in.people.column[0], p->in.people.count);
    if (p->w->cohort.len)
        p->cohorts = units_new(p->in.arena, p->in.people.column[count - 1], p->in.people.count);
}

/// Pairs of two cohorts have never been in one room.
static void cohorts_part(struct pairs *p)
{
    for (uint32_t i = 0; i < p->dyads.people; i++)
        for (uint32_t j = 0; j < p->dyads.people; j++)
            if (p->cohorts.of[i] != p->cohorts.of[j])
                dyads_drop(&p->dyads, i, j);
}

static bool files_read(struct pairs *p)
{
    const struct wishes *w = p->w;
    people_read(p);
    p->y = flow_relation_read(&p->in, &w->relation, w->y);
    if (p->in.status != EXIT_DONE)
        return false;
    p->dyads = dyads_new(p->in.arena, p->in.people.count, GRAPH_DIRECTED);
    flow_missing_read(&p->in, w->missing, &p->dyads);
    if (w->cohort.len)
        cohorts_part(p);
    p->used = flow_plans_read(&p->in, w->seats, w->until, FLOW_PLAN_ONE);
    p->draws = flow_plans_read(&p->in, w->draws, w->until, FLOW_PLAN_DRAWS);
    if (p->in.status == EXIT_DONE)
        flow_plans_match(&p->in, w->draws, &p->used, &p->draws);
    return p->in.status == EXIT_DONE;
}

static struct str problem_text(struct arena *arena, enum seated_problem problem)
{
    switch (problem) {
    case SEATED_NONE_MET: return SAID(arena, MSG_cli_flow_pairs_none_met);
    case SEATED_ALL_MET: return SAID(arena, MSG_cli_flow_pairs_all_met, arg_str(S("--until")));
    case SEATED_ALIKE: return SAID(arena, MSG_cli_flow_pairs_alike);
    case SEATED_DRAWS_SAME: return SAID(arena, MSG_cli_flow_pairs_draws_same);
    case SEATED_FINE: break;
    }
    BUG("nothing is wrong");
}

static bool test_run(struct pairs *p)
{
    struct arena *arena = p->in.arena;
    struct graph g = graph_new(arena, p->in.people.count, p->y.ties.at, p->y.ties.count, GRAPH_DIRECTED);
    p->model = (struct seated_model){&p->dyads, dyads_of_graph(arena, &p->dyads, &g),
                                     p->w->same.len ? &p->units : NULL};
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_test_progress, 1);
    struct repeat repeat = {.count = p->draws.count,
                            .threads = (uint32_t)p->w->threads,
                            .watch = flow_progress_show,
                            .arg = &progress};
    enum seated_problem problem =
        seated_permute(arena, &p->model, &p->used.at[0], p->draws.at, &repeat, &p->reference);
    flow_progress_end();
    if (problem != SEATED_FINE) {
        say_text("flow pairs", p->y.name, problem_text(arena, problem));
        p->in.status = EXIT_INPUT;
        return false;
    }
    p->shares = seated_shares_of(&p->model, &p->used.at[0]);
    p->verdict = reference_judge(arena, &p->reference);
    return true;
}

static void results_fill(struct pairs *p)
{
    const struct verdict *v = &p->verdict;
    p->results = flow_verdicts_new(p->in.arena);
    flow_verdicts_add(&p->results, p->y.name, v, NULL, 1);
    if (!verdict_is_test(v))
        say_text("flow pairs", p->y.name,
                 SAID(p->in.arena, MSG_cli_flow_test_none, arg_number(v->p_floor, 3)));
}

static void print_text(const struct pairs *p)
{
    const struct seated_shares *s = &p->shares;
    struct str head = SAID(p->in.arena, MSG_cli_flow_pairs_summary, arg_percent(100 * s->tied_met, 0),
                           arg_int(s->met), arg_percent(100 * s->tied_not_met, 0), arg_int(s->not_met));
    printf("%.*s\n\n", STR(head));
    flow_results_text(&p->results, S(""));
    printf("\n%.*s\n", STR(SAID(p->in.arena, MSG_cli_flow_test_legend)));
}

static void print_json(const struct pairs *p)
{
    const struct seated_shares *s = &p->shares;
    json_t *all =
        json_pack("{s:I,s:I,s:I,s:I,s:o,s:o}", "n", (json_int_t)p->in.people.count, "reps",
                  (json_int_t)p->draws.count, "met", (json_int_t)s->met, "not_met", (json_int_t)s->not_met,
                  "tied_met", flow_real(s->tied_met), "tied_not_met", flow_real(s->tied_not_met));
    json_object_set_new(all, "pairs", flow_results_json(&p->results));
    flow_json_print(all);
}

static int pairs(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    struct pairs p = {.w = wishes, .in = {.arena = arena}};
    if (!wishes_check(&p) || !files_read(&p) || !test_run(&p))
        return p.in.status;
    results_fill(&p);
    switch ((enum format)p.w->format) {
    case FORMAT_TEXT: print_text(&p); break;
    case FORMAT_CSV: flow_results_csv(&p.results, S("relation")); break;
    case FORMAT_JSON: print_json(&p); break;
    }
    return EXIT_DONE;
}

int flow_pairs(int argc, char **argv)
{
    struct wishes w = {.format = (int)format_default()};
    return command_run(&flow_pairs_options, argc, argv, &w, pairs);
}
