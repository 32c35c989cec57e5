// SPDX-License-Identifier: EUPL-1.2
// Studies by chance, each with its test.
#include "flow/test/power.h"

#include "flow/test/real.h"

#include <math.h>
#include <stdlib.h>

static const double WANTED = 0.8, STANDARD_ERRORS = 2.8; // the latter: 1.96 + 0.84

struct planning {
    const struct power_plan *plan;
    struct power_curve curve;
};

/// Who has answered.
struct study {
    uint32_t people, cohorts;
    double *after, *before, *treated;
    uint32_t *cohort;
};

static struct study study_new(struct arena *arena, const struct power_plan *plan)
{
    uint32_t most = plan->treated + plan->comparison;
    return (struct study){.after = NEW_ARRAY(arena, double, most),
                          .before = NEW_ARRAY(arena, double, most),
                          .treated = NEW_ARRAY(arena, double, most),
                          .cohort = NEW_ARRAY(arena, uint32_t, most)};
}

static void person_draw(const struct power_plan *plan, struct study *s, double treated, double shared,
                        struct rng *rng)
{
    double own = sqrt(1 - plan->correlation * plan->correlation), before = real_normal(rng);
    double after = plan->correlation * before + own * real_normal(rng);
    s->before[s->people] = before;
    s->after[s->people] = sqrt(plan->icc) * shared + sqrt(1 - plan->icc) * after;
    s->treated[s->people] = treated;
    s->cohort[s->people++] = s->cohorts;
}

/// People in even cohorts. One in which nobody answers is none.
static void arm_draw(const struct power_plan *plan, struct study *s, double treated, struct rng *rng)
{
    uint32_t people = treated > 0 ? plan->treated : plan->comparison;
    for (uint32_t c = 0; c < plan->cohorts; c++) {
        uint32_t first = people * c / plan->cohorts, end = people * (c + 1) / plan->cohorts;
        uint32_t before = s->people;
        double shared = real_normal(rng);
        for (uint32_t i = first; i < end; i++)
            if (rng_double(rng) < plan->response)
                person_draw(plan, s, treated, shared, rng);
        s->cohorts += s->people > before;
    }
}

static void study_judge(struct arena *arena, const struct power_plan *plan, const struct study *s,
                        uint64_t seed, double *low, double *high)
{
    struct arms arms = {.people = s->people, .after = s->after, .before = s->before, .treated = s->treated};
    struct cohorts cohorts = {s->cohorts, s->cohort};
    struct repeat repeat = {.seed = seed, .count = plan->permutations, .threads = 1};
    struct ancova fit;
    *low = -INFINITY;
    *high = INFINITY;
    if (ancova_of(arena, &arms, &fit) != ARMS_FINE)
        return; // hardly anybody has answered: nothing is found
    struct reference r = plan->permutes_cohorts ? arms_cohorts(arena, &fit, &cohorts, &repeat)
                                                : arms_persons(arena, &fit, &repeat);
    reference_interval(&r, low, high);
}

static void *scratch_new(struct arena *arena, const void *context)
{
    (void)context;
    return arena; // which is this thread's own
}

static void study_run(void *context, void *space, uint32_t index, struct rng *rng)
{
    struct planning *p = context;
    struct arena *scratch = space;
    arena_reset(scratch);
    struct study s = study_new(scratch, p->plan);
    arm_draw(p->plan, &s, 1, rng);
    arm_draw(p->plan, &s, 0, rng);
    study_judge(scratch, p->plan, &s, rng_next(rng), &p->curve.low[index], &p->curve.high[index]);
}

struct power_curve power_of(struct arena *arena, const struct power_plan *plan, const struct repeat *repeat)
{
    struct planning p = {
        plan,
        {repeat->count, NEW_ARRAY(arena, double, repeat->count), NEW_ARRAY(arena, double, repeat->count)}};
    repeat_run(repeat, &(struct repeat_work){scratch_new, study_run, &p});
    return p.curve;
}

double power_at(const struct power_curve *c, double effect)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < c->studies; i++)
        found += c->low[i] + effect > 0 || c->high[i] + effect < 0;
    return found / (double)c->studies;
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double power_smallest(const struct power_curve *c)
{
    struct arena *arena = arena_new();
    double *needed = NEW_ARRAY(arena, double, c->studies);
    for (uint32_t i = 0; i < c->studies; i++)
        needed[i] = -c->low[i];
    qsort(needed, c->studies, sizeof *needed, rising);
    double smallest = needed[(uint32_t)(WANTED * (c->studies - 1) + 0.5)];
    arena_free(arena);
    return smallest;
}

double power_formula(const struct power_plan *p)
{
    double per_person = 1 / (p->treated * p->response) + 1 / (p->comparison * p->response);
    double own = (1 - p->icc) * (1 - p->correlation * p->correlation);
    return STANDARD_ERRORS * sqrt(own * per_person + p->icc * 2 / p->cohorts);
}
