// SPDX-License-Identifier: EUPL-1.2
#include "flow/mean.h"

#include <math.h>

static const double SURE = 1.959963984540054;  // of 95 in 100, either side
static const double POWER = 0.841621233572914; // 80 in 100, one side

/// The quantile of t where the normal distribution has its own at z.
static double t_quantile(double z, double degrees)
{
    double z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    return z + (z3 + z) / (4 * degrees) + (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees) +
           (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees * degrees * degrees);
}

/// Value `i`, or how much it has changed since `then`.
static double at(const double *values, const double *then, size_t i)
{
    return values[i] - (then ? then[i] : 0);
}

static double mean(const double *values, const double *then, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += at(values, then, i);
    return sum / (double)count;
}

/// Of the mean.
static double standard_error(const double *values, const double *then, size_t count)
{
    double middle = mean(values, then, count), sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (at(values, then, i) - middle) * (at(values, then, i) - middle);
    return sqrt(sum / (double)(count - 1) / (double)count);
}

struct mean_interval mean_of(const double *values, size_t count)
{
    struct mean_interval m = {.value = mean(values, NULL, count), .low = NAN, .high = NAN};
    if (count < 2)
        return m;
    double half = t_quantile(SURE, (double)count - 1) * standard_error(values, NULL, count);
    m.low = m.value - half;
    m.high = m.value + half;
    return m;
}

double mean_change_seen(const double *then, const double *now, size_t count)
{
    if (count < 2)
        return NAN;
    double degrees = (double)count - 1;
    return (t_quantile(SURE, degrees) + t_quantile(POWER, degrees)) * standard_error(now, then, count);
}
