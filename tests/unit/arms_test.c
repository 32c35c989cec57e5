// SPDX-License-Identifier: EUPL-1.2
// Analysis of covariance by permutation, against an obvious twin: every regression is solved anew from its
// normal equations, every arrangement of cohorts is tried by its bits.
#include "test.h"

#include "flow/test/arms.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 24, STRATA = 3, ROUNDS = 60, COLUMNS = STRATA + 2 };

/// People in the order of their strata, some of each treated; six cohorts, of which three are treated.
struct sample {
    double after[PEOPLE], before[PEOPLE], treated[PEOPLE];
    uint32_t stratum[PEOPLE], cohort[PEOPLE];
    struct arms arms;
    struct cohorts cohorts;
};

static struct sample *sample_new(uint64_t seed)
{
    struct sample *s = NEW(test_arena(), struct sample);
    struct rng rng = rng_new(seed);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        s->stratum[i] = i * STRATA / PEOPLE;
        s->cohort[i] = (i * 5 + i / 6) % 6;
        s->treated[i] = s->cohort[i] % 2;
        s->before[i] = 4 * rng_double(&rng) + s->stratum[i];
        s->after[i] = 0.5 * s->before[i] + 3 * rng_double(&rng) + 0.6 * s->treated[i];
    }
    s->arms = (struct arms){PEOPLE, s->after, s->before, s->treated, s->stratum, STRATA, false};
    s->cohorts = (struct cohorts){6, s->cohort};
    return s;
}

/// Least squares on strata, before and (where given) an arm: residuals, and t of the arm.
static double regress(const struct sample *s, const double *y, const double *arm, double *left)
{
    double a[COLUMNS][2 * COLUMNS + 1] = {{0}}, x[PEOPLE][COLUMNS] = {{0}}, rss = 0;
    int n = arm ? COLUMNS : COLUMNS - 1;
    for (uint32_t i = 0; i < PEOPLE; i++) {
        x[i][s->stratum[i]] = 1;
        x[i][STRATA] = s->before[i];
        x[i][STRATA + 1] = arm ? arm[i] : 0;
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++)
                a[r][c] += x[i][r] * x[i][c];
            a[r][2 * n] += x[i][r] * y[i];
        }
    }
    for (int k = 0; k < n; k++)
        a[k][n + k] = 1;
    for (int k = 0; k < n; k++) {
        double pivot = a[k][k];
        for (int c = 0; c <= 2 * n; c++)
            a[k][c] /= pivot;
        for (int r = 0; r < n; r++) {
            double share = a[r][k];
            for (int c = 0; r != k && c <= 2 * n; c++)
                a[r][c] -= share * a[k][c];
        }
    }
    for (uint32_t i = 0; i < PEOPLE; i++) {
        double off = y[i];
        for (int c = 0; c < n; c++)
            off -= a[c][2 * n] * x[i][c];
        rss += off * off;
        if (left)
            left[i] = off;
    }
    return a[n - 1][2 * n] / sqrt(rss / (PEOPLE - n) * a[n - 1][2 * n - 1]);
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

/// What Freedman and Lane say: fit without the arms, move the residuals, add the fit, regress with the arms.
static double t_moved(const struct sample *s, const uint32_t *order, const double *y)
{
    double left[PEOPLE], moved[PEOPLE];
    regress(s, y, NULL, left);
    for (uint32_t i = 0; i < PEOPLE; i++)
        moved[i] = y[i] - left[i] + left[order[i]];
    return regress(s, moved, s->treated, NULL);
}

static void shuffle_within(const struct ancova *fit, uint32_t index, uint32_t *order)
{
    struct rng rng = repeat_rng(7, index);
    for (uint32_t i = 0; i < PEOPLE; i++)
        order[i] = i;
    for (uint32_t k = 0; k < STRATA; k++)
        rng_shuffle(&rng, order + fit->start[k], fit->start[k + 1] - fit->start[k]);
}

/// `scales`: an effect takes its share of what the treated have, else it is taken off.
static void twin_check(bool scales)
{
    struct sample *s = sample_new(5);
    struct ancova fit;
    s->arms.is_ratio = scales;
    CHECK_INT(ancova_of(test_arena(), &s->arms, &fit), ARMS_FINE);
    struct reference r = arms_persons(test_arena(), &fit, &(struct repeat){.seed = 7, .count = ROUNDS});
    CHECK(near(t_of(&r.observed, 0), regress(s, s->after, s->treated, NULL)));
    for (uint32_t k = 0; k < ROUNDS; k++) {
        uint32_t order[PEOPLE];
        double less[PEOPLE];
        shuffle_within(&fit, k, order);
        for (uint32_t i = 0; i < PEOPLE; i++)
            less[i] = s->after[i] - 0.7 * s->treated[i] * (scales ? s->after[i] : 1);
        CHECK(near(t_of(&r.drawn[k], 0), t_moved(s, order, s->after)));
        CHECK(near(t_of(&r.drawn[k], 0.7), t_moved(s, order, less)));
    }
}

TEST("persons: t is that of Freedman and Lane's regression solved anew, for the outcome and for it less an "
     "effect")
{
    twin_check(false);
    twin_check(true);
}

TEST("cohorts: p counts the choices of cohorts that are as far from 0, out of all there are")
{
    struct sample *s = sample_new(8);
    struct ancova fit;
    CHECK_INT(ancova_of(test_arena(), &s->arms, &fit), ARMS_FINE);
    struct reference r =
        arms_cohorts(test_arena(), &fit, &s->cohorts, &(struct repeat){.seed = 7, .count = 99});
    CHECK(r.is_whole && r.count == 20);
    int as_far = 0;
    double observed = fabs(regress(s, s->after, s->treated, NULL));
    for (unsigned bits = 0; bits < 64; bits++) {
        double arm[PEOPLE];
        for (uint32_t i = 0; i < PEOPLE; i++)
            arm[i] = bits >> s->cohort[i] & 1;
        as_far +=
            __builtin_popcount(bits) == 3 && fabs(regress(s, s->after, arm, NULL)) >= observed * (1 - 1e-9);
    }
    CHECK(near(reference_p(&r, 0), as_far / 20.0));
}

static struct verdict cohorts_judged(uint32_t cohorts, uint32_t treated, uint32_t count)
{
    struct rng rng = rng_new(2);
    uint32_t *cohort = NEW_ARRAY(test_arena(), uint32_t, 5 * cohorts);
    double *after = NEW_ARRAY(test_arena(), double, 5 * cohorts),
           *arm = NEW_ARRAY(test_arena(), double, 5 * cohorts);
    for (uint32_t i = 0; i < 5 * cohorts; i++) {
        cohort[i] = i % cohorts;
        arm[i] = cohort[i] < treated;
        after[i] = rng_double(&rng) + 100 * arm[i];
    }
    struct arms a = {.people = 5 * cohorts, .after = after, .treated = arm};
    struct ancova fit;
    CHECK_INT(ancova_of(test_arena(), &a, &fit), ARMS_FINE);
    struct reference r = arms_cohorts(test_arena(), &fit, &(struct cohorts){cohorts, cohort},
                                      &(struct repeat){.seed = 1, .count = count});
    return reference_judge(test_arena(), &r);
}

TEST("three cohorts against three are no test; four against four can reach 2 in 70")
{
    struct verdict three = cohorts_judged(6, 3, 9999), four = cohorts_judged(8, 4, 9999);
    CHECK(!verdict_is_test(&three) && near(three.p, 0.1) && isinf(three.smallest_seen));
    CHECK(verdict_is_test(&four) && near(four.p, 2 / 70.0) && four.smallest_seen < 1);
    CHECK(four.low < 100 && 100 < four.high && isfinite(four.low) && isfinite(four.high));
}

TEST("one cohort against many can never be told from that cohort")
{
    struct verdict one = cohorts_judged(10, 1, 9999);
    CHECK(!verdict_is_test(&one) && near(one.p, 0.1));
}

TEST("more choices of cohorts than are asked for are drawn, and then p counts the observed one")
{
    struct verdict v = cohorts_judged(16, 8, 199);
    CHECK(near(v.p, 1 / 200.0));
}

TEST("counts: the treated have twice as much, and the ratio and its interval say so")
{
    double after[PEOPLE], arm[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
        arm[i] = i % 2;
        after[i] = (3 + i / 2 % 6) * (1 + arm[i]);
    }
    struct arms a = {.people = PEOPLE, .after = after, .treated = arm, .is_ratio = true};
    struct ancova fit;
    CHECK_INT(ancova_of(test_arena(), &a, &fit), ARMS_FINE);
    struct reference r = arms_persons(test_arena(), &fit, &(struct repeat){.seed = 1, .count = 999});
    struct verdict v = reference_judge(test_arena(), &r);
    CHECK(near(arms_ratio(v.estimate), 2));
    CHECK(arms_ratio(v.low) > 1 && arms_ratio(v.low) < 2 && arms_ratio(v.high) > 2 && arms_ratio(v.high) < 5);
    CHECK(near(reference_p(&r, 0.5), 1)); // twice as much: then both arms are the same
    CHECK(isinf(arms_ratio(1)));
}

TEST("g is the difference in standard deviations within the arms, a little less for few people")
{
    double after[] = {1, 2, 3, 3, 4, 5}, arm[] = {0, 0, 0, 1, 1, 1};
    struct arms a = {.people = 6, .after = after, .treated = arm};
    CHECK(near(2 * arms_hedges(&a), 2 * (1 - 3.0 / 15)));
    double flat[] = {1, 1, 1, 2, 2, 2};
    a.after = flat;
    CHECK(isnan(arms_hedges(&a)));
}

static enum arms_problem problem_of(struct arms *a)
{
    struct ancova fit;
    return ancova_of(test_arena(), a, &fit);
}

TEST("what cannot be compared is refused, by its reason")
{
    double after[] = {1, 2, 4, 3}, before[] = {1, 5, 2, 2}, arm[] = {0, 1, 0, 1}, nobody[] = {0, 0, 0, 0},
           flat[] = {2, 2, 2, 2}, negative[] = {1, -2, 4, 3}, none[] = {0, 1, 0, 2};
    uint32_t apart[] = {0, 1, 0, 1}, mixed[] = {0, 0, 1, 1};
    CHECK_INT(problem_of(&(struct arms){.people = 4, .after = after, .treated = arm}), ARMS_FINE);
    CHECK_INT(problem_of(&(struct arms){.people = 0, .after = after, .treated = arm}), ARMS_ONE_SIDED);
    CHECK_INT(problem_of(&(struct arms){.people = 4, .after = after, .treated = nobody}), ARMS_ONE_SIDED);
    CHECK_INT(problem_of(&(struct arms){4, after, NULL, arm, apart, 2, false}), ARMS_ONE_SIDED);
    CHECK_INT(problem_of(&(struct arms){4, after, before, arm, mixed, 2, false}), ARMS_FEW_PEOPLE);
    CHECK_INT(problem_of(&(struct arms){.people = 4, .after = flat, .treated = arm}), ARMS_OUTCOME_CONSTANT);
    CHECK_INT(problem_of(&(struct arms){4, negative, NULL, arm, NULL, 0, true}), ARMS_NOT_COUNTS);
    CHECK_INT(problem_of(&(struct arms){4, none, NULL, arm, NULL, 0, true}), ARMS_NOT_COUNTS);
}

TEST("a before that is the same for all of a stratum explains nothing and costs nothing")
{
    struct sample *s = sample_new(3);
    struct ancova with, without;
    for (uint32_t i = 0; i < PEOPLE; i++)
        s->before[i] = 1e6 + s->stratum[i] / 3.0;
    CHECK_INT(ancova_of(test_arena(), &s->arms, &with), ARMS_FINE);
    s->arms.before = NULL;
    CHECK_INT(ancova_of(test_arena(), &s->arms, &without), ARMS_FINE);
    CHECK(near(with.yy, without.yy) && near(with.df, without.df));
}

TEST("one thread or five give the same digits")
{
    struct sample *s = sample_new(4);
    struct ancova fit;
    CHECK_INT(ancova_of(test_arena(), &s->arms, &fit), ARMS_FINE);
    struct repeat one = {.seed = 9, .count = 499, .threads = 1},
                  five = {.seed = 9, .count = 499, .threads = 5};
    struct reference a = arms_persons(test_arena(), &fit, &one), b = arms_persons(test_arena(), &fit, &five);
    CHECK(memcmp(a.drawn, b.drawn, a.count * sizeof *a.drawn) == 0);
    a = arms_cohorts(test_arena(), &fit, &s->cohorts, &(struct repeat){.seed = 9, .count = 19, .threads = 1});
    b = arms_cohorts(test_arena(), &fit, &s->cohorts, &(struct repeat){.seed = 9, .count = 19, .threads = 5});
    CHECK(!a.is_whole && memcmp(a.drawn, b.drawn, a.count * sizeof *a.drawn) == 0);
}
