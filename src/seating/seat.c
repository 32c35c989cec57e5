// SPDX-License-Identifier: EUPL-1.2
// From request to plan: can it be, where to start, how far to go.
#include "seating/seat.h"

#include "base/bug.h"
#include "seating/problem/fit.h"
#include "seating/search/bound.h"
#include "seating/search/crowd.h"
#include "seating/search/exact.h"
#include "seating/search/pace_improve.h"
#include "seating/search/search.h"

#include <string.h>

enum { FIT_WORK_MOST = 50000000 };

/// Of the whole budget: what is kept for the pace, and the most of it that is used where the worth was found
/// early.
static const double PACE_SHARE = 0.08, PACE_SHARE_MOST = 0.25;

struct request {
    struct arena *arena;
    const struct problem *problem;
    const struct seat_options *options;
    struct rng rng;
};

/// Everyone where the announced plan has them, as far as there is room; the others fill what is left.
static void seat_as_announced(struct request *q, const struct seating *out, uint32_t r, uint32_t *group)
{
    const struct round_shape *round = &out->shape.round[r];
    const uint32_t *announced = q->options->announced->group + (size_t)r * q->problem->people;
    const bool *attends = out->shape.attends + (size_t)r * q->problem->people;
    uint32_t *load = NEW_ARRAY(q->arena, uint32_t, round->groups), larges = 0, next = 0;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < q->problem->people; i++) {
            uint32_t g = pass ? next : announced[i];
            if (pass && (!attends[i] || group[i] != AWAY))
                continue;
            if (!pass)
                group[i] = AWAY;
            if (!attends[i] || g >= round->groups)
                continue;
            while (pass && load[g] >= round->size + (larges < round->large))
                g = next = (next + 1) % round->groups;
            if (load[g] >= round->size + (larges < round->large))
                continue;
            larges += load[g] == round->size;
            load[g]++;
            group[i] = g;
        }
}

/// Starts from the announced plan, round by round where it keeps the rules as things are now.
static void start_as_announced(struct request *q, struct seating *out)
{
    struct plan fitted = out->plan, plan = plan_copy(q->arena, &fitted);
    for (uint32_t r = 0; r < q->problem->rounds; r++) {
        size_t row = (size_t)r * q->problem->people, bytes = q->problem->people * sizeof *plan.group;
        if (out->shape.round[r].held || !out->shape.round[r].groups)
            continue;
        seat_as_announced(q, out, r, plan.group + row);
        if (plan_fault(q->arena, q->problem, &out->shape, &plan) != PLAN_SOUND)
            memcpy(plan.group + row, fitted.group + row, bytes);
    }
    out->plan = plan;
}

/// Any plan that keeps the rules.
static bool first_plan(struct request *q, struct seating *out)
{
    const struct problem *p = q->problem;
    struct fit_rules rules = {p->apart, p->together, p->apart_count, p->together_count};
    out->plan = plan_empty(q->arena, p->people, p->rounds);
    for (size_t i = 0; i < p->held_count; i++)
        out->plan.group[(size_t)p->held[i].round * p->people + p->held[i].person] = p->held[i].group;
    for (uint32_t r = 0; r < p->rounds; r++) {
        size_t row = (size_t)r * p->people;
        const struct round_shape *round = &out->shape.round[r];
        if (!round->held && fit_round(q->arena, p->people, out->shape.attends + row, round, &rules, &q->rng,
                                      FIT_WORK_MOST, out->plan.group + row) != FIT_FOUND)
            return false;
    }
    if (q->options->announced)
        start_as_announced(q, out);
    return true;
}

/// A worth that rounding may have kept just below the bound is as good as the bound.
static double within_rounding(double bound)
{
    return bound - (bound < 0 ? -bound : bound) * 0x1p-40;
}

/// A design is counted in moves of its own; in a budget of time it may take a part.
static struct limits design_limits(const struct limits *limits)
{
    struct limits part = *limits;
    if (!(limits->passes > 0))
        part.seconds *= 0.3;
    return part;
}

/// Starts from an exact design where one fits and keeps the rules: how many rounds it has, else 0.
static uint32_t start_from_design(struct request *q, struct annealer *annealer, struct seating *out)
{
    struct exact e;
    struct limits limits = design_limits(&q->options->limits);
    if (q->options->search_only || q->options->announced ||
        !exact_plan(q->arena, q->problem, &out->shape, annealer, &limits, &e) ||
        plan_fault(q->arena, q->problem, &out->shape, &e.plan) != PLAN_SOUND)
        return 0;
    out->plan = e.plan;
    out->method = e.method;
    return e.rounds;
}

/// The search for worth leaves PACE_SHARE of the whole to the search for pace.
static struct limits limits_of_search(struct limits whole)
{
    whole.passes *= 1 - PACE_SHARE;
    whole.seconds *= 1 - PACE_SHARE;
    return whole;
}

static void search_plan(struct request *q, struct seating *out)
{
    struct limits limits = limits_of_search(q->options->limits);
    struct budget budget = budget_begin(&limits);
    struct annealer *annealer = annealer_new(q->arena, q->options->seed);
    uint32_t designed = start_from_design(q, annealer, out);
    struct board *board = board_new(q->arena, q->problem, &out->shape);
    const struct plan *announced = q->options->announced;
    for (uint32_t r = 0; announced && r < board->rounds; r++)
        board->round[r].home = announced->group + (size_t)r * board->people;
    board->home_price = q->options->move_price;
    board_load(board, &out->plan);
    struct search s = search_begin(q->arena, board, annealer, &budget, within_rounding(out->bound));
    s.polish = designed ? 0.1 : announced ? 0.6 : 0;
    s.designed = designed;
    if (designed)
        s.best.method = out->method;
    if (!incumbent_at_goal(&s.best))
        search_run(&s);
    budget_extend(&budget, &q->options->limits, PACE_SHARE_MOST);
    pace_improve(&s, &budget);
    out->plan = s.best.plan;
    out->method = s.best.method;
    out->moves = budget.moves_done;
}

static bool crowd_or_nothing(struct request *q, struct seating *out)
{
    struct budget budget = budget_begin(&q->options->limits);
    struct annealer *annealer = annealer_new(q->arena, q->options->seed);
    if (start_from_design(q, annealer, out) &&
        plan_value(q->arena, q->problem, &out->plan).worth >= within_rounding(out->bound))
        return true;
    out->method = "dealing and changing seats";
    return crowd_plan(q->arena, q->problem, &out->shape, annealer, &budget, &out->plan);
}

static void finish(struct request *q, struct seating *out)
{
    if (!q->options->announced)
        plan_renumber(q->arena, &out->shape, &out->plan);
    enum plan_fault fault = plan_fault(q->arena, q->problem, &out->shape, &out->plan);
    if (fault != PLAN_SOUND)
        BUG("the plan breaks rule %d", (int)fault);
    out->value = plan_value(q->arena, q->problem, &out->plan);
    out->proven_optimal = out->value.worth >= within_rounding(out->bound);
    if (out->value.worth > out->bound)
        out->bound = out->value.worth;
    out->outcome = SEAT_PLANNED;
}

void seat(struct arena *arena, const struct problem *problem, const struct seat_options *options,
          struct seating *out)
{
    struct request q = {arena, problem, options, rng_new(options->seed)};
    *out = (struct seating){.shape = problem_shape(arena, problem), .method = ""};
    if (clash_find(arena, problem, &out->shape, &out->clash)) {
        out->outcome = SEAT_IMPOSSIBLE;
        return;
    }
    bool crowd = problem->people > BOARD_PEOPLE_MOST;
    out->bound = bound_worth(problem, &out->shape);
    if (crowd ? !crowd_or_nothing(&q, out) : !first_plan(&q, out)) {
        out->outcome = SEAT_NOT_FOUND;
        return;
    }
    if (!crowd)
        search_plan(&q, out);
    finish(&q, out);
}
