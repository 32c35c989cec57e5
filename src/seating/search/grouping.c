// SPDX-License-Identifier: EUPL-1.2
// A person's row of trials reads memory in order, which is what makes it fast.
#include "seating/search/grouping.h"

#include <float.h>

static bool sizes_are_fixed(const struct mdgp *m)
{
    uint64_t least = 0, most = 0;
    for (uint32_t g = 0; g < m->groups; g++) {
        least += m->least[g];
        most += m->most[g];
    }
    return least == m->people || most == m->people;
}

static void sit_at_random(struct arena *arena, struct grouping *s, struct rng *rng)
{
    const struct mdgp *m = s->m;
    uint32_t *order = NEW_ARRAY(arena, uint32_t, m->people), next = 0;
    for (uint32_t i = 0; i < m->people; i++)
        order[i] = i;
    rng_shuffle(rng, order, m->people);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t g = 0; g < m->groups; g++)
            for (; next < m->people && s->size[g] < (pass ? m->most[g] : m->least[g]); next++) {
                s->group[order[next]] = g;
                s->size[g]++;
            }
}

static double *sums_of(const struct grouping *s, uint32_t group)
{
    return s->sum + (size_t)group * s->m->people;
}

static const double *weights_of(const struct grouping *s, uint32_t person)
{
    return s->m->weight + (size_t)person * s->m->people;
}

static void read_own(struct grouping *s)
{
    for (uint32_t k = 0; k < s->m->people; k++)
        s->own[k] = sums_of(s, s->group[k])[k];
}

struct grouping *grouping_new(struct arena *arena, const struct mdgp *m, struct rng *rng)
{
    struct grouping *s = NEW(arena, struct grouping);
    s->m = m;
    s->group = NEW_ARRAY(arena, uint32_t, m->people);
    s->size = NEW_ARRAY(arena, uint32_t, m->groups);
    s->sum = NEW_ARRAY(arena, double, (size_t)m->groups * m->people);
    s->own = NEW_ARRAY(arena, double, m->people);
    s->to = NEW_ARRAY(arena, double, m->groups);
    s->fixed = sizes_are_fixed(m);
    sit_at_random(arena, s, rng);
    for (uint32_t i = 0; i < m->people; i++)
        for (uint32_t k = 0; k < m->people; k++)
            sums_of(s, s->group[i])[k] += weights_of(s, i)[k];
    read_own(s);
    s->value = mdgp_value(m, s->group);
    return s;
}

static void weigh(struct grouping *s, uint32_t person)
{
    for (uint32_t g = 0; g < s->m->groups; g++)
        s->to[g] = sums_of(s, g)[person] - s->own[person];
}

static void took(struct grouping *s, double gain)
{
    read_own(s);
    s->value += gain;
    s->losses += gain < 0;
}

static void move(struct grouping *s, uint32_t x, uint32_t to)
{
    uint32_t from = s->group[x];
    double *restrict left = sums_of(s, from), *restrict joined = sums_of(s, to);
    const double *restrict weight = weights_of(s, x);
    for (uint32_t k = 0; k < s->m->people; k++) {
        left[k] -= weight[k];
        joined[k] += weight[k];
    }
    s->group[x] = to;
    s->size[from]--;
    s->size[to]++;
    took(s, s->to[to]);
}

static void swap(struct grouping *s, uint32_t x, uint32_t y, double gain)
{
    uint32_t a = s->group[x], b = s->group[y];
    double *restrict left = sums_of(s, a), *restrict joined = sums_of(s, b);
    const double *restrict comes = weights_of(s, x), *restrict goes = weights_of(s, y);
    for (uint32_t k = 0; k < s->m->people; k++) {
        double change = comes[k] - goes[k];
        left[k] -= change;
        joined[k] += change;
    }
    s->group[x] = b;
    s->group[y] = a;
    took(s, gain);
}

static bool wanted(struct annealer *a, double temperature, double gain)
{
    return gain >= 0 || gain >= -temperature * a->minus_log[rng_below(&a->rng, LOG_TABLE)];
}

static void try_moves(struct grouping *s, struct annealer *a, double temperature, uint32_t x)
{
    const struct mdgp *m = s->m;
    weigh(s, x);
    for (uint32_t g = 0; g < m->groups; g++) {
        uint32_t from = s->group[x];
        if (g == from || s->size[from] == m->least[from] || s->size[g] == m->most[g] ||
            !wanted(a, temperature, s->to[g]))
            continue;
        move(s, x, g);
        weigh(s, x);
    }
}

/// Nothing below the floor could be wanted: the quick answer for almost every trial.
static void try_swaps(struct grouping *s, struct annealer *a, double temperature, uint32_t x)
{
    const double *weight = weights_of(s, x), *own = s->own, *to = s->to;
    const uint32_t *group = s->group;
    double floor = -temperature * a->minus_log[0];
    for (uint32_t y = 0, people = s->m->people; y < people;) {
        const double *here = sums_of(s, group[x]);
        double gain = 0;
        weigh(s, x);
        s->to[group[x]] = -DBL_MAX;
        for (; y < people; y++) {
            gain = to[group[y]] + here[y] - own[y] - 2 * weight[y];
            if (gain >= floor && wanted(a, temperature, gain))
                break;
        }
        if (y < people)
            swap(s, x, y++, gain);
    }
}

uint64_t grouping_try(struct grouping *s, struct annealer *annealer, double temperature, uint32_t person)
{
    if (!s->fixed)
        try_moves(s, annealer, temperature, person);
    try_swaps(s, annealer, temperature, person);
    return s->m->people;
}
