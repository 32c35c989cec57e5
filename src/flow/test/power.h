// SPDX-License-Identifier: EUPL-1.2
// How large a difference between two arms will be found, before anybody has been asked.
//
//     struct power_plan plan = {.treated = 27, .comparison = 40, .response = 0.8, .correlation = 0.5,
//                               .cohorts = 1, .permutations = 499};
//     struct power_curve c = power_of(arena, &plan, &repeat);          // repeat.count studies by chance
//     power_at(&c, 0.5)                                                // found in so many of them
//     power_smallest(&c)                                               // what four in five find
//
// Each study draws people by chance without any effect, has everyone answer or not, and makes the test of
// arms.h. Where its interval lies tells for every effect at once whether the study would have found it: the
// test of an outcome with an effect added is the test of that effect turned round. So one run of studies
// gives the whole curve.
// Effects are in standard deviations of what is measured. Before and after are correlated as `correlation`
// says; cohorts share `icc` of the variance of what came after.
// Cost: repeat.count * permutations * (people + 130): about 2 s for 4,000 studies of 499 each.
// It does not know of departments, counts, or answers that are missing for a reason.
#ifndef FLOW_TEST_POWER_H
#define FLOW_TEST_POWER_H

#include "flow/test/arms.h"

enum { POWER_PEOPLE_MOST = 5000 };

struct power_plan {
    uint32_t treated, comparison; // who are asked
    double response;              // share who answer
    double correlation, icc;
    uint32_t cohorts; // in each arm
    bool permutes_cohorts;
    uint32_t permutations;
};

struct power_curve {
    uint32_t studies;
    double *low, *high; // of each study's interval where there is no effect
};

struct power_curve power_of(struct arena *arena, const struct power_plan *plan, const struct repeat *repeat);

/// The share of studies that find an effect of this size, at 5 % on two sides.
double power_at(const struct power_curve *curve, double effect);
/// The smallest effect that 80 % of the studies find; INFINITY where none would be.
double power_smallest(const struct power_curve *curve);

/// What theory says of it for many people: 2.8 standard errors.
double power_formula(const struct power_plan *plan);

#endif
