// SPDX-License-Identifier: EUPL-1.2
// The hours of an agreement as a curve: stretches with so many hours a week. Pure; dates only, so that no
// change of the clock can move an hour.
//
//     struct stretch stretches[] = {{feb_1, mar_31, 800}, {apr_1, jun_30, 1500}};   // 8 hours, then 15
//     struct curve c = {.at = stretches, .count = 2, .country = COUNTRY_DENMARK, .full_week = 3700};
//     struct curve_total t = curve_sum(&c);                // t.hours == 24560: 245.6 hours
//     struct curve_rest r = curve_rest(&c, 13100, today);  // 131 hours are used
//
// Hours are in hundredths everywhere. A Monday to Friday within a stretch is a fifth of its week. Days on
// which offices are closed (calendar/workday.h), and days of agreed leave, count or not by `closed_count`;
// how many hours they are is told either way. A sum is kept in five-hundredths and rounded once, halves up.
//
// Cost: a day is about 0.3 us; a curve of a year 0.1 ms.
#ifndef ROTATION_CURVE_H
#define ROTATION_CURVE_H

#include "calendar/holiday.h"
#include "db/value.h"

enum { STRETCHES_MOST = 12, CURVE_DAYS_MOST = 3 * 366, FULL_WEEK_NORWAY = 3750, FULL_WEEK_DENMARK = 3700 };

struct stretch {
    struct date from, to; // both within
    int64_t week;         // hundredths of an hour a week
};

/// Leave that is agreed: both days within.
struct leave {
    struct date from, to;
};

/// From this day on the position is so large, in hundredths of a percent of a full one.
struct share {
    struct date from;
    int64_t part;
};

struct curve {
    const struct stretch *at; // by date, none overlaps the next
    size_t count;
    const struct leave *leaves;
    size_t leave_count;
    const struct share *shares; // by date; none: a full position
    size_t share_count;
    enum country country;
    bool closed_count; // closed days and leave are a part of the hours
    int64_t full_week; // hundredths of an hour
};

enum curve_wrong {
    CURVE_RIGHT,
    CURVE_EMPTY,
    CURVE_TOO_MANY, // stretches
    CURVE_BACKWARDS,
    CURVE_OVERLAPS, // or not by date
    CURVE_TOO_LONG,
    CURVE_HOURS, // none, or more than a full week
};
enum curve_wrong curve_check(const struct curve *curve);

struct curve_total {
    int64_t hours;
    int64_t closed;        // of them, or beside them, on closed days and leave
    int64_t full_weeks;    // hundredths: hours by full_week
    int64_t percent_tenth; // of the position on the same days
};
struct curve_total curve_sum(const struct curve *curve);

/// Hours within two days, both counted.
int64_t curve_hours(const struct curve *curve, struct date from, struct date to);
/// What the position has in the week of this Monday, and the curve.
int64_t curve_position_week(const struct curve *curve, struct date monday);

struct curve_rest {
    int64_t rest;                 // agreed and not used; negative: more was used than agreed
    struct maybe_date used_up_on; // going on as agreed from tomorrow
    int64_t left_over;            // that no longer fits by the end
    struct maybe_date start_by;   // the last day from which the curve holds the whole rest
};
struct curve_rest curve_rest(const struct curve *curve, int64_t used, struct date today);

struct date curve_first(const struct curve *curve);
struct date curve_last(const struct curve *curve);
/// The Monday of a day's week.
struct date week_of(struct date day);

#endif
