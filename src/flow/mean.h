// SPDX-License-Identifier: EUPL-1.2
// Means of few people, how sure they are, and how large a change between two of them would have to be.
//
//     struct mean_interval m = mean_of(values, count);        // m.low .. m.high: 95 %
//     double seen_from = mean_change_seen(then, now, count);  // the same people, in the same order
//
// By Student's t. Its quantiles come from an expansion in 1/degrees of freedom (Cornish and Fisher, Revue de
// l'Institut International de Statistique 5, 1937; to the third order): from 4 degrees on within 0.3 %.
// Under 2 values there is no interval: low and high are NAN.
#ifndef FLOW_MEAN_H
#define FLOW_MEAN_H

#include <stddef.h>

struct mean_interval {
    double value, low, high;
};

struct mean_interval mean_of(const double *values, size_t count);
/// The change in the mean that would have been found in 80 of 100 studies, at 5 % two-sided, with people who
/// change as unequally as these.
double mean_change_seen(const double *then, const double *now, size_t count);

#endif
