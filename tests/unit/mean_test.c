// SPDX-License-Identifier: EUPL-1.2
// Means of few people, against values of Student's t as they are printed in tables.
#include "test.h"

#include "flow/mean.h"

#include <math.h>

static bool is_near(double a, double b, double part)
{
    return fabs(a - b) <= part * fabs(b);
}

TEST("an interval is as wide as Student's t makes it: five values, thirty values")
{
    double five[] = {1, 2, 3, 4, 5}, thirty[30];
    struct mean_interval m = mean_of(five, 5);
    CHECK(m.value == 3 && is_near(m.high - m.value, 2.7764 * sqrt(0.5), 0.003));
    CHECK(is_near(m.value - m.low, m.high - m.value, 1e-12));
    for (int i = 0; i < 30; i++)
        thirty[i] = i % 2;
    CHECK(is_near(mean_of(thirty, 30).high - 0.5, 2.04523 * sqrt(7.5 / 29 / 30), 1e-4));
}

TEST("of one value there is no interval; of people who all change alike any change would be seen")
{
    double one[] = {4}, then[] = {1, 5, 2, 8, 3}, now[] = {3, 7, 4, 10, 5};
    CHECK(mean_of(one, 1).value == 4 && isnan(mean_of(one, 1).low) && isnan(mean_change_seen(one, one, 1)));
    CHECK(mean_change_seen(then, now, 5) == 0);
    now[0] = 6;
    CHECK(is_near(mean_change_seen(then, now, 5), (2.7764 + 0.9410) * sqrt(1.8 / 4 / 5 * 4), 0.004));
}
