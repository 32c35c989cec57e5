// SPDX-License-Identifier: EUPL-1.2
// Power of the comparison of two arms, against what theory says for many people.
#include "test.h"

#include "flow/test/power.h"
#include "flow/test/power_pairs.h"

#include <math.h>
#include <string.h>

static struct power_curve curve_of(struct power_plan plan, uint32_t studies)
{
    return power_of(test_arena(), &plan, &(struct repeat){.seed = 3, .count = studies});
}

static bool is_within(double value, double low, double high)
{
    return low <= value && value <= high;
}

TEST("with many people power is what the normal distribution says")
{
    struct power_plan plan = {.treated = 90,
                              .comparison = 110,
                              .response = 1,
                              .correlation = 0.6,
                              .cohorts = 1,
                              .permutations = 199};
    struct power_curve c = curve_of(plan, 1500);
    double error = sqrt((1 - 0.36) * (1 / 90.0 + 1 / 110.0));
    for (double effect = 0; effect < 0.6; effect += 0.1) {
        double wanted =
            0.5 * erfc((1.96 - effect / error) / sqrt(2)) + 0.5 * erfc((1.96 + effect / error) / sqrt(2));
        CHECK(is_within(power_at(&c, effect), wanted - 0.035, wanted + 0.035));
        CHECK(is_within(power_at(&c, -effect), wanted - 0.035, wanted + 0.035));
    }
    CHECK(is_within(power_smallest(&c) / power_formula(&plan), 0.93, 1.07));
    CHECK(is_within(power_formula(&plan), 2.79 * error, 2.81 * error));
}

TEST("the smallest difference seen is the one that four of five studies find")
{
    struct power_curve c = curve_of((struct power_plan){.treated = 20,
                                                        .comparison = 30,
                                                        .response = 0.7,
                                                        .correlation = 0.3,
                                                        .cohorts = 1,
                                                        .permutations = 99},
                                    500);
    double smallest = power_smallest(&c);
    CHECK(is_within(power_at(&c, smallest * 1.001), 0.8, 0.805));
    CHECK(is_within(power_at(&c, smallest * 0.999), 0.795, 0.8));
}

TEST("where cohorts differ, persons who change places find what is not there; cohorts do not")
{
    struct power_plan plan = {.treated = 160,
                              .comparison = 160,
                              .response = 0.8,
                              .correlation = 0.5,
                              .icc = 0.05,
                              .cohorts = 8,
                              .permutations = 99};
    struct power_curve persons = curve_of(plan, 600);
    plan.permutes_cohorts = true;
    struct power_curve cohorts = curve_of(plan, 600);
    CHECK(is_within(power_at(&persons, 0), 0.13, 0.24));
    CHECK(is_within(power_at(&cohorts, 0), 0.02, 0.08));
    CHECK(power_smallest(&cohorts) > power_smallest(&persons));
}

TEST("too few cohorts, or hardly any answers: no study finds anything")
{
    struct power_plan plan = {.treated = 81,
                              .comparison = 81,
                              .response = 0.8,
                              .correlation = 0.5,
                              .icc = 0.05,
                              .cohorts = 3,
                              .permutes_cohorts = true,
                              .permutations = 99};
    struct power_curve c = curve_of(plan, 50);
    CHECK(power_at(&c, 100) == 0 && isinf(power_smallest(&c)));
    plan = (struct power_plan){
        .treated = 2, .comparison = 2, .response = 0.01, .cohorts = 1, .permutations = 99};
    c = curve_of(plan, 50);
    CHECK(power_at(&c, 100) == 0 && isinf(power_smallest(&c)));
}

TEST("one thread or five give the same digits")
{
    struct power_plan plan = {.treated = 12,
                              .comparison = 9,
                              .response = 0.8,
                              .correlation = 0.5,
                              .cohorts = 1,
                              .permutations = 99};
    struct power_curve one = power_of(test_arena(), &plan,
                                      &(struct repeat){.seed = 3, .count = 90, .threads = 1}),
                       five = power_of(test_arena(), &plan,
                                       &(struct repeat){.seed = 3, .count = 90, .threads = 5});
    CHECK(memcmp(one.low, five.low, 90 * sizeof *one.low) == 0);
    CHECK(memcmp(one.high, five.high, 90 * sizeof *one.high) == 0);
}

static struct pairs_power pairs_of(double ratio, uint32_t cohorts, uint32_t threads)
{
    struct pairs_plan plan = {.people = 16,
                              .tables = 4,
                              .gatherings = 2,
                              .cohorts = cohorts,
                              .response = 0.9,
                              .tied = 0.2,
                              .ratio = ratio,
                              .draws = 99};
    return power_of_pairs(&plan, &(struct repeat){.seed = 5, .count = 200, .threads = threads});
}

TEST("pairs: without an effect 5 % are found, more with a larger one and with more cohorts")
{
    struct pairs_power none = pairs_of(1, 1, 0), some = pairs_of(1.75, 1, 0), more = pairs_of(1.75, 2, 0),
                       large = pairs_of(3, 1, 0);
    CHECK(is_within(none.one_sided, 0.005, 0.11) && is_within(none.two_sided, 0.005, 0.11));
    CHECK(some.one_sided > none.one_sided && some.one_sided >= some.two_sided);
    CHECK(more.two_sided > some.two_sided && large.two_sided > some.two_sided && large.two_sided > 0.8);
    CHECK(is_within(some.met, 0.33, 0.39)); // 1 - (12/15)^2 = 0.36
}

TEST("pairs: one thread or five give the same digits")
{
    struct pairs_power one = pairs_of(1.5, 2, 1), five = pairs_of(1.5, 2, 5);
    CHECK(memcmp(&one, &five, sizeof one) == 0);
}
