// SPDX-License-Identifier: EUPL-1.2
// Why a day is not one for a gathering: weekends, public holidays of Norway and Denmark, half days, and the
// times when schools are closed or everyone is away.
//
//     struct day_rules rules = day_rules_of(COUNTRY_NORWAY);
//     struct day_reasons why = day_reasons(&rules, date_of(2027, 5, 17));    // DAY_WHIT_MONDAY, DAY_17_MAY
//     if (why.count == 0) ... a good day ...
//
// A date can have several reasons, and two holidays can fall on one date. Easter is computed
// (Meeus/Jones/Butcher); Denmark's great prayer day ended with 2023. School breaks are local: the default
// weeks of the rules hold until the organisation has put in a break of its own for that season, and they are
// only a default. Pure; about 0.2 us a day and as much for each local break.
#ifndef CALENDAR_HOLIDAY_H
#define CALENDAR_HOLIDAY_H

#include "base/date.h"

enum country { COUNTRY_NORWAY, COUNTRY_DENMARK };

enum day_reason {
    DAY_WEEKEND,
    // Public holidays: the offices are closed.
    DAY_NEW_YEARS_DAY,
    DAY_MAUNDY_THURSDAY,
    DAY_GOOD_FRIDAY,
    DAY_EASTER_SUNDAY,
    DAY_EASTER_MONDAY,
    DAY_GREAT_PRAYER, // Denmark, until 2023
    DAY_1_MAY,        // Norway
    DAY_17_MAY,       // Norway
    DAY_ASCENSION,
    DAY_WHIT_SUNDAY,
    DAY_WHIT_MONDAY,
    DAY_CHRISTMAS_DAY,
    DAY_BOXING_DAY,
    // Open, but half the people are away or the day is short.
    DAY_EASTER_WEEK, // Monday to Wednesday before Maundy Thursday
    DAY_WHITSUN_EVE,
    DAY_AFTER_ASCENSION, // the Friday
    DAY_BEFORE_17_MAY,   // a Monday between the weekend and a holiday on Tuesday
    DAY_AFTER_17_MAY,    // a Friday between a holiday on Thursday and the weekend
    DAY_1_MAY_AFTERNOON, // Denmark
    DAY_GRUNDLOVSDAG,    // Denmark, 5 June
    DAY_CHRISTMAS_EVE,
    DAY_BETWEEN_YEARS, // 27 to 30 December
    DAY_NEW_YEARS_EVE,
    // Weeks.
    DAY_WINTER_BREAK,
    DAY_AUTUMN_BREAK,
    DAY_CHRISTMAS_BREAK, // 20 December to 4 January
    DAY_SUMMER,          // weeks 26 to 32
    // What the organisation has put in: a meeting of the council, a day of its own.
    DAY_LOCAL,
};

enum { DAY_REASONS = DAY_LOCAL + 1, DAY_REASONS_MOST = 8 };
enum { SUMMER_FIRST_WEEK = 26, SUMMER_LAST_WEEK = 32 };

/// A closed time that the organisation has put in. With DAY_WINTER_BREAK or DAY_AUTUMN_BREAK it replaces the
/// default week of its year.
struct day_break {
    struct date from, to; // both belong to it
    enum day_reason reason;
    struct str label; // what it is called there; may be empty
};

struct day_rules {
    enum country country;
    int winter_week, autumn_week; // ISO weeks; 0: none
    uint64_t ignored;             // bits 1 << enum day_reason: what does not count here
    const struct day_break *breaks;
    size_t break_count;
};

struct day_reasons {
    enum day_reason at[DAY_REASONS_MOST]; // public holidays first
    struct str labels[DAY_REASONS_MOST];  // of the break that gave it; else empty
    size_t count;
};

/// Winter week 8 and autumn week 40 in Norway, 7 and 42 in Denmark; nothing ignored, no local breaks.
struct day_rules day_rules_of(enum country country);
struct day_reasons day_reasons(const struct day_rules *rules, struct date date);
bool day_reason_is_public_holiday(enum day_reason reason);

#endif
