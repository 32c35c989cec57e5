// SPDX-License-Identifier: EUPL-1.2
// A permutation test as every test here ends: one observed arrangement among many that chance could have made
// of the same people. From it come the p value, the interval and the smallest effect that could have been
// seen.
//
// An arrangement is kept as a function of the effect that is assumed: with effect e taken off the outcome,
//
//     c(e) = c0 - e c1,    a(e) = a0 - 2 e a1 + e^2 a2,    t(e)^2 = df c(e)^2 / (a(e) d - c(e)^2)
//
// which is the square of Student's t for every test of this folder; where df is 0, the statistic is
// c(e)^2 / d. So no assumed effect needs a new permutation: a p value for it costs O(arrangements).
//
//     struct verdict v = reference_judge(arena, &(struct reference){observed, drawn, 9999});
//
// p: the share of arrangements that are as far from 0 as the observed one. Drawn at random:
// (count + 1)/(drawn + 1), the observed one being one of them (Phipson and Smyth, SAGMB 9(1), 2010), never 0;
// where all of them are there (`is_whole`): count/all. Two-sided means |t| at least as large. Statistics that
// differ by less than a part in 10^9 are equal: rounding is no evidence.
// Interval: the effects e that the test at 5 % does not refuse (Garthwaite, Biometrics 52(4), 1996: the same
// set, here to the last digit). An end that no effect reaches is infinite.
// Smallest effect seen: with the estimated effect taken off, the distance that 5 % of the arrangements'
// estimates exceed, and how far 80 % of them fall short of it at most: an effect so large is found in four
// studies of five like this one.
#ifndef FLOW_TEST_REFERENCE_H
#define FLOW_TEST_REFERENCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct arrangement {
    double c0, c1, a0, a1, a2, d, df;
};

struct reference {
    struct arrangement observed;
    const struct arrangement *drawn;
    uint32_t count;
    bool is_whole; // `drawn` is every arrangement there is, the observed one among them
};

struct verdict {
    double estimate;           // where c(e) is 0
    double p, p_least, p_most; // two-sided; as large or larger; as small or smaller
    double p_floor;            // what even an endless effect would get: over 0.05, this is no test
    double low, high;          // 95 %; -INFINITY, INFINITY where there is no end
    double smallest_seen;      // INFINITY where no effect would be
};

/// Whether any effect at all could be told from chance, at 5 %.
bool verdict_is_test(const struct verdict *verdict);

struct verdict reference_judge(struct arena *arena, const struct reference *reference);
/// Two-sided, for the hypothesis that the effect is `effect`.
double reference_p(const struct reference *reference, double effect);
/// One-sided, for no effect: the share of arrangements as large or larger.
double reference_p_larger(const struct reference *reference);
/// The ends of the interval alone.
void reference_interval(const struct reference *reference, double *low, double *high);

#endif
