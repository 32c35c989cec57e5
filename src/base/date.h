// SPDX-License-Identifier: EUPL-1.2
// Days, moments and wall-clock times of the proleptic Gregorian calendar.
//
// A gathering is a *wall* time in a zone ("13.00 on 3 December in Oslo") and is never converted when it is
// edited. An instant is a moment on the UTC time line. The zones known here are those of Norway and Denmark,
// which share one rule: summer time from the last Sunday of March 01:00 UTC to the last Sunday of October
// 01:00 UTC (Directive 2000/84/EC).
//
//     struct date d;
//     if (date_parse_iso(S("2026-12-03"), &d)) ... date_weekday(d) == 4 ...
//     struct instant t = wall_instant((struct wall){d, 13 * 60}, ZONE_OSLO);
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

struct date {
    int32_t days; // since 1970-01-01
};

struct instant {
    int64_t us; // microseconds since 1970-01-01T00:00:00Z
};

struct wall {
    struct date date;
    int32_t minute; // of the day, 0..1439
};

enum zone { ZONE_OSLO, ZONE_COPENHAGEN };

struct civil {
    int year, month, day; // month 1..12, day 1..31
};

struct iso_week {
    int year, week; // ISO 8601: week 1 holds the first Thursday
};

enum { MINUTES_PER_DAY = 24 * 60 };
#define US_PER_SECOND INT64_C(1000000)
#define US_PER_MINUTE (60 * US_PER_SECOND)
#define US_PER_DAY (24 * 60 * US_PER_MINUTE)

/// False when there is no such day (31 February) or the year is outside 1..9999.
bool date_from_civil(struct civil c, struct date *out);
/// As date_from_civil, for days that are known to exist.
struct date date_of(int year, int month, int day);
struct civil date_civil(struct date d);
int date_weekday(struct date d); // 1 Monday .. 7 Sunday
struct iso_week date_iso_week(struct date d);
struct date date_plus_days(struct date d, int days);
/// The same day of the month, or the last one where the month is shorter: 31 January + 1 month is 28 or 29
/// February.
struct date date_plus_months(struct date d, int months);
int date_compare(struct date a, struct date b);
struct date date_easter_sunday(int year); // Meeus/Jones/Butcher

/// "2026-12-03", nothing else.
bool date_parse_iso(struct str s, struct date *out);
struct str date_iso(struct arena *arena, struct date d);

/// "13:05", "13.05" or "9:00"; 24:00 is refused.
bool minute_parse(struct str s, int32_t *minute);
/// "09:05", as a form and an address have it.
struct str minute_iso(struct arena *arena, int64_t minute);

struct instant instant_now(void);
struct instant instant_plus(struct instant t, int64_t us);
int instant_compare(struct instant a, struct instant b);
/// "2026-12-03T12:00:00Z"
struct str instant_iso(struct arena *arena, struct instant t);

struct str zone_name(enum zone zone); // "Europe/Oslo"
bool zone_by_name(struct str name, enum zone *out);
/// As rows hold it: a day, and a minute of it.
struct wall wall_at(struct date date, int64_t minute);
/// A wall time that summer time skips is read with the offset before the change; one that occurs twice is the
/// first.
struct instant wall_instant(struct wall w, enum zone zone);
struct wall wall_from_instant(struct instant t, enum zone zone);
int zone_offset_minutes(struct instant t, enum zone zone); // 60 or 120
int wall_compare(struct wall a, struct wall b);

#endif
