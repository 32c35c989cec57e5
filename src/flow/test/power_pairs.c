// SPDX-License-Identifier: EUPL-1.2
// Cohorts by chance, seated, asked and tested.
#include "flow/test/power_pairs.h"

#include "flow/test/real.h"
#include "flow/test/seated.h"

static const double SPREAD = 0.6, LEVEL = 0.05; // the first of people, in log odds

struct found {
    bool one_sided, two_sided;
    double met;
};

struct planning {
    const struct pairs_plan *plan;
    struct found *found;
};

static double *spreads_draw(struct arena *arena, uint32_t people, struct rng *rng)
{
    double *own = NEW_ARRAY(arena, double, people);
    for (uint32_t i = 0; i < people; i++)
        own[i] = SPREAD * real_normal(rng);
    return own;
}

/// Tables that differ by one person at most.
static struct seated_plan seats_draw(struct arena *arena, const struct pairs_plan *plan, struct rng *rng)
{
    const uint32_t **group = NEW_ARRAY(arena, const uint32_t *, plan->gatherings);
    uint32_t *order = NEW_ARRAY(arena, uint32_t, plan->people);
    for (uint32_t i = 0; i < plan->people; i++)
        order[i] = i;
    for (uint32_t r = 0; r < plan->gatherings; r++) {
        uint32_t *of = NEW_ARRAY(arena, uint32_t, plan->people);
        rng_shuffle(rng, order, plan->people);
        for (uint32_t i = 0; i < plan->people; i++)
            of[order[i]] = 1 + i % plan->tables;
        group[r] = of;
    }
    return (struct seated_plan){plan->gatherings, plan->people, group};
}

static void silent_drop(const struct pairs_plan *plan, struct dyads *d, struct rng *rng)
{
    for (uint32_t i = 0; i < plan->people; i++)
        if (rng_double(rng) >= plan->response)
            for (uint32_t j = 0; j < plan->people; j++)
                dyads_drop(d, i, j);
}

/// How probable it is that each names each, had they not sat together; `tied` on average.
static double *chances_draw(struct arena *arena, const struct pairs_plan *plan, struct rng *rng)
{
    uint32_t n = plan->people;
    double *chance = NEW_ARRAY(arena, double, (size_t)n *n), *sends = spreads_draw(arena, n, rng),
           *receives = spreads_draw(arena, n, rng), usual = plan->tied / (1 - plan->tied), sum = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < n; j++) {
            double odds = usual * real_exp(sends[i] + receives[j]);
            chance[(size_t)i * n + j] = odds / (1 + odds);
            sum += chance[(size_t)i * n + j];
        }
    for (size_t at = 0; at < (size_t)n * n; at++)
        chance[at] *= plan->tied * n * n / sum;
    return chance;
}

static double *answers_draw(struct arena *arena, const struct pairs_plan *plan, const struct dyads *d,
                            const struct seated_plan *used, struct rng *rng)
{
    double *y = chances_draw(arena, plan, rng);
    for (uint32_t i = 0; i < plan->people; i++)
        for (uint32_t j = 0; j < plan->people; j++) {
            size_t at = (size_t)i * plan->people + j;
            double chance = y[at] * (seated_have_met(used, i, j) ? plan->ratio : 1);
            y[at] = rng_double(rng) < chance ? d->counts[at] : 0;
        }
    return y;
}

static double met_share(const struct seated_plan *plan)
{
    double met = 0, pairs = plan->people * (plan->people - 1.0) / 2;
    for (uint32_t i = 0; i < plan->people; i++)
        for (uint32_t j = 0; j < i; j++)
            met += seated_have_met(plan, i, j);
    return met / pairs;
}

/// Adds a cohort's statistics under each plan to those of the others.
static double cohort_add(struct arena *arena, const struct pairs_plan *plan, struct seated_statistic *sums,
                         struct rng *rng)
{
    struct dyads d = dyads_new(arena, plan->people, GRAPH_DIRECTED);
    struct seated_plan used = seats_draw(arena, plan, rng);
    struct seated_plan *draws = NEW_ARRAY(arena, struct seated_plan, plan->draws);
    for (uint32_t k = 0; k < plan->draws; k++)
        draws[k] = seats_draw(arena, plan, rng);
    silent_drop(plan, &d, rng);
    struct seated_model model = {&d, answers_draw(arena, plan, &d, &used, rng), NULL};
    seated_statistics_add(&model, &used, draws, &(struct repeat){.count = plan->draws, .threads = 1}, sums);
    return met_share(&used);
}

static void *space_new(struct arena *arena, const void *context)
{
    (void)context;
    return arena; // this thread's own
}

static void study_run(void *context, void *space, uint32_t index, struct rng *rng)
{
    struct planning *p = context;
    struct arena *scratch = space;
    arena_reset(scratch);
    struct seated_statistic *sums = NEW_ARRAY(scratch, struct seated_statistic, p->plan->draws + 1);
    struct found *f = &p->found[index];
    for (uint32_t c = 0; c < p->plan->cohorts; c++)
        f->met += cohort_add(scratch, p->plan, sums, rng) / p->plan->cohorts;
    struct reference r = seated_reference(scratch, sums, p->plan->draws);
    if (r.observed.c1 <= 0)
        return; // hardly anybody has answered
    f->one_sided = reference_p_larger(&r) <= LEVEL;
    f->two_sided = reference_p(&r, 0) <= LEVEL;
}

struct pairs_power power_of_pairs(const struct pairs_plan *plan, const struct repeat *repeat)
{
    struct arena *arena = arena_new();
    struct planning p = {plan, NEW_ARRAY(arena, struct found, repeat->count)};
    struct pairs_power power = {0};
    repeat_run(repeat, &(struct repeat_work){space_new, study_run, &p});
    for (uint32_t i = 0; i < repeat->count; i++) {
        power.one_sided += p.found[i].one_sided / (double)repeat->count;
        power.two_sided += p.found[i].two_sided / (double)repeat->count;
        power.met += p.found[i].met / repeat->count;
    }
    arena_free(arena);
    return power;
}
