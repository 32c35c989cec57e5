// SPDX-License-Identifier: EUPL-1.2
// When something repeats (RFC 5545, section 3.3.10): every so many weeks, or on its date every so many years,
// without an end, until a day, or so many times. That is what calendars of schools and councils hold; all
// else is refused.
//
//     struct repeat r;
//     if (repeat_read(S("FREQ=YEARLY;UNTIL=20301231"), first, &r))
//         for (int n = 0; repeat_day(&r, n, &day) && date_compare(day, to) <= 0; n++) ...
#ifndef CALENDAR_ICAL_REPEAT_H
#define CALENDAR_ICAL_REPEAT_H

#include "base/date.h"

struct repeat {
    struct date first;
    int years, weeks; // between two times; both 0: once
    int64_t times;    // at most
    struct date until;
};

/// `rule` may be empty: once. False: one that is not read.
bool repeat_read(struct str rule, struct date first, struct repeat *out);
/// The n-th time, from 0. False where there is none any more.
bool repeat_day(const struct repeat *repeat, int n, struct date *out);

#endif
