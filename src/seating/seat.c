// SPDX-License-Identifier: EUPL-1.2
// From request to plan: can it be, where to start, how far to go.
#include "seating/seat.h"

#include "base/bug.h"
#include "seating/bound.h"
#include "seating/fit.h"
#include "seating/search.h"

enum { FIT_WORK_MOST = 50000000 };

struct request {
    struct arena *arena;
    const struct problem *problem;
    const struct seat_options *options;
    struct rng rng;
};

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
    return true;
}

/// A worth that rounding may have kept just below the bound is as good as the bound.
static double within_rounding(double bound)
{
    return bound - (bound < 0 ? -bound : bound) * 0x1p-40;
}

static void search_plan(struct request *q, struct seating *out)
{
    struct board *board = board_new(q->arena, q->problem, &out->shape);
    struct annealer *annealer = annealer_new(q->arena, q->options->seed);
    struct budget budget = budget_begin(&q->options->limits);
    board_load(board, &out->plan);
    struct search s = search_begin(q->arena, board, annealer, &budget, within_rounding(out->bound));
    if (s.best_worth < s.goal)
        search_run(&s);
    out->plan = s.best;
    out->method = s.method;
    out->moves = budget.moves_done;
}

static void finish(struct request *q, struct seating *out)
{
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
    if (!first_plan(&q, out)) {
        out->outcome = SEAT_NOT_FOUND;
        return;
    }
    out->bound = bound_worth(arena, problem, &out->shape);
    if (problem->people <= BOARD_PEOPLE_MOST)
        search_plan(&q, out);
    finish(&q, out);
}
