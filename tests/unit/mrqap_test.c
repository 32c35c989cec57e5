// SPDX-License-Identifier: EUPL-1.2
// QAP and MRQAP against an obvious twin: people are moved about in whole matrices, and every regression is
// solved anew from its normal equations.
#include "test.h"

#include "flow/test/mrqap.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 11, CELLS = PEOPLE * PEOPLE, ROUNDS = 40, COLUMNS_MOST = 6 };

/// A network by chance: y, three predictors, and (of every so many) pairs that nobody answered about.
struct sample {
    struct dyads dyads;
    double *y;
    const double *x[3];
    struct mrqap_model model;
};

static double *square_by_chance(const struct dyads *d, struct rng *rng)
{
    double *square = NEW_ARRAY(test_arena(), double, CELLS);
    for (size_t i = 0; i < CELLS; i++)
        square[i] = d->counts[i] * (rng_double(rng) + (double)rng_below(rng, 3));
    return square;
}

static struct sample *sample_new(enum graph_kind kind, uint32_t missing, uint64_t seed)
{
    struct sample *s = NEW(test_arena(), struct sample);
    struct rng rng = rng_new(seed);
    s->dyads = dyads_new(test_arena(), PEOPLE, kind);
    for (uint32_t i = 0; i < missing; i++)
        dyads_drop(&s->dyads, rng_below(&rng, PEOPLE), rng_below(&rng, PEOPLE));
    s->y = square_by_chance(&s->dyads, &rng);
    for (int k = 0; k < 3; k++)
        s->x[k] = square_by_chance(&s->dyads, &rng);
    for (size_t i = 0; i < CELLS; i++)
        s->y[i] += 0.4 * s->x[0][i];
    s->model = (struct mrqap_model){&s->dyads, s->y, s->x, 3};
    return s;
}

/// Solves gram b = right by Gauss and Jordan; gives b and the diagonal of gram's inverse.
static void solve(double gram[COLUMNS_MOST][COLUMNS_MOST], double *right, double *diagonal, int n)
{
    double a[COLUMNS_MOST][2 * COLUMNS_MOST + 1] = {{0}};
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++)
            a[i][j] = gram[i][j];
        a[i][n + i] = 1;
        a[i][2 * n] = right[i];
    }
    for (int k = 0; k < n; k++) {
        double pivot = a[k][k];
        for (int j = 0; j <= 2 * n; j++)
            a[k][j] /= pivot;
        for (int i = 0; i < n; i++) {
            double share = a[i][k];
            for (int j = 0; i != k && j <= 2 * n; j++)
                a[i][j] -= share * a[k][j];
        }
    }
    for (int i = 0; i < n; i++) {
        right[i] = a[i][2 * n];
        diagonal[i] = a[i][n + i];
    }
}

struct ols {
    double b[COLUMNS_MOST], t[COLUMNS_MOST], left;
};

/// Over the cells that `counts` has.
static struct ols ols(const double *counts, const double *y, const double *const *x, int columns)
{
    struct ols o = {0};
    double gram[COLUMNS_MOST][COLUMNS_MOST] = {{0}}, diagonal[COLUMNS_MOST], pairs = 0;
    for (size_t c = 0; c < CELLS; c++)
        for (int i = 0; counts[c] > 0 && i < columns; i++) {
            for (int j = 0; j < columns; j++)
                gram[i][j] += x[i][c] * x[j][c];
            o.b[i] += x[i][c] * y[c];
        }
    solve(gram, o.b, diagonal, columns);
    for (size_t c = 0; c < CELLS; c++)
        if (counts[c] > 0) {
            double off = y[c];
            for (int i = 0; i < columns; i++)
                off -= o.b[i] * x[i][c];
            o.left += off * off;
            pairs++;
        }
    for (int i = 0; i < columns; i++)
        o.t[i] = o.b[i] / sqrt(o.left / (pairs - columns) * diagonal[i]);
    return o;
}

static double at(const struct dyads *d, const double *square, uint32_t i, uint32_t j)
{
    bool swaps = d->kind == GRAPH_UNDIRECTED && i < j;
    return square[(swaps ? j : i) * PEOPLE + (swaps ? i : j)];
}

/// The residual of predictor k on the others, over all pairs that count.
static double *residual_of(const struct sample *s, int k)
{
    const double *others[3] = {s->dyads.counts, s->x[(k + 1) % 3], s->x[(k + 2) % 3]};
    struct ols o = ols(s->dyads.counts, s->x[k], others, 3);
    double *e = NEW_ARRAY(test_arena(), double, CELLS);
    for (size_t c = 0; c < CELLS; c++)
        e[c] = s->x[k][c] - o.b[0] * others[0][c] - o.b[1] * others[1][c] - o.b[2] * others[2][c];
    return e;
}

/// The t of predictor k with `effect` of it taken off the outcome and its residual moved in this order.
static double t_moved(const struct sample *s, int k, const uint32_t *order, double effect)
{
    const struct dyads *d = &s->dyads;
    double *e = residual_of(s, k), moved[CELLS] = {0}, counts[CELLS] = {0}, y[CELLS];
    for (uint32_t i = 0; i < PEOPLE; i++)
        for (uint32_t j = 0; j < PEOPLE; j++) {
            size_t c = i * PEOPLE + j;
            counts[c] = d->counts[c] * at(d, d->counts, order[i], order[j]);
            moved[c] = at(d, e, order[i], order[j]);
            y[c] = s->y[c] - effect * s->x[k][c];
        }
    const double *columns[4] = {d->counts, s->x[(k + 1) % 3], s->x[(k + 2) % 3], moved};
    return ols(counts, y, columns, 4).t[3];
}

static double t_of(const struct arrangement *x, double effect)
{
    double c = x->c0 - effect * x->c1, a = x->a0 - 2 * effect * x->a1 + effect * effect * x->a2;
    return copysign(sqrt(x->df * c * c / (a * x->d - c * c)), c);
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static void twin_check(enum graph_kind kind, uint32_t missing)
{
    struct repeat repeat = {.seed = 7, .count = ROUNDS, .threads = 2};
    struct sample *s = sample_new(kind, missing, 3 + missing);
    for (int k = 0; k < 3; k++) {
        struct partial p = partial_of(test_arena(), &s->model, (uint32_t)k + 1);
        struct reference r = partial_permute(test_arena(), &p, &repeat);
        for (uint32_t i = 0; i < ROUNDS; i++) {
            struct rng rng = repeat_rng(7, i);
            uint32_t order[PEOPLE];
            for (uint32_t j = 0; j < PEOPLE; j++)
                order[j] = j;
            rng_shuffle(&rng, order, PEOPLE);
            CHECK(near(t_of(&r.drawn[i], 0), t_moved(s, k, order, 0)));
            CHECK(near(t_of(&r.drawn[i], 0.7), t_moved(s, k, order, 0.7)));
        }
    }
}

TEST("a permutation's t is that of the regression solved anew, for the outcome and for it less an effect")
{
    twin_check(GRAPH_DIRECTED, 0);
    twin_check(GRAPH_UNDIRECTED, 0);
}

TEST("where answers are missing, a permutation regresses over the pairs that count in both")
{
    twin_check(GRAPH_DIRECTED, 20);
    twin_check(GRAPH_UNDIRECTED, 12);
}

static void fit_check(enum graph_kind kind, uint32_t missing)
{
    struct sample *s = sample_new(kind, missing, 11);
    const double *columns[4] = {s->dyads.counts, s->x[0], s->x[1], s->x[2]};
    struct ols twin = ols(s->dyads.counts, s->y, columns, 4);
    struct mrqap_fit fit;
    CHECK_INT(mrqap_fit(test_arena(), &s->model, &fit), MRQAP_FINE);
    double alone = ols(s->dyads.counts, s->y, columns, 1).left;
    for (int k = 0; k < 4; k++)
        CHECK(near(fit.b[k], twin.b[k]) && near(fit.t[k], twin.t[k]));
    CHECK(near(fit.r2, 1 - twin.left / alone));
}

TEST("b, t and R2 are those of least squares over the pairs that count")
{
    fit_check(GRAPH_DIRECTED, 0);
    fit_check(GRAPH_UNDIRECTED, 0);
    fit_check(GRAPH_DIRECTED, 30);
    fit_check(GRAPH_UNDIRECTED, 9);
}

static bool same_verdict(struct verdict a, struct verdict b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

TEST("one thread or five give the same digits")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 8, 5);
    struct repeat one = {.seed = 2, .count = 999, .threads = 1},
                  five = {.seed = 2, .count = 999, .threads = 5};
    CHECK(same_verdict(mrqap_test(&s->model, 1, &one), mrqap_test(&s->model, 1, &five)));
    CHECK(same_verdict(qap_test(&s->model, 2, &one).verdict, qap_test(&s->model, 2, &five).verdict));
}

TEST("another seed gives other permutations")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 0, 5);
    struct repeat one = {.seed = 2, .count = 999}, other = {.seed = 3, .count = 999};
    CHECK(!same_verdict(mrqap_test(&s->model, 1, &one), mrqap_test(&s->model, 1, &other)));
}

static enum mrqap_problem problem_with(const double *second, uint32_t *predictor)
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 4, 1);
    struct mrqap_fit fit = {0};
    s->x[1] = second;
    enum mrqap_problem problem = mrqap_fit(test_arena(), &s->model, &fit);
    *predictor = fit.predictor;
    return problem;
}

TEST("a predictor that is the same for every pair is refused, and named")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 4, 1);
    uint32_t predictor;
    CHECK_INT(problem_with(s->dyads.counts, &predictor), MRQAP_CONSTANT);
    CHECK_INT(predictor, 1);
    double *third = NEW_ARRAY(test_arena(), double, CELLS);
    for (size_t i = 0; i < CELLS; i++)
        third[i] = s->dyads.counts[i] / 3; // a constant that no binary fraction hits
    CHECK_INT(problem_with(third, &predictor), MRQAP_CONSTANT);
    CHECK_INT(problem_with(NEW_ARRAY(test_arena(), double, CELLS), &predictor), MRQAP_CONSTANT);
}

TEST("a predictor that says what those before it say is refused, and named")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 4, 1);
    double *twice = NEW_ARRAY(test_arena(), double, CELLS);
    for (size_t i = 0; i < CELLS; i++)
        twice[i] = s->dyads.counts[i] - 2 * s->x[0][i];
    uint32_t predictor;
    CHECK_INT(problem_with(twice, &predictor), MRQAP_COLLINEAR);
    CHECK_INT(predictor, 1);
}

TEST("an outcome without variation, and too few pairs, are refused")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 0, 1);
    struct mrqap_fit fit;
    struct mrqap_model flat = {&s->dyads, s->dyads.counts, s->x, 3};
    CHECK_INT(mrqap_fit(test_arena(), &flat, &fit), MRQAP_OUTCOME_CONSTANT);
    for (uint32_t i = 0; i < PEOPLE; i++)
        for (uint32_t j = 0; j < PEOPLE; j++)
            if (i > 1 || j > 2)
                dyads_drop(&s->dyads, i, j);
    CHECK_INT(mrqap_fit(test_arena(), &s->model, &fit), MRQAP_FEW_PAIRS);
}

TEST("a relation explains itself: r is 1, p is the least there is, and no figure is NaN")
{
    struct sample *s = sample_new(GRAPH_DIRECTED, 0, 9);
    struct mrqap_model self = {&s->dyads, s->x[0], s->x, 3};
    struct repeat repeat = {.seed = 1, .count = 199};
    struct qap_test q = qap_test(&self, 0, &repeat);
    struct verdict v = mrqap_test(&self, 1, &repeat);
    CHECK(near(q.r, 1) && near(q.low, 1) && near(q.high, 1) && near(q.verdict.p, 1 / 200.0));
    CHECK(near(v.estimate, 1) && near(v.p, 1 / 200.0) && near(v.low, 1) && near(v.high, 1));
    CHECK(q.smallest_seen >= 0 && v.smallest_seen >= 0); // nothing is left that could hide an effect
}

TEST("p counts the permutations that are as far from 0 as what was seen, itself among them")
{
    struct sample *s = sample_new(GRAPH_UNDIRECTED, 0, 21);
    struct repeat repeat = {.seed = 4, .count = 199};
    struct partial p = partial_of(test_arena(), &s->model, 2);
    struct reference r = partial_permute(test_arena(), &p, &repeat);
    double observed = fabs(t_of(&r.observed, 0));
    int count = 1;
    for (uint32_t i = 0; i < r.count; i++)
        count += fabs(t_of(&r.drawn[i], 0)) >= observed;
    CHECK(near(mrqap_test(&s->model, 2, &repeat).p, count / 200.0));
}
