// SPDX-License-Identifier: EUPL-1.2
// If a stable plan is as good as it can be on the first levels, the rest is a question among stable plans,
// which is much the easier one. Else blocking pairs are counted.
#include "matching/prove_levels.h"

#include "matching/cutoff.h"
#include "matching/strike.h"

#include <math.h>

static const double BOUND_MOST = 1e15; // beyond it the solver knows none

/// Of the time, for a plan that is stable and places the most: mostly there is none.
static const double SHARE_OF_BOTH = 0.5;

enum { RELAX_FROM_WISHES = 2000 }; // where a bound by the relaxation comes long before the whole programme's

static double seconds_left(const struct climb *c)
{
    double left = c->until - c->effort->now(c->effort->arg);
    return !(c->until > 0) ? 0 : left > 0.01 ? left : 0.01;
}

static void bound_set(struct climb *c, uint32_t level, double bound)
{
    if (c->proof->levels == level && bound < c->proof->bound) {
        c->proof->bound = bound;
        c->report(c);
    }
}

static void level_proven(struct climb *c, uint32_t level)
{
    if (c->proof->levels != level)
        return;
    c->proof->levels++;
    c->proof->bound = INFINITY;
    c->report(c);
}

/// Takes a plan if it is what it claims to be, and better.
static void plan_take(struct climb *c, struct arena *scratch, const struct placement *plan)
{
    struct proof *proof = c->proof;
    const struct market *m = proof->market;
    if (!occupancy_of(scratch, m, plan).holds)
        return;
    struct score score = score_of(scratch, m, plan);
    if (score_compare(&score, &proof->score, m->ranks, proof->aim, proof->kind) <= 0)
        return;
    placement_copy(m, &proof->plan, plan);
    score_keep(&proof->score, &score, m->ranks);
    if (!score.blocking)
        proof->stability = STABILITY_FOUND;
    c->report(c);
}

/// The solver's plan; and where it is stable, the best one with its cutoffs: the levels below come long
/// after.
static void solution_take(struct climb *c, struct arena *scratch, const struct program *p,
                          const double *column)
{
    const struct market *m = c->proof->market;
    struct placement plan = placement_empty(scratch, m);
    program_plan(p, column, &plan);
    plan_take(c, scratch, &plan);
    if (c->proof->score.blocking || !market_is_unlimited(m))
        return;
    plan = cutoff_best(scratch, m, &c->proof->plan, c->proof->kind);
    plan_take(c, scratch, &plan);
}

/// What the solver found, and no plan of the programme gains more on the level.
struct answer {
    enum solved state;
    double bound;
};

/// In a share of the time that is left.
static struct answer solve(struct climb *c, struct program *p, uint32_t level, bool relaxed, double share)
{
    struct proof *proof = c->proof;
    struct arena *scratch = arena_new();
    struct solve_options o = {
        .seconds = share * seconds_left(c), .nodes = c->effort->nodes, .relaxed = relaxed};
    program_gain(p, proof->level[level], proof->kind);
    if (!proof->score.blocking || p->kind == PROGRAM_COUNTED)
        o.start = program_start(p, &proof->plan);
    struct solution s = linear_solve(scratch, &p->lp, &o);
    struct answer answer = {s.state, INFINITY};
    if (s.column && !relaxed)
        solution_take(c, scratch, p, s.column);
    if (fabs(s.bound) < BOUND_MOST && (!relaxed || s.state == SOLVED))
        answer.bound = floor(s.bound + 1e-4);
    arena_free(scratch);
    return answer;
}

static bool is_reached(const struct proof *proof, uint32_t level)
{
    double gain = level_gain(&proof->score, proof->level[level], proof->kind);
    return proof->levels > level || gain >= proof->bound - 0.5;
}

/// One level: as good as it can be, and held.
static void raise(struct climb *c, struct program *p, uint32_t level)
{
    struct proof *proof = c->proof;
    bool done = level_is_plain(proof, proof->level[level]);
    if (!done && proof->level[level].kind == LEVEL_PLACED && proof->market->wishes >= RELAX_FROM_WISHES)
        bound_set(c, level, solve(c, p, level, true, 1).bound);
    if (!done) {
        struct answer answer = solve(c, p, level, false, 1);
        bound_set(c, level, answer.bound);
        done = answer.state == SOLVED && is_reached(proof, level);
    }
    if (done)
        level_proven(c, level);
    if (done && proof->levels == 1 && proof->level[0].kind == LEVEL_BLOCKING && proof->score.blocking)
        proof->stability = STABILITY_NONE;
    program_gain(p, proof->level[level], proof->kind);
    program_hold(p, level_gain(&proof->score, proof->level[level], proof->kind));
}

static void raise_from(struct climb *c, struct program *p, uint32_t level)
{
    for (; level < c->proof->level_count; level++)
        if (!(c->until > 0) || c->effort->now(c->effort->arg) < c->until)
            raise(c, p, level);
}

/// Whether a plan without a blocking pair is at hand, or found now; it places as many as `at_least`.
static bool find_stable(struct climb *c, struct program *p, uint32_t at_least)
{
    struct proof *proof = c->proof;
    struct level placed = {.kind = LEVEL_PLACED};
    program_gain(p, placed, proof->kind);
    program_hold(p, at_least);
    if (!proof->score.blocking && proof->score.placed >= at_least)
        return true;
    uint32_t level = 0;
    while (proof->level[level].kind != LEVEL_PLACED)
        level++;
    double share = at_least ? SHARE_OF_BOTH : 1; // else without a stable plan there is nothing to go on with
    if (solve(c, p, level, false, share).state == SOLVED_INFEASIBLE && !at_least)
        proof->stability = STABILITY_NONE;
    return !proof->score.blocking && proof->score.placed >= at_least;
}

/// Among stable plans the levels above are reached: none block, and in the other aim the most are placed.
static void climb_stable(struct climb *c, struct program *p)
{
    uint32_t level = 0;
    level_proven(c, level++);
    if (c->proof->aim == AIM_MOST)
        level_proven(c, level++);
    raise_from(c, p, level);
}

void climb_levels(struct climb *c)
{
    struct proof *proof = c->proof;
    if (proof->market->wishes > PROGRAM_WISHES_MOST)
        return;
    struct arena *arena = arena_new();
    struct program *stable = program_new(arena, proof->market, strike(arena, proof->market), PROGRAM_STABLE);
    if (find_stable(c, stable, proof->aim == AIM_MOST ? proof->largest : 0))
        climb_stable(c, stable);
    else
        raise_from(c, program_new(arena, proof->market, NULL, PROGRAM_COUNTED), 0);
    arena_free(arena);
}
