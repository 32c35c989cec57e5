// SPDX-License-Identifier: EUPL-1.2
// Short series, summed from the smallest term.
#include "flow/test/real.h"

#include <math.h>

static const double LN2_HIGH = 0x1.62e42fefa38p-1, LN2_LOW = 0x1.ef35793c7673p-45; // their sum is ln 2

double real_log(double x)
{
    int exponent;
    double m = frexp(x, &exponent); // exact, as ldexp is
    if (m < 0.70710678118654752) {
        m *= 2;
        exponent--;
    }
    double s = (m - 1) / (m + 1), square = s * s, sum = 0;
    for (int k = 25; k >= 3; k -= 2)
        sum = (sum + 1.0 / k) * square;
    return exponent * LN2_HIGH + (exponent * LN2_LOW + 2 * s * sum + 2 * s);
}

double real_exp(double x)
{
    double turns = floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
    double r = (x - turns * LN2_HIGH) - turns * LN2_LOW, sum = 1;
    for (int k = 16; k >= 1; k--)
        sum = 1 + sum * r / k;
    return ldexp(sum, (int)turns);
}

double real_normal(struct rng *rng)
{
    double u, v, s;
    do {
        u = 2 * rng_double(rng) - 1;
        v = 2 * rng_double(rng) - 1;
        s = u * u + v * v;
    } while (s >= 1 || s <= 0);
    return u * sqrt(-2 * real_log(s) / s);
}
