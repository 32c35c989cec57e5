// SPDX-License-Identifier: EUPL-1.2
// The days of a calendar that somebody else keeps: school holidays, meetings of the council.
//
//     struct ical_days days;
//     switch (ical_days_read(arena, ics, from, to, &days)) {
//     case ICAL_DAYS_READ: ... days.at[i].first, .last, .label: "Vinterferie" ...
//
// Every event counts, whole days: a meeting from nine to three takes its day. Of one that repeats, each time
// within from..to, where it repeats every so many years or every so many weeks (RFC 5545, section 3.3.10);
// one that does otherwise is refused by name, since a day that is silently missed is worse than a file that
// is not taken. Times that a series leaves out (EXDATE) or moves (RECURRENCE-ID) are left out or moved;
// cancelled events are none. An event of more than a year is none either.
//
// Texts live in the arena. Pure. Cost: some 50 us an event.
#ifndef CALENDAR_ICAL_DAYS_H
#define CALENDAR_ICAL_DAYS_H

#include "base/date.h"

enum { ICAL_DAYS_BYTES_MOST = 1 << 20, ICAL_DAYS_MOST = 5000, ICAL_DAYS_LABEL_BYTES_MOST = 200 };

enum ical_days_result {
    ICAL_DAYS_READ,
    ICAL_DAYS_TOO_LARGE,   // more than ICAL_DAYS_BYTES_MOST
    ICAL_DAYS_NO_CALENDAR, // not iCalendar
    ICAL_DAYS_NONE,        // without an event from `from` to `to`
    ICAL_DAYS_TOO_MANY,    // more than ICAL_DAYS_MOST
    ICAL_DAYS_REPEATS,     // `refused` repeats in a way that is not read
};

/// Both days belong to it.
struct ical_day {
    struct date first, last;
    struct str label; // may be empty
};

struct ical_days {
    struct ical_day *at; // in order of their first days
    size_t count;
    struct str refused;
};

enum ical_days_result ical_days_read(struct arena *arena, struct str ics, struct date from, struct date to,
                                     struct ical_days *out);

#endif
