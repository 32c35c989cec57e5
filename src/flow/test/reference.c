// SPDX-License-Identifier: EUPL-1.2
// Counting, bisection, quantiles.
#include "flow/test/reference.h"

#include <math.h>
#include <stdlib.h>

static const double LEVEL = 0.05, POWER = 0.8, SAME = 1e-9; // the last one relative

enum { DOUBLINGS_MOST = 200, HALVINGS = 60 };

/// What grows with the square of the statistic: t^2 / (1 + t^2), which stays finite where a fit is perfect.
static inline double size_of(const struct arrangement *x, double effect)
{
    double c = x->c0 - effect * x->c1;
    if (x->df <= 0)
        return c * c / x->d;
    double left = (x->a0 - 2 * effect * x->a1 + effect * effect * x->a2) * x->d - c * c;
    double all = (left > 0 ? left : 0) + x->df * c * c;
    return all > 0 ? x->df * c * c / all : 0;
}

static double signed_size(const struct arrangement *x, double sign)
{
    return x->c0 * sign < 0 ? -size_of(x, 0) : size_of(x, 0);
}

static double share(const struct reference *r, uint32_t count)
{
    return r->is_whole ? count / (double)r->count : (count + 1.0) / (r->count + 1.0);
}

double reference_p(const struct reference *r, double effect)
{
    double least = size_of(&r->observed, effect) * (1 - SAME);
    uint32_t count = 0;
    for (uint32_t i = 0; i < r->count; i++)
        count += size_of(&r->drawn[i], effect) >= least;
    return share(r, count);
}

/// One-sided: `sign` 1 counts those as large or larger, -1 those as small or smaller.
static double p_one_sided(const struct reference *r, double sign)
{
    double observed = signed_size(&r->observed, sign), least = observed - fabs(observed) * SAME;
    uint32_t count = 0;
    for (uint32_t i = 0; i < r->count; i++)
        count += signed_size(&r->drawn[i], sign) >= least;
    return share(r, count);
}

/// An arrangement of which the effect is all there is.
static struct arrangement effect_alone(const struct arrangement *x)
{
    return (struct arrangement){.c0 = x->c1, .a0 = x->a2, .d = x->d, .df = x->df};
}

static double p_floor(const struct reference *r)
{
    struct arrangement alone = effect_alone(&r->observed);
    double least = size_of(&alone, 0) * (1 - SAME);
    uint32_t count = 0;
    for (uint32_t i = 0; i < r->count; i++) {
        alone = effect_alone(&r->drawn[i]);
        count += size_of(&alone, 0) >= least;
    }
    return share(r, count);
}

static double estimate_of(const struct reference *r)
{
    return r->observed.c0 / r->observed.c1;
}

/// A first step outward: the size of the estimate, or what the spread of the outcome makes of one.
static double step_of(const struct reference *r, double estimate)
{
    double spread = 0;
    for (uint32_t i = 0; i < r->count; i++)
        spread = fmax(spread, fabs((r->drawn[i].c0 - estimate * r->drawn[i].c1) / r->observed.c1));
    return spread > 0 ? spread / 4 : fmax(fabs(estimate), 1) * 0x1p-40;
}

/// Outward from the estimate by doubling until the test refuses, then back by halving.
static double end_of(const struct reference *r, double estimate, double step)
{
    double held = estimate, refused = estimate + step;
    for (int i = 0; reference_p(r, refused) > LEVEL; i++) {
        if (i == DOUBLINGS_MOST || !isfinite(refused))
            return copysign(INFINITY, step);
        held = refused;
        step *= 2;
        refused = estimate + step;
    }
    for (int i = 0; i < HALVINGS; i++) {
        double middle = held + (refused - held) / 2;
        *(reference_p(r, middle) > LEVEL ? &held : &refused) = middle;
    }
    return refused;
}

void reference_interval(const struct reference *r, double *low, double *high)
{
    double estimate = estimate_of(r), step = step_of(r, estimate);
    *low = end_of(r, estimate, -step);
    *high = end_of(r, estimate, step);
}

static int rising(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/// What an arrangement would have estimated, had there been no effect.
static double null_estimate(const struct reference *r, const struct arrangement *x, double estimate)
{
    return (x->c0 - estimate * x->c1) / r->observed.c1 * (r->observed.d / x->d);
}

static double smallest_seen(struct arena *arena, const struct reference *r, double estimate)
{
    double *reach = NEW_ARRAY(arena, double, r->count), *far = NEW_ARRAY(arena, double, r->count);
    for (uint32_t i = 0; i < r->count; i++) {
        reach[i] = null_estimate(r, &r->drawn[i], estimate);
        far[i] = fabs(reach[i]);
    }
    qsort(reach, r->count, sizeof *reach, rising);
    qsort(far, r->count, sizeof *far, rising);
    uint32_t beyond = (uint32_t)(LEVEL * (r->count + !r->is_whole)); // that many, the observed one included
    return far[r->count - beyond] - reach[(uint32_t)((1 - POWER) * (r->count - 1))];
}

double reference_p_larger(const struct reference *r)
{
    return p_one_sided(r, 1);
}

bool verdict_is_test(const struct verdict *v)
{
    return v->p_floor <= LEVEL;
}

struct verdict reference_judge(struct arena *arena, const struct reference *r)
{
    struct verdict v = {.estimate = estimate_of(r), .p = reference_p(r, 0), .p_floor = p_floor(r)};
    v.p_least = p_one_sided(r, 1);
    v.p_most = p_one_sided(r, -1);
    reference_interval(r, &v.low, &v.high);
    v.smallest_seen = verdict_is_test(&v) ? smallest_seen(arena, r, v.estimate) : INFINITY;
    return v;
}
