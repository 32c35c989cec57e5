// SPDX-License-Identifier: EUPL-1.2
// Did those who took part change more than those who did not? Analysis of covariance: what came after, on
// what was before and on which arm somebody is in, within strata (departments). Tested by who could as well
// have been in which arm: persons, or whole cohorts.
//
//     struct arms a = {.people = 54, .after = after, .before = before, .treated = treated,
//                      .stratum = department, .strata = 6};
//     struct ancova fit;
//     if (ancova_of(arena, &a, &fit) != ARMS_FINE) ...                     // why it cannot be tested
//     struct reference r = arms_persons(arena, &fit, &repeat);             // the lot drew persons
//     struct reference r = arms_cohorts(arena, &fit, &cohorts, &repeat);   // the lot drew cohorts
//     struct verdict v = reference_judge(arena, &r);                       // v.estimate: the difference
//
// Persons: the residuals of the regression without the arms change places within strata (Freedman and Lane,
// JBES 1(4), 1983). Cohorts: the arms change places among the cohorts, everybody keeping before and after,
// which is exact where the arms were drawn by lot; all arrangements are gone through where there are at most
// `repeat->count` of them. People of a cohort have had the same year together: to permute them one by one is
// wrong as soon as cohorts differ at all. With too few cohorts no effect could ever be told from chance;
// verdict_is_test() says so.
// Counts (`is_ratio`): the effect multiplies. The arithmetic is the same with `1 - 1/ratio` as the effect e,
// since dividing what the treated have by a ratio takes that share of it away: arms_ratio(e) is the ratio.
// Cost: O(people) for each arrangement. Who has not answered is left out by the caller.
#ifndef FLOW_TEST_ARMS_H
#define FLOW_TEST_ARMS_H

#include "flow/test/reference.h"
#include "flow/test/repeat.h"

struct arms {
    uint32_t people;
    const double *after;
    const double *before;    // NULL: was not asked
    const double *treated;   // 1 or 0
    const uint32_t *stratum; // NULL: all in one
    uint32_t strata;
    bool is_ratio;
};

enum arms_problem {
    ARMS_FINE,
    ARMS_ONE_SIDED,        // an arm has nobody, or no stratum has people of both
    ARMS_FEW_PEOPLE,       // no more than coefficients
    ARMS_OUTCOME_CONSTANT, // nothing is left to explain
    ARMS_NOT_COUNTS,       // is_ratio with a negative number, or an arm that has none at all
};

/// Everything with strata and `before` taken out, people in the order of strata.
struct ancova {
    const struct arms *of;
    uint32_t people, strata;
    uint32_t *person;  // who stands where
    uint32_t *start;   // of each stratum; one more at the end
    double *y, *g, *h; // after; treated; what an effect of 1 adds
    double *before;    // of length 1; NULL without
    double yy, yh, hh, gg, df;
};

enum arms_problem ancova_of(struct arena *arena, const struct arms *arms, struct ancova *fit);
/// Takes strata and `before` out of a column in the order of fit->person; what rounding leaves becomes 0.
void ancova_residual(const struct ancova *fit, double *column);
struct arrangement ancova_observed(const struct ancova *fit);

struct reference arms_persons(struct arena *arena, const struct ancova *fit, const struct repeat *repeat);

struct cohorts {
    uint32_t count;     // each has people
    const uint32_t *of; // of each person; all people of one are in the same arm
};

/// The smallest two-sided p that so many treated cohorts among so many can reach.
double arms_cohorts_floor(uint32_t treated, uint32_t cohorts);
struct reference arms_cohorts(struct arena *arena, const struct ancova *fit, const struct cohorts *cohorts,
                              const struct repeat *repeat);

/// How many times as much the treated have, where the effect is `1 - 1/ratio`; INFINITY from 1 on.
double arms_ratio(double effect);
/// What a difference has to be multiplied by to be in standard deviations within the arms, corrected for few
/// people (g of Hedges, JES 6(2), 1981); NAN where nobody differs within an arm.
double arms_hedges(const struct arms *arms);

#endif
