// SPDX-License-Identifier: EUPL-1.2
// Logarithm, exponential and normal deviates made of +, -, *, / and sqrt alone, which IEEE 754 fixes to the
// last bit: the same digits with any compiler and any C library, whose log() and exp() differ in the last.
//
//     double z = real_normal(&rng);
//
// Error: at most a few units in the last place. Cost: some 20 to 40 ns.
#ifndef FLOW_TEST_REAL_H
#define FLOW_TEST_REAL_H

#include "base/rng.h"

/// Natural logarithm; x > 0 and finite.
double real_log(double x);
/// For x within -700 to 700.
double real_exp(double x);
/// Mean 0, spread 1: the polar method (Marsaglia and Bray, SIAM Review 6(3), 1964).
double real_normal(struct rng *rng);

#endif
