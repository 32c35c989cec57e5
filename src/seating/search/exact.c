// SPDX-License-Identifier: EUPL-1.2
// Members onto the points of a design.
#include "seating/search/exact.h"

#include "seating/design/design.h"
#include "seating/design/design_spread.h"
#include "seating/problem/gains.h"

#include <string.h>

enum { LABEL_LEVELS = 64, LABEL_STEPS = 60000000 };

struct labelling {
    uint32_t people;
    double *share;    // [point * people + point]: what part of a pair's worth two meeting points bring
    double *gain;     // [person * people + person]
    uint32_t *person; // at each point
};

static bool applies(const struct problem *p, const struct shape *shape)
{
    if (p->absent_count || p->held_count || p->together_count || !p->rounds || p->people < 2)
        return false;
    const struct round_shape *round = &shape->round[0];
    return round->large == 0 && round->size > 1 && round->groups > 1;
}

static void count_meetings(const struct design *d, uint32_t rounds, struct labelling *l)
{
    for (uint32_t r = 0; r < rounds; r++)
        for (uint32_t s = 0; s < l->people; s++)
            for (uint32_t t = s / d->size * d->size; t < s; t++) {
                const uint32_t *point = d->point + (size_t)r * l->people;
                double *share = &l->share[(size_t)point[s] * l->people + point[t]];
                *share = *share > 0 ? 1 + *share / 4 : 1;
                l->share[(size_t)point[t] * l->people + point[s]] = *share;
            }
}

/// A pair to be kept apart loses more than any other can win.
static void forbid(const struct problem *p, struct labelling *l)
{
    double largest = 1;
    for (size_t i = 0; i < (size_t)l->people * l->people; i++)
        largest = l->gain[i] > largest ? l->gain[i] : largest;
    for (size_t i = 0; i < p->apart_count; i++) {
        uint32_t a = p->apart[i].a, b = p->apart[i].b;
        l->gain[(size_t)a * l->people + b] = l->gain[(size_t)b * l->people + a] = -16 * largest;
    }
}

static double swap_gain(const struct labelling *l, uint32_t p, uint32_t q)
{
    const double *share_p = l->share + (size_t)p * l->people, *share_q = l->share + (size_t)q * l->people;
    const double *gain_p = l->gain + (size_t)l->person[p] * l->people;
    const double *gain_q = l->gain + (size_t)l->person[q] * l->people;
    double sum = 0;
    for (uint32_t k = 0; k < l->people; k++)
        if (k != p && k != q)
            sum += (share_p[k] - share_q[k]) * (gain_q[l->person[k]] - gain_p[l->person[k]]);
    return sum;
}

static void anneal_labels(struct labelling *l, struct annealer *a)
{
    uint32_t moves = LABEL_STEPS / l->people / LABEL_LEVELS;
    moves = moves < 4000 ? moves : 4000;
    double temperature = 0;
    for (uint32_t i = 0; i < l->people; i++)
        temperature = l->gain[i] > temperature ? l->gain[i] : temperature;
    for (int level = 0; level < LABEL_LEVELS; level++, temperature *= 0.9)
        for (uint32_t i = 0; i < moves; i++) {
            uint32_t p = rng_below(&a->rng, l->people), q = rng_below(&a->rng, l->people);
            double limit = -temperature * a->minus_log[rng_below(&a->rng, LOG_TABLE)];
            if (p == q || swap_gain(l, p, q) < limit)
                continue;
            uint32_t person = l->person[p];
            l->person[p] = l->person[q];
            l->person[q] = person;
        }
}

/// All pairs alike: any labelling is as good as any other.
static bool all_alike(const struct problem *p)
{
    return !p->silo && !p->weighted && !p->met_count && !p->apart_count;
}

/// The silos of people drawn in random order, numbered at random: what is built on them is drawn too.
static uint32_t *shuffled_silos(struct arena *arena, const struct problem *p, const uint32_t *person,
                                struct rng *rng)
{
    uint32_t *silo = NEW_ARRAY(arena, uint32_t, p->people),
             *number = NEW_ARRAY(arena, uint32_t, 2 * p->people);
    for (uint32_t i = 0; i < 2 * p->people; i++)
        number[i] = i;
    rng_shuffle(rng, number, 2 * p->people);
    for (uint32_t i = 0; i < p->people; i++) {
        uint32_t mine = p->silo ? p->silo[person[i]] : SILO_NONE;
        silo[i] = number[mine == SILO_NONE ? p->people + i : mine];
    }
    return silo;
}

/// Silos on points that do not meet: all that counts where nothing else is known of anybody. True where no
/// two of one silo meet at all.
static bool spread_silos(struct arena *arena, const struct problem *p, const struct design *d,
                         struct rng *rng, uint32_t *person)
{
    uint32_t *drawn = NEW_ARRAY(arena, uint32_t, p->people), *point = NEW_ARRAY(arena, uint32_t, p->people);
    memcpy(drawn, person, p->people * sizeof *drawn);
    uint64_t within = design_spread(arena, d, p->rounds, shuffled_silos(arena, p, drawn, rng), point);
    for (uint32_t i = 0; i < p->people; i++)
        person[point[i]] = drawn[i];
    return within == 0;
}

static void choose_labels(struct arena *arena, const struct problem *p, const struct design *d,
                          struct annealer *a, uint32_t *person)
{
    for (uint32_t i = 0; i < p->people; i++)
        person[i] = i;
    rng_shuffle(&a->rng, person, p->people);
    bool spread = p->silo && !p->weighted && spread_silos(arena, p, d, &a->rng, person);
    bool silos_only = !p->weighted && !p->met_count && !p->apart_count;
    if (all_alike(p) || (spread && silos_only) || p->people > BOARD_PEOPLE_MOST)
        return;
    struct labelling l = {.people = p->people, .gain = gains_new(arena, p, p->people), .person = person};
    l.share = NEW_ARRAY(arena, double, (size_t)p->people * p->people);
    count_meetings(d, p->rounds < d->rounds ? p->rounds : d->rounds, &l);
    forbid(p, &l);
    anneal_labels(&l, a);
}

bool exact_plan(struct arena *arena, const struct problem *p, const struct shape *shape, struct annealer *a,
                const struct limits *limits, struct exact *out)
{
    struct design d;
    if (!applies(p, shape))
        return false;
    uint64_t seed = rng_next(&a->rng);
    if (!design_find(arena, shape->round[0].groups, shape->round[0].size, p->rounds, seed, limits, &d) ||
        !d.rounds)
        return false;
    uint32_t *person = NEW_ARRAY(arena, uint32_t, p->people);
    choose_labels(arena, p, &d, a, person);
    *out = (struct exact){plan_empty(arena, p->people, p->rounds), d.rounds, d.method};
    for (uint32_t r = 0; r < p->rounds; r++)
        for (uint32_t s = 0; s < p->people; s++) {
            uint32_t point = d.point[(size_t)(r % d.rounds) * p->people + s];
            out->plan.group[(size_t)r * p->people + person[point]] = s / d.size;
        }
    return true;
}
