// SPDX-License-Identifier: EUPL-1.2
// Analysis of covariance, and persons who change places within strata.
#include "flow/test/arms.h"

#include "flow/test/basis.h"

#include <math.h>

static const double NOTHING_LEFT = 1e-12; // of a squared length

/// Takes the mean of its stratum off each.
static void centre(const struct ancova *fit, double *column)
{
    for (uint32_t s = 0; s < fit->strata; s++) {
        double sum = 0;
        for (uint32_t i = fit->start[s]; i < fit->start[s + 1]; i++)
            sum += column[i];
        for (uint32_t i = fit->start[s]; i < fit->start[s + 1]; i++)
            column[i] -= sum / (fit->start[s + 1] - fit->start[s]);
    }
}

static double squares(const struct ancova *fit, const double *column)
{
    return basis_dot(column, column, fit->people);
}

static double *column_new(struct arena *arena, const struct ancova *fit, const double *value)
{
    double *column = NEW_ARRAY(arena, double, fit->people);
    for (uint32_t i = 0; i < fit->people; i++)
        column[i] = value[fit->person[i]];
    return column;
}

void ancova_residual(const struct ancova *fit, double *column)
{
    double all = squares(fit, column);
    centre(fit, column);
    double along = fit->before ? basis_dot(fit->before, column, fit->people) : 0;
    for (uint32_t i = 0; fit->before && i < fit->people; i++)
        column[i] -= along * fit->before[i];
    bool is_nothing = squares(fit, column) <= all * NOTHING_LEFT;
    for (uint32_t i = 0; is_nothing && i < fit->people; i++)
        column[i] = 0;
}

/// NULL where everybody of a stratum had the same before: it then explains nothing.
static double *before_of(struct arena *arena, const struct ancova *fit, const double *before)
{
    if (!before)
        return NULL;
    double *column = column_new(arena, fit, before);
    ancova_residual(fit, column);
    double length = sqrt(squares(fit, column));
    for (uint32_t i = 0; length > 0 && i < fit->people; i++)
        column[i] /= length;
    return length > 0 ? column : NULL;
}

static uint32_t stratum_of(const struct arms *a, uint32_t person)
{
    return a->stratum ? a->stratum[person] : 0;
}

/// People by stratum, in their own order within.
static void people_order(struct arena *arena, struct ancova *fit)
{
    const struct arms *a = fit->of;
    fit->start = NEW_ARRAY(arena, uint32_t, fit->strata + 1);
    fit->person = NEW_ARRAY(arena, uint32_t, a->people);
    for (uint32_t i = 0; i < a->people; i++)
        fit->start[stratum_of(a, i) + 1]++;
    for (uint32_t s = 0; s < fit->strata; s++)
        fit->start[s + 1] += fit->start[s];
    uint32_t *next = NEW_ARRAY(arena, uint32_t, fit->strata);
    for (uint32_t i = 0; i < a->people; i++) {
        uint32_t s = stratum_of(a, i);
        fit->person[fit->start[s] + next[s]++] = i;
    }
}

static uint32_t strata_used(const struct ancova *fit)
{
    uint32_t used = 0;
    for (uint32_t s = 0; s < fit->strata; s++)
        used += fit->start[s + 1] > fit->start[s];
    return used;
}

/// What an effect of 1 adds to each: 1 to who is treated, or all that they have.
static double *effect_of(struct arena *arena, const struct ancova *fit)
{
    double *h = column_new(arena, fit, fit->of->treated);
    for (uint32_t i = 0; fit->of->is_ratio && i < fit->people; i++)
        h[i] *= fit->of->after[fit->person[i]];
    return h;
}

static bool are_counts(const struct arms *a)
{
    double sum[2] = {0};
    for (uint32_t i = 0; i < a->people; i++) {
        if (a->after[i] < 0)
            return false;
        sum[a->treated[i] > 0] += a->after[i];
    }
    return sum[0] > 0 && sum[1] > 0;
}

static enum arms_problem problem_of(const struct ancova *fit)
{
    if (fit->gg <= 0)
        return ARMS_ONE_SIDED;
    if (fit->df <= 0)
        return ARMS_FEW_PEOPLE;
    if (fit->of->is_ratio && (!are_counts(fit->of) || basis_dot(fit->g, fit->h, fit->people) <= 0))
        return ARMS_NOT_COUNTS;
    return fit->yy > 0 ? ARMS_FINE : ARMS_OUTCOME_CONSTANT;
}

enum arms_problem ancova_of(struct arena *arena, const struct arms *a, struct ancova *fit)
{
    *fit = (struct ancova){.of = a, .people = a->people, .strata = a->stratum ? a->strata : 1};
    people_order(arena, fit);
    fit->before = before_of(arena, fit, a->before);
    fit->y = column_new(arena, fit, a->after);
    fit->g = column_new(arena, fit, a->treated);
    fit->h = effect_of(arena, fit);
    ancova_residual(fit, fit->y);
    ancova_residual(fit, fit->g);
    ancova_residual(fit, fit->h);
    fit->yy = squares(fit, fit->y);
    fit->yh = basis_dot(fit->y, fit->h, fit->people);
    fit->hh = squares(fit, fit->h);
    fit->gg = squares(fit, fit->g);
    fit->df = (double)fit->people - strata_used(fit) - (fit->before != NULL) - 1;
    return problem_of(fit);
}

struct arrangement ancova_observed(const struct ancova *fit)
{
    double gy = basis_dot(fit->g, fit->y, fit->people), gh = basis_dot(fit->g, fit->h, fit->people);
    return (struct arrangement){gy, gh, fit->yy, fit->yh, fit->hh, fit->gg, fit->df};
}

struct permuting {
    const struct ancova *fit;
    struct arrangement *drawn;
};

static void *order_new(struct arena *arena, const void *context)
{
    const struct permuting *p = context;
    return NEW_ARRAY(arena, uint32_t, p->fit->people);
}

static void order_draw(const struct ancova *fit, uint32_t *order, struct rng *rng)
{
    for (uint32_t i = 0; i < fit->people; i++)
        order[i] = i;
    for (uint32_t s = 0; s < fit->strata; s++)
        rng_shuffle(rng, order + fit->start[s], fit->start[s + 1] - fit->start[s]);
}

static void persons_permute(void *context, void *order_space, uint32_t index, struct rng *rng)
{
    const struct permuting *p = context;
    const struct ancova *fit = p->fit;
    uint32_t *order = order_space;
    double gy = 0, gh = 0, by = 0, bh = 0;
    order_draw(fit, order, rng);
    for (uint32_t i = 0; i < fit->people; i++) {
        gy += fit->g[i] * fit->y[order[i]];
        gh += fit->g[i] * fit->h[order[i]];
    }
    for (uint32_t i = 0; fit->before && i < fit->people; i++) {
        by += fit->before[i] * fit->y[order[i]];
        bh += fit->before[i] * fit->h[order[i]];
    }
    p->drawn[index] = (struct arrangement){
        gy, gh, fit->yy - by * by, fit->yh - by * bh, fit->hh - bh * bh, fit->gg, fit->df};
}

struct reference arms_persons(struct arena *arena, const struct ancova *fit, const struct repeat *repeat)
{
    struct permuting p = {fit, NEW_ARRAY(arena, struct arrangement, repeat->count)};
    repeat_run(repeat, &(struct repeat_work){order_new, persons_permute, &p});
    return (struct reference){.observed = ancova_observed(fit), .drawn = p.drawn, .count = repeat->count};
}

double arms_ratio(double effect)
{
    return effect < 1 ? 1 / (1 - effect) : INFINITY;
}

double arms_hedges(const struct arms *a)
{
    double count[2] = {0}, mean[2] = {0}, left = 0;
    for (uint32_t i = 0; i < a->people; i++) {
        count[a->treated[i] > 0]++;
        mean[a->treated[i] > 0] += a->after[i];
    }
    for (uint32_t i = 0; i < a->people; i++) {
        int arm = a->treated[i] > 0;
        double off = a->after[i] - mean[arm] / count[arm];
        left += off * off;
    }
    double df = count[0] + count[1] - 2;
    return df > 0 && left > 0 ? (1 - 3 / (4 * df - 1)) / sqrt(left / df) : NAN;
}
