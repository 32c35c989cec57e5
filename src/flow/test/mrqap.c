// SPDX-License-Identifier: EUPL-1.2
// Least squares over pairs, and their tests.
#include "flow/test/mrqap.h"

#include "base/bug.h"

#include <math.h>
#include <string.h>

static const double NOTHING_LEFT = 1e-14; // of a squared length

static size_t cells_of(const struct mrqap_model *m)
{
    return (size_t)m->dyads->people * m->dyads->people;
}

static bool is_constant(const struct dyads *d, const double *square)
{
    double first = NAN;
    for (size_t i = 0; i < (size_t)d->people * d->people; i++)
        if (d->counts[i] > 0) {
            if (square[i] < first || square[i] > first)
                return false;
            first = square[i];
        }
    return true;
}

static enum mrqap_problem problem_of(struct arena *arena, const struct mrqap_model *m, uint32_t *predictor)
{
    struct basis b = basis_new(arena, cells_of(m), m->count + 1);
    if (dyads_count(m->dyads) <= m->count + 1)
        return MRQAP_FEW_PAIRS;
    if (is_constant(m->dyads, m->y))
        return MRQAP_OUTCOME_CONSTANT;
    for (*predictor = 0; *predictor < m->count; ++*predictor)
        if (is_constant(m->dyads, m->x[*predictor]))
            return MRQAP_CONSTANT;
    basis_add(&b, m->dyads->counts);
    for (*predictor = 0; *predictor < m->count; ++*predictor)
        if (!basis_add(&b, m->x[*predictor]))
            return MRQAP_COLLINEAR;
    return MRQAP_FINE;
}

static void coefficients(struct arena *arena, const struct mrqap_model *m, struct mrqap_fit *fit)
{
    struct arena *scratch = arena_new();
    fit->b = NEW_ARRAY(arena, double, m->count + 1);
    fit->t = NEW_ARRAY(arena, double, m->count + 1);
    for (uint32_t k = 0; k <= m->count; k++) {
        arena_reset(scratch);
        struct partial p = partial_of(scratch, m, k);
        double left = p.yy - p.ey * p.ey / p.ee;
        fit->b[k] = p.ey / p.ee;
        fit->t[k] =
            left > p.yy * NOTHING_LEFT ? fit->b[k] / sqrt(left / p.df / p.ee) : copysign(INFINITY, fit->b[k]);
    }
    arena_free(scratch);
}

static void explained(struct arena *arena, const struct mrqap_model *m, struct mrqap_fit *fit)
{
    size_t cells = cells_of(m);
    struct basis b = basis_new(arena, cells, m->count + 1);
    double *left = NEW_ARRAY(arena, double, cells);
    memcpy(left, m->y, cells * sizeof *left);
    basis_add(&b, m->dyads->counts);
    basis_residual(&b, left);
    double all = basis_dot(left, left, cells), pairs = dyads_count(m->dyads);
    for (uint32_t k = 0; k < m->count; k++)
        basis_add(&b, m->x[k]);
    basis_residual(&b, left);
    fit->r2 = 1 - basis_dot(left, left, cells) / all;
    fit->adjusted_r2 = 1 - (1 - fit->r2) * (pairs - 1) / (pairs - m->count - 1);
}

enum mrqap_problem mrqap_fit(struct arena *arena, const struct mrqap_model *m, struct mrqap_fit *fit)
{
    ASSERT(m->count <= MRQAP_PREDICTORS_MOST);
    struct arena *scratch = arena_new();
    enum mrqap_problem problem = problem_of(scratch, m, &fit->predictor);
    if (problem == MRQAP_FINE) {
        coefficients(arena, m, fit);
        explained(scratch, m, fit);
    }
    arena_free(scratch);
    return problem;
}

struct verdict mrqap_test(const struct mrqap_model *m, uint32_t coefficient, const struct repeat *repeat)
{
    struct arena *scratch = arena_new();
    struct partial p = partial_of(scratch, m, coefficient);
    struct reference r = partial_permute(scratch, &p, repeat);
    struct verdict v = reference_judge(scratch, &r);
    arena_free(scratch);
    return v;
}

static double within_one(double r)
{
    return fmin(fmax(r, -1), 1);
}

static double correlation_of(const struct arrangement *x)
{
    double lengths = x->a0 * x->d;
    return lengths > 0 ? within_one(x->c0 / sqrt(lengths)) : 0;
}

static void spread_of_r(const struct reference *r, struct qap_test *q)
{
    double squares = 0;
    for (uint32_t i = 0; i < r->count; i++)
        q->mean += correlation_of(&r->drawn[i]) / r->count;
    for (uint32_t i = 0; i < r->count; i++) {
        double off = correlation_of(&r->drawn[i]) - q->mean;
        squares += off * off;
    }
    q->spread = r->count > 1 ? sqrt(squares / (r->count - 1)) : 0;
}

struct qap_test qap_test(const struct mrqap_model *m, uint32_t predictor, const struct repeat *repeat)
{
    struct arena *scratch = arena_new();
    struct mrqap_model alone = {m->dyads, m->y, &m->x[predictor], 1};
    struct partial p = partial_of(scratch, &alone, 1);
    struct reference r = partial_permute(scratch, &p, repeat);
    struct qap_test q = {.r = correlation_of(&r.observed), .verdict = reference_judge(scratch, &r)};
    double scale = sqrt(p.ee / p.yy); // of a slope, to make r of it
    spread_of_r(&r, &q);
    q.low = within_one(q.verdict.low * scale);
    q.high = within_one(q.verdict.high * scale);
    q.smallest_seen = q.verdict.smallest_seen * scale;
    arena_free(scratch);
    return q;
}
