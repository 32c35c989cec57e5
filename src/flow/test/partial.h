// SPDX-License-Identifier: EUPL-1.2
// One coefficient of a regression over pairs, with all the others taken out of it and of the outcome, and
// what becomes of it when people change places.
//
//     struct partial p = partial_of(arena, &model, coefficient);
//     struct reference r = partial_permute(arena, &p, &repeat);       // arrangements for reference_judge()
//
// With e the residual of the predictor on the others, yr the residual of the outcome on the others, and Q an
// orthonormal basis of the others, a permutation takes only e'yr, e'e and Q'e, all with the first e permuted
// (Frisch and Waugh, Econometrica 1, 1933). The column of ones is left out of Q then: e has mean 0 in every
// order.
// Where answers are missing, the values of e change places together with whether they count, and each
// permutation is a regression of its own over the pairs that count in both: products over all pairs, less
// those that no longer count, and Gaussian elimination of the others.
// A permutation that leaves e nothing of its own to say has t = 0.
#ifndef FLOW_TEST_PARTIAL_H
#define FLOW_TEST_PARTIAL_H

#include "flow/test/basis.h"
#include "flow/test/dyads.h"
#include "flow/test/permuted.h"
#include "flow/test/reference.h"
#include "flow/test/repeat.h"

enum { MRQAP_PREDICTORS_MOST = 16 };

struct mrqap_model {
    const struct dyads *dyads;
    const double *y;
    const double *const *x;
    uint32_t count; // of predictors, at most MRQAP_PREDICTORS_MOST
};

struct partial {
    const struct dyads *dyads;
    struct basis others; // the intercept first, unless it is the coefficient
    bool has_intercept;
    double *e, *yr;
    double ee, yy, ey, df;
};

struct partial partial_of(struct arena *arena, const struct mrqap_model *model, uint32_t coefficient);
struct arrangement partial_observed(const struct partial *partial);
struct reference partial_permute(struct arena *arena, const struct partial *partial,
                                 const struct repeat *repeat);

#endif
