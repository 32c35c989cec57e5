// SPDX-License-Identifier: EUPL-1.2
// E-I against chance, drawn: what the exact moments are checked with, and whole distributions.
#include "flow/ei.h"

#include "base/bug.h"
#include "base/rng.h"

#include <math.h>
#include <stdlib.h>

/// The ties among people who have a unit, and the units they have, packed.
struct labelled {
    uint32_t people, ties;
    uint32_t *from, *to, *unit;
};

static struct labelled labelled_of(struct arena *arena, const struct graph *g, const struct units *units)
{
    struct labelled l = {.from = NEW_ARRAY(arena, uint32_t, g->ties),
                         .to = NEW_ARRAY(arena, uint32_t, g->ties),
                         .unit = NEW_ARRAY(arena, uint32_t, g->people)};
    uint32_t *place = NEW_ARRAY(arena, uint32_t, g->people);
    for (uint32_t i = 0; i < g->people; i++)
        if (units->of[i] != UNIT_NONE) {
            place[i] = l.people;
            l.unit[l.people++] = units->of[i];
        }
    for (uint32_t i = 0; i < g->people; i++)
        for (uint32_t k = g->out.start[i]; k < g->out.start[i + 1]; k++) {
            uint32_t j = g->out.to[k];
            bool is_second = g->kind == GRAPH_UNDIRECTED && j < i;
            if (is_second || units->of[i] == UNIT_NONE || units->of[j] == UNIT_NONE)
                continue;
            l.from[l.ties] = place[i];
            l.to[l.ties++] = place[j];
        }
    return l;
}

static double index_now(const struct labelled *l)
{
    uint32_t internal = 0;
    for (uint32_t k = 0; k < l->ties; k++)
        internal += l->unit[l->from[k]] == l->unit[l->to[k]];
    return ((double)l->ties - 2 * (double)internal) / l->ties;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/// Between the two nearest, in proportion (Hyndman and Fan, American Statistician 50(4), 1996, type 7).
static double quantile(const double *sorted, uint32_t count, double q)
{
    double at = q * (count - 1);
    uint32_t below = (uint32_t)at, above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

static struct ei_shuffled summary(double *index, uint32_t count, double observed)
{
    struct ei_shuffled s = {.count = count};
    double low = 1, high = 1, sum = 0, squares = 0;
    for (uint32_t r = 0; r < count; r++) {
        sum += index[r];
        low += index[r] <= observed;
        high += index[r] >= observed;
    }
    s.mean = sum / count;
    for (uint32_t r = 0; r < count; r++)
        squares += (index[r] - s.mean) * (index[r] - s.mean);
    s.sd = sqrt(squares / count);
    s.p_at_most = low / (count + 1.0);
    s.p_at_least = high / (count + 1.0);
    qsort(index, count, sizeof *index, by_value);
    s.low = quantile(index, count, 0.025);
    s.median = quantile(index, count, 0.5);
    s.high = quantile(index, count, 0.975);
    return s;
}

struct ei_shuffled ei_shuffle(struct arena *arena, const struct graph *g, const struct units *units,
                              uint32_t count, uint64_t seed)
{
    struct labelled l = labelled_of(arena, g, units);
    ASSERT(count && l.ties);
    double observed = index_now(&l), *index = NEW_ARRAY(arena, double, count);
    struct rng rng = rng_new(seed);
    for (uint32_t r = 0; r < count; r++) {
        rng_shuffle(&rng, l.unit, l.people);
        index[r] = index_now(&l);
    }
    return summary(index, count, observed);
}
