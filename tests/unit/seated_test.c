// SPDX-License-Identifier: EUPL-1.2
// Pairs seated against pairs not yet seated, against a twin that walks through the answers one by one.
#include "test.h"

#include "flow/test/seated.h"

#include "base/rng.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 12, CELLS = PEOPLE * PEOPLE, ROUNDS = 2, DRAWS = 59 };

static const struct repeat all = {.count = DRAWS};

struct sample {
    struct dyads dyads;
    double y[CELLS];
    uint32_t unit[PEOPLE];
    struct units units;
    struct seated_model model;
    struct seated_plan used, draws[DRAWS];
};

/// Everybody in groups of three, by chance.
static struct seated_plan plan_by_chance(struct rng *rng)
{
    const uint32_t **group = NEW_ARRAY(test_arena(), const uint32_t *, ROUNDS);
    for (int r = 0; r < ROUNDS; r++) {
        uint32_t order[PEOPLE], *of = NEW_ARRAY(test_arena(), uint32_t, PEOPLE);
        for (uint32_t i = 0; i < PEOPLE; i++)
            order[i] = i;
        rng_shuffle(rng, order, PEOPLE);
        for (uint32_t i = 0; i < PEOPLE; i++)
            of[order[i]] = 1 + i / 3;
        group[r] = of;
    }
    return (struct seated_plan){ROUNDS, PEOPLE, group};
}

static bool has_met(const struct seated_plan *plan, uint32_t i, uint32_t j)
{
    for (uint32_t r = 0; r < plan->rounds; r++)
        if (plan->group[r][i] == plan->group[r][j])
            return true;
    return false;
}

static struct sample *sample_new(uint64_t seed, double effect)
{
    struct sample *s = NEW(test_arena(), struct sample);
    struct rng rng = rng_new(seed);
    s->dyads = dyads_new(test_arena(), PEOPLE, GRAPH_DIRECTED);
    s->used = plan_by_chance(&rng);
    for (int k = 0; k < DRAWS; k++)
        s->draws[k] = plan_by_chance(&rng);
    for (uint32_t j = 0; j < PEOPLE; j++)
        dyads_drop(&s->dyads, 4, j); // who answers nothing
    dyads_drop(&s->dyads, 1, 7);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        s->unit[i] = i % 3;
        for (uint32_t j = 0; j < PEOPLE; j++)
            s->y[i * PEOPLE + j] = s->dyads.counts[i * PEOPLE + j] *
                                   (rng_double(&rng) + 0.1 * j + effect * has_met(&s->used, i, j));
    }
    s->units = (struct units){.count = 3, .of = s->unit};
    s->model = (struct seated_model){&s->dyads, s->y, NULL};
    return s;
}

static bool counts(const struct sample *s, uint32_t i, uint32_t j)
{
    return s->dyads.counts[i * PEOPLE + j] > 0;
}

/// The mean of answers about j, with `effect` taken off the pairs that the used plan seats.
static double popularity(const struct sample *s, uint32_t j, double effect)
{
    double sum = 0, count = 0;
    for (uint32_t i = 0; i < PEOPLE; i++)
        if (counts(s, i, j)) {
            sum += s->y[i * PEOPLE + j] - effect * has_met(&s->used, i, j);
            count++;
        }
    return sum / count;
}

/// What flow.md writes down: per respondent and kind of pair the mean of those met less that of the others.
static double statistic(const struct sample *s, const struct seated_plan *plan, double effect)
{
    double total = 0;
    for (uint32_t i = 0; i < PEOPLE; i++) {
        double weighted = 0, weights = 0;
        for (int kind = 0; kind < 2; kind++) {
            double sum[2] = {0}, count[2] = {0};
            for (uint32_t j = 0; j < PEOPLE; j++) {
                int is_same = s->model.units && s->unit[i] == s->unit[j], met = has_met(plan, i, j);
                if (!counts(s, i, j) || is_same != kind)
                    continue;
                sum[met] +=
                    s->y[i * PEOPLE + j] - effect * has_met(&s->used, i, j) - popularity(s, j, effect);
                count[met]++;
            }
            if (count[0] > 0 && count[1] > 0) {
                double weight = 1 / (1 / count[0] + 1 / count[1]);
                weighted += weight * (sum[1] / count[1] - sum[0] / count[0]);
                weights += weight;
            }
        }
        total += weights > 0 ? weighted / weights : 0;
    }
    return total;
}

static void twin_check(bool with_units, double effect)
{
    struct sample *s = sample_new(4, 0.3);
    struct reference r;
    s->model.units = with_units ? &s->units : NULL;
    CHECK_INT(seated_permute(test_arena(), &s->model, &s->used, s->draws, &all, &r), SEATED_FINE);
    double mean = statistic(s, &s->used, effect) / (DRAWS + 1);
    for (int k = 0; k < DRAWS; k++)
        mean += statistic(s, &s->draws[k], effect) / (DRAWS + 1);
    CHECK(fabs(r.observed.c0 - effect * r.observed.c1 - (statistic(s, &s->used, effect) - mean)) < 1e-9);
    for (int k = 0; k < DRAWS; k++)
        CHECK(fabs(r.drawn[k].c0 - effect * r.drawn[k].c1 - (statistic(s, &s->draws[k], effect) - mean)) <
              1e-9);
}

TEST(
    "the statistic of each plan is the one that is written down, for the answers and for them less an effect")
{
    twin_check(false, 0);
    twin_check(false, 0.4);
    twin_check(true, 0);
    twin_check(true, 0.4);
}

TEST("popularity does not count: more for everybody who is named by all changes nothing")
{
    struct sample *s = sample_new(5, 0.3), *t = sample_new(5, 0.3);
    struct reference a, b;
    for (uint32_t at = 0; at < CELLS; at++)
        t->y[at] += t->dyads.counts[at] * 7 * (at % PEOPLE);
    CHECK_INT(seated_permute(test_arena(), &s->model, &s->used, s->draws, &all, &a), SEATED_FINE);
    CHECK_INT(seated_permute(test_arena(), &t->model, &t->used, t->draws, &all, &b), SEATED_FINE);
    CHECK(fabs(a.observed.c0 - b.observed.c0) < 1e-9);
}

TEST("an effect that all have alike is found whole, and the interval holds it")
{
    struct sample *s = sample_new(6, 0);
    for (uint32_t i = 0; i < PEOPLE; i++)
        for (uint32_t j = 0; j < PEOPLE; j++)
            s->y[i * PEOPLE + j] =
                s->dyads.counts[i * PEOPLE + j] * (0.1 * j + 0.25 * has_met(&s->used, i, j));
    struct reference r;
    CHECK_INT(seated_permute(test_arena(), &s->model, &s->used, s->draws, &all, &r), SEATED_FINE);
    struct verdict v = reference_judge(test_arena(), &r);
    CHECK(fabs(v.estimate - 0.25) < 1e-9 && fabs(v.p - 1.0 / (DRAWS + 1)) < 1e-12);
    CHECK(v.low <= 0.2500001 && v.high >= 0.2499999);
}

static enum seated_problem problem_of(struct sample *s)
{
    struct reference r;
    return seated_permute(test_arena(), &s->model, &s->used, s->draws, &all, &r);
}

TEST("nothing to compare is refused, by its reason")
{
    static const uint32_t apart[PEOPLE] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, gone[PEOPLE] = {0},
                          together[PEOPLE] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    struct sample *s = sample_new(7, 0.1);
    s->used = (struct seated_plan){1, PEOPLE, (const uint32_t *const[]){apart}};
    CHECK_INT(problem_of(s), SEATED_NONE_MET);
    s->used = (struct seated_plan){1, PEOPLE, (const uint32_t *const[]){gone}};
    CHECK_INT(problem_of(s), SEATED_NONE_MET);
    s->used = (struct seated_plan){1, PEOPLE, (const uint32_t *const[]){together}};
    CHECK_INT(problem_of(s), SEATED_ALL_MET);
    s->used = s->draws[0];
    for (int k = 1; k < DRAWS; k++)
        s->draws[k] = s->draws[0];
    CHECK_INT(problem_of(s), SEATED_DRAWS_SAME);
    s = sample_new(7, 0.1);
    for (uint32_t at = 0; at < CELLS; at++)
        s->y[at] = s->dyads.counts[at];
    CHECK_INT(problem_of(s), SEATED_ALIKE);
}

TEST("shares are of answered pairs, each way round")
{
    struct sample *s = sample_new(8, 0);
    for (uint32_t at = 0; at < CELLS; at++)
        s->y[at] = s->dyads.counts[at] * has_met(&s->used, at / PEOPLE, at % PEOPLE);
    struct seated_shares shares = seated_shares_of(&s->model, &s->used);
    CHECK_INT(shares.met + shares.not_met, PEOPLE * (PEOPLE - 1) - (PEOPLE - 1) - 1);
    CHECK(shares.tied_met == 1 && shares.tied_not_met == 0);
}

TEST("one thread or five give the same digits")
{
    struct sample *s = sample_new(9, 0.2);
    struct repeat one = {.count = DRAWS, .threads = 1}, five = {.count = DRAWS, .threads = 5};
    struct reference a, b;
    CHECK_INT(seated_permute(test_arena(), &s->model, &s->used, s->draws, &one, &a), SEATED_FINE);
    CHECK_INT(seated_permute(test_arena(), &s->model, &s->used, s->draws, &five, &b), SEATED_FINE);
    CHECK(memcmp(a.drawn, b.drawn, DRAWS * sizeof *a.drawn) == 0);
}
