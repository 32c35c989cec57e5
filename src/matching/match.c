// SPDX-License-Identifier: EUPL-1.2
// Groups apart, plans for each, and one plan of them all.
#include "matching/match.h"

#include "base/bug.h"
#include "matching/cutoff.h"
#include "matching/groups.h"
#include "matching/grow.h"
#include "matching/largest.h"
#include "matching/offer.h"
#include "matching/repair.h"
#include "matching/trial.h"

#include <math.h>
#include <stdlib.h>

enum { TRIALS_MOST = 3000 };

/// A group that is worth a programme.
struct part {
    struct proof proof;
    const uint32_t *wish_of; // of the whole
};

struct work {
    struct arena *arena;
    const struct match_options *options;
    struct matching *out;
    struct part **part;
    uint32_t parts;
    bool tried;   // some group by trying everything
    double until; // by the clock; 0: no limit
};

bool match_is_truthful(const struct match_problem *problem)
{
    for (uint32_t u = 0; u < problem->units; u++)
        if (problem->limit[u].hours != MATCH_NONE)
            return false;
    return true;
}

static void plan_put(struct placement *whole, const struct market *m, const struct placement *plan,
                     const uint32_t *wish_of, const struct match_application *wish)
{
    for (uint32_t p = 0; p < m->people; p++)
        if (plan->at[p] != MATCH_NONE)
            whole->at[wish[wish_of[plan->at[p]]].person] = wish_of[plan->at[p]];
}

/// The better of a plan and what is there, if it may be at all.
static void better(struct arena *scratch, const struct work *w, const struct market *m,
                   struct placement *best, struct score *score, const struct placement *plan)
{
    if (!occupancy_of(scratch, m, plan).holds)
        return;
    struct score s = score_of(scratch, m, plan);
    if (score_compare(&s, score, m->ranks, w->options->aim, w->options->kind) > 0) {
        placement_copy(m, best, plan);
        score_keep(score, &s, m->ranks);
    }
}

/// The best of what is quick; *largest is how many could be placed.
static struct placement quick_plan(const struct work *w, struct arena *scratch, const struct market *m,
                                   uint32_t *largest)
{
    struct placement best = placement_empty(scratch, m), grown = placement_empty(scratch, m);
    struct score score = score_of(scratch, m, &best);
    struct placement start[] = {offer_truthful(scratch, m), offer_second_chance(scratch, m)};
    for (size_t i = 0; i < 2; i++) {
        repair(scratch, m, &start[i]);
        better(scratch, w, m, &best, &score, &start[i]);
        if (market_is_unlimited(m)) {
            start[i] = cutoff_best(scratch, m, &start[i], w->options->kind);
            better(scratch, w, m, &best, &score, &start[i]);
        }
    }
    placement_copy(m, &grown, &start[1]);
    *largest = largest_of(scratch, m, &grown);
    if (w->options->aim == AIM_MOST) {
        struct placement most = grow(scratch, m, &best, &grown, w->options->kind);
        better(scratch, w, m, &best, &score, &grown);
        better(scratch, w, m, &best, &score, &most);
    }
    return best;
}

static void part_add(struct work *w, const uint32_t *people, uint32_t count)
{
    struct part *part = NEW(w->arena, struct part);
    const struct market *m = market_part(w->arena, w->out->market, people, count, &part->wish_of);
    struct arena *scratch = arena_new();
    uint32_t largest;
    struct placement plan = quick_plan(w, scratch, m, &largest);
    part->proof = proof_new(w->arena, m, w->options->aim, w->options->kind, &plan, largest);
    arena_free(scratch);
    w->part[w->parts++] = part;
}

/// A small group: done at once. False when it is not small.
static bool group_tried(struct work *w, const uint32_t *people, uint32_t count)
{
    struct arena *scratch = arena_new();
    const uint32_t *wish_of;
    const struct market *m = market_part(scratch, w->out->market, people, count, &wish_of);
    bool small = trial_size(m) <= TRIALS_MOST;
    if (small) {
        struct score score;
        struct placement plan = trial_best(scratch, m, w->options->aim, w->options->kind, &score);
        plan_put(&w->out->plan, m, &plan, wish_of, w->out->market->wish);
        w->tried = true;
    }
    arena_free(scratch);
    return small;
}

static int by_size(const void *a, const void *b)
{
    const struct part *x = *(struct part *const *)a, *y = *(struct part *const *)b;
    uint32_t m = x->proof.market->wishes, n = y->proof.market->wishes;
    if (m != n)
        return m < n ? -1 : 1;
    return (x->proof.market->lot[0] > y->proof.market->lot[0]) -
           (x->proof.market->lot[0] < y->proof.market->lot[0]);
}

/// A level is proven when it is in every group; the bound on the next is the sum of the groups' bounds.
static void proofs_sum(struct work *w)
{
    struct matching *out = w->out;
    out->levels = out->level_count;
    for (uint32_t i = 0; i < w->parts; i++)
        if (w->part[i]->proof.levels < out->levels)
            out->levels = w->part[i]->proof.levels;
    out->bound = INFINITY;
    if (out->levels == out->level_count)
        return;
    out->bound = level_gain(&out->score, out->level[out->levels], w->options->kind);
    for (uint32_t i = 0; i < w->parts; i++) {
        const struct proof *p = &w->part[i]->proof;
        if (p->levels == out->levels)
            out->bound += p->bound - level_gain(&p->score, out->level[out->levels], w->options->kind);
    }
}

static void parts_prove(struct work *w)
{
    struct proof **proofs = NEW_ARRAY(w->arena, struct proof *, w->parts);
    qsort(w->part, w->parts, sizeof *w->part, by_size);
    for (uint32_t i = 0; i < w->parts; i++)
        proofs[i] = &w->part[i]->proof;
    w->out->solver_failed = !prove(proofs, w->parts, &w->options->effort, w->until);
    for (uint32_t i = 0; i < w->parts; i++) {
        const struct part *part = w->part[i];
        plan_put(&w->out->plan, part->proof.market, &part->proof.plan, part->wish_of, w->out->market->wish);
        if (part->proof.stability == STABILITY_NONE)
            w->out->stability = STABILITY_NONE;
    }
}

static void match_best(struct work *w)
{
    const struct market *m = w->out->market;
    struct match_groups groups = match_groups_of(w->arena, m);
    w->part = NEW_ARRAY(w->arena, struct part *, groups.count);
    for (uint32_t g = 0; g < groups.count; g++) {
        const uint32_t *people = groups.people + groups.at[g];
        uint32_t count = groups.at[g + 1] - groups.at[g];
        if (!group_tried(w, people, count))
            part_add(w, people, count);
    }
    parts_prove(w);
    w->out->method = w->parts ? (w->tried ? "programme and trial" : "programme") : "trial";
}

/// None is stable where trying everything, or the programme, left a pair that blocks in some group of its
/// own.
static void stability_sum(struct work *w)
{
    struct matching *out = w->out;
    uint32_t unproven = 0;
    for (uint32_t i = 0; i < w->parts; i++)
        if (w->part[i]->proof.stability == STABILITY_UNKNOWN)
            unproven += w->part[i]->proof.score.blocking;
    if (!out->score.blocking)
        out->stability = STABILITY_FOUND;
    else if (w->options->aim == AIM_STABLE && out->score.blocking > unproven)
        out->stability = STABILITY_NONE;
}

void match(struct arena *arena, const struct match_problem *problem, const struct match_options *options,
           struct matching *out)
{
    const struct effort *effort = &options->effort;
    struct work w = {.arena = arena, .options = options, .out = out};
    w.until = effort->seconds > 0 ? effort->now(effort->arg) + effort->seconds : 0;
    const struct market *m = market_new(arena, problem);
    *out = (struct matching){.market = m, .plan = placement_empty(arena, m), .stability = STABILITY_UNKNOWN};
    out->level = levels_of(arena, m->ranks, options->aim, options->kind, &out->level_count);
    struct placement grown = placement_empty(arena, m);
    out->largest = largest_of(arena, m, &grown);
    out->bound = INFINITY;
    if (options->aim == AIM_TRUTHFUL) {
        out->plan = offer_truthful(arena, m);
        out->method = "deferred acceptance";
    } else
        match_best(&w);
    ASSERT(occupancy_of(arena, m, &out->plan).holds);
    out->score = score_of(arena, m, &out->plan);
    stability_sum(&w);
    if (options->aim != AIM_TRUTHFUL)
        proofs_sum(&w);
    if (options->aim == AIM_MOST && out->levels)
        out->largest = out->score.placed; // proven, limits in hours included
}
