// SPDX-License-Identifier: EUPL-1.2
// Does one relation explain another? Correlation and regression over pairs of people, tested by permuting
// people, since pairs that share a person are not independent.
//
//     struct mrqap_model m = {&dyads, advice, (const double *[]){friendship, same_unit}, 2};
//     struct mrqap_fit fit;
//     switch (mrqap_fit(arena, &m, &fit)) ...                     // b, t, R2: least squares
//     struct qap_test q = qap_test(&m, 0, &repeat);        // friendship alone: r
//     struct verdict v = mrqap_test(&m, 1, &repeat);       // friendship, the others held constant
//
// qap: Hubert, Assignment Methods in Combinatorial Data Analysis (1987). mrqap: double semi-partialing
// (Dekker, Krackhardt and Snijders, Psychometrika 72(4), 2007): the residual of a predictor on the others
// changes places (partial.h), and t is computed anew. With the unit as predictor qap is the test of E-I that
// hands the units out anew: r and the index are the same but for scale.
//
// Two-sided, by |t|. The interval of a slope inverts the test; that of r is the interval of the slope of both
// in units of their spreads, which r is, cut at -1 and 1.
// Cost: O(people^2) for each permutation and predictor; memory 8 bytes for each pair, predictor and lane.
#ifndef FLOW_TEST_MRQAP_H
#define FLOW_TEST_MRQAP_H

#include "flow/test/partial.h"

/// Of the intercept first, then of each predictor.
struct mrqap_fit {
    double *b, *t; // t is infinite where the fit is perfect
    double r2, adjusted_r2;
    uint32_t predictor; // the one that is at fault, from 0
};

enum mrqap_problem {
    MRQAP_FINE,
    MRQAP_FEW_PAIRS,        // no more pairs than coefficients
    MRQAP_OUTCOME_CONSTANT, // nothing to explain
    MRQAP_CONSTANT,         // the predictor is the same for every pair
    MRQAP_COLLINEAR,        // those before it say the same
};

/// A model that is not fine is not to be tested.
enum mrqap_problem mrqap_fit(struct arena *arena, const struct mrqap_model *model, struct mrqap_fit *fit);
/// `coefficient` 0 is the intercept.
struct verdict mrqap_test(const struct mrqap_model *model, uint32_t coefficient, const struct repeat *repeat);

struct qap_test {
    double r, mean, spread; // mean and spread of r over the permutations
    double low, high;       // of r, 95 %
    double smallest_seen;   // of r
    struct verdict verdict; // in units of the slope
};

struct qap_test qap_test(const struct mrqap_model *model, uint32_t predictor, const struct repeat *repeat);

#endif
