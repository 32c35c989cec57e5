// SPDX-License-Identifier: EUPL-1.2
// Proposes the dates of a network: what its rhythm asks for, moved to the nearest good day where a date falls
// into a holiday or a break, with the reason in hand.
//
//     struct plan_layer layers[] = {
//         {.every_months = 1, .nth = 1, .weekday = 4, .starts_minute = 13 * 60, .duration_minutes = 120},
//         {.every_months = 6, .nth = 1, .weekday = 4, .starts_minute = 9 * 60, .duration_minutes = 420,
//         .replaces = true},
//     };
//     struct plan_rule rule = {.from = ..., .to = ..., .layers = layers, .layer_count = 2,
//                              .days = day_rules_of(COUNTRY_NORWAY)};
//     struct plan_dates plan = plan_propose(arena, &rule);    // concrete dates, in order
//
// Not one rule of recurrence but dates: coordinators move nearly every one of them. No date falls on a day
// with a reason against it. Order is kept; two dates are at least 14 days apart, and at most 49 where the
// year allows it (across the summer it does not: weeks 26 to 32 are 52 days from Friday to Monday). Among all
// plans that keep this, the one is taken that moves the dates least, and off their weekday least: an exact
// search by dynamic programming over the days within seven weeks of each date. A date for which no day is
// left is left out, which the count tells.
//
// The dates live in the arena. Cost: 3 ms for the 24 dates of two years.
#ifndef CALENDAR_PLAN_H
#define CALENDAR_PLAN_H

#include "calendar/holiday.h"

enum {
    PLAN_DATES_MOST = 130,
    PLAN_GAP_LEAST_DAYS = 14,
    PLAN_GAP_MOST_DAYS = 49,
    PLAN_GAP_SUMMER_DAYS = 63,
    PLAN_SHIFT_MOST_DAYS = 49,
};

struct plan_layer {
    int every_months;
    int first_month; // 0: the month of plan_rule.from; 5: five months later
    int nth;         // 1..4; -1: the last of the month
    int weekday;     // 1 Monday .. 7 Sunday
    int32_t starts_minute, duration_minutes;
    bool replaces; // takes the place of the other layers' dates in the same month
};

struct plan_rule {
    struct date from, to; // both belong to the period
    const struct plan_layer *layers;
    size_t layer_count;
    struct day_rules days;
};

enum plan_why {
    PLAN_AS_ASKED,
    PLAN_MOVED_FOR_DAY, // the date asked for has a reason against it: `reason`
    PLAN_MOVED_FOR_GAP, // it would have been too close to, or too far from, its neighbour
};

struct plan_date {
    size_t layer;
    struct wall starts, ends;
    struct date asked; // what the rhythm alone would give
    enum plan_why why;
    enum day_reason reason;
    struct str reason_label; // of the break, if it is one of the organisation's own
};

struct plan_dates {
    struct plan_date *at;
    size_t count, left_out;
};

struct plan_dates plan_propose(struct arena *arena, const struct plan_rule *rule);

/// The n-th weekday of a month (nth 1..4, or -1 for the last).
struct date plan_nth_weekday(int year, int month, int nth, int weekday);

#endif
