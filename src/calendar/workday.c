// SPDX-License-Identifier: EUPL-1.2
// Counting days on which offices are open.
#include "calendar/workday.h"

#include "base/bug.h"

enum country country_of_zone(enum zone zone)
{
    switch (zone) {
    case ZONE_OSLO: return COUNTRY_NORWAY;
    case ZONE_COPENHAGEN: return COUNTRY_DENMARK;
    }
    BUG("zone %d", (int)zone);
}

static bool closes_offices(enum day_reason reason)
{
    return day_reason_is_public_holiday(reason) || reason == DAY_WEEKEND || reason == DAY_CHRISTMAS_EVE ||
           reason == DAY_NEW_YEARS_EVE || reason == DAY_GRUNDLOVSDAG;
}

bool workday_is(enum country country, struct date day)
{
    struct day_rules rules = day_rules_of(country);
    struct day_reasons reasons = day_reasons(&rules, day);
    for (size_t i = 0; i < reasons.count; i++)
        if (closes_offices(reasons.at[i]))
            return false;
    return true;
}

struct date workday_after(enum country country, struct date day, int count)
{
    while (count > 0) {
        day = date_plus_days(day, 1);
        count -= workday_is(country, day);
    }
    return day;
}
