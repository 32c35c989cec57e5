// SPDX-License-Identifier: EUPL-1.2
// Writes the public holidays of both countries, "NO 2027-05-17 2" with the number of holidays on the date;
// see holidays.mjs.
#include "calendar/holiday.h"

#include <stdio.h>

static void country_write(struct arena *arena, const char *name, enum country country)
{
    struct day_rules rules = day_rules_of(country);
    struct date last = date_of(2060, 12, 31);
    for (struct date d = date_of(1984, 1, 1); date_compare(d, last) <= 0; d = date_plus_days(d, 1)) {
        struct day_reasons reasons = day_reasons(&rules, d);
        int holidays = 0;
        for (size_t i = 0; i < reasons.count; i++)
            holidays += day_reason_is_public_holiday(reasons.at[i]);
        if (holidays)
            printf("%s %.*s %d\n", name, STR(date_iso(arena, d)), holidays);
    }
}

int main(void)
{
    struct arena *arena = arena_new();
    country_write(arena, "NO", COUNTRY_NORWAY);
    country_write(arena, "DK", COUNTRY_DENMARK);
    arena_free(arena);
    return 0;
}
