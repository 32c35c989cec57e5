// SPDX-License-Identifier: EUPL-1.2
// Arms that change places among whole cohorts.
#include "flow/test/arms.h"

#include "flow/test/basis.h"

#include <string.h>

double arms_cohorts_floor(uint32_t treated, uint32_t cohorts)
{
    double ways = 1;
    for (uint32_t k = 1; k <= treated; k++)
        ways = ways * (cohorts - treated + k) / k;
    return (2 * treated == cohorts ? 2 : 1) / ways; // with as many on both sides the reverse is as far from 0
}

struct assigning {
    const struct ancova *fit;
    const struct cohorts *cohorts;
    uint32_t *cohort; // by number, the treated first
    uint32_t treated;
    struct arrangement *drawn;
};

struct space {
    uint32_t *order;        // cohorts
    double *is_treated, *g; // of each cohort; of each person
};

static void *space_new(struct arena *arena, const void *context)
{
    const struct assigning *a = context;
    struct space *s = NEW(arena, struct space);
    s->order = NEW_ARRAY(arena, uint32_t, a->cohorts->count);
    s->is_treated = NEW_ARRAY(arena, double, a->cohorts->count);
    s->g = NEW_ARRAY(arena, double, a->fit->people);
    return s;
}

/// As if the first cohorts of `order` had been the treated ones.
static struct arrangement assign(const struct assigning *a, struct space *s)
{
    const struct ancova *fit = a->fit;
    for (uint32_t c = 0; c < a->cohorts->count; c++)
        s->is_treated[s->order[c]] = c < a->treated;
    for (uint32_t i = 0; i < fit->people; i++)
        s->g[i] = s->is_treated[a->cohorts->of[fit->person[i]]];
    ancova_residual(fit, s->g);
    struct arrangement x = ancova_observed(fit);
    x.d = basis_dot(s->g, s->g, fit->people);
    x.c0 = basis_dot(s->g, fit->y, fit->people);
    x.c1 = basis_dot(s->g, fit->h, fit->people);
    if (x.d <= 0) // the strata tell who is treated: t = 0, whatever the effect
        x = (struct arrangement){.a0 = fit->yy, .d = fit->gg, .df = fit->df};
    return x;
}

static void cohorts_permute(void *context, void *space, uint32_t index, struct rng *rng)
{
    const struct assigning *a = context;
    struct space *s = space;
    memcpy(s->order, a->cohort, a->cohorts->count * sizeof *s->order);
    rng_shuffle(rng, s->order, a->cohorts->count);
    a->drawn[index] = assign(a, s);
}

/// How many ways there are to choose; `most` + 1 where there are more.
static uint32_t choices(uint32_t of, uint32_t chosen, uint32_t most)
{
    uint64_t ways = 1;
    uint32_t least = chosen < of - chosen ? chosen : of - chosen;
    for (uint32_t k = 1; k <= least && ways <= most; k++)
        ways = ways * (of - least + k) / k;
    return ways <= most ? (uint32_t)ways : most + 1;
}

/// The next choice in the order of the words, chosen ones as rising numbers; false after the last.
static bool choice_next(uint32_t *chosen, uint32_t count, uint32_t of)
{
    uint32_t k = count;
    while (k > 0 && chosen[k - 1] == of - count + k - 1)
        k--;
    if (k == 0)
        return false;
    chosen[k - 1]++;
    for (; k < count; k++)
        chosen[k] = chosen[k - 1] + 1;
    return true;
}

static void order_of(const struct assigning *a, const uint32_t *chosen, uint32_t *order)
{
    uint32_t first = 0, rest = a->treated;
    for (uint32_t c = 0; c < a->cohorts->count; c++)
        order[first < a->treated && chosen[first] == c ? first++ : rest++] = c;
}

static void go_through(const struct assigning *a)
{
    struct arena *arena = arena_new();
    struct space *s = space_new(arena, a);
    uint32_t *chosen = NEW_ARRAY(arena, uint32_t, a->treated), index = 0;
    for (uint32_t k = 0; k < a->treated; k++)
        chosen[k] = k;
    do {
        order_of(a, chosen, s->order);
        a->drawn[index++] = assign(a, s);
    } while (choice_next(chosen, a->treated, a->cohorts->count));
    arena_free(arena);
}

static struct assigning assigning_of(struct arena *arena, const struct ancova *fit,
                                     const struct cohorts *cohorts)
{
    struct assigning a = {.fit = fit, .cohorts = cohorts};
    bool *is_treated = NEW_ARRAY(arena, bool, cohorts->count);
    a.cohort = NEW_ARRAY(arena, uint32_t, cohorts->count);
    for (uint32_t i = 0; i < fit->people; i++)
        is_treated[cohorts->of[i]] = fit->of->treated[i] > 0;
    for (uint32_t c = 0; c < cohorts->count; c++)
        a.treated += is_treated[c];
    uint32_t first = 0, rest = a.treated;
    for (uint32_t c = 0; c < cohorts->count; c++)
        a.cohort[is_treated[c] ? first++ : rest++] = c;
    return a;
}

struct reference arms_cohorts(struct arena *arena, const struct ancova *fit, const struct cohorts *cohorts,
                              const struct repeat *repeat)
{
    struct assigning a = assigning_of(arena, fit, cohorts);
    uint32_t ways = choices(cohorts->count, a.treated, repeat->count);
    bool is_whole = ways <= repeat->count;
    uint32_t count = is_whole ? ways : repeat->count;
    a.drawn = NEW_ARRAY(arena, struct arrangement, count);
    if (is_whole)
        go_through(&a);
    else
        repeat_run(repeat, &(struct repeat_work){space_new, cohorts_permute, &a});
    return (struct reference){
        .observed = ancova_observed(fit), .drawn = a.drawn, .count = count, .is_whole = is_whole};
}
