// SPDX-License-Identifier: EUPL-1.2
// The year of Norway and of Denmark.
#include "calendar/holiday.h"

#include "base/bug.h"

enum { IN_NORWAY = 1, IN_DENMARK = 2, IN_BOTH = 3 };
enum { LAST_GREAT_PRAYER = 2023 };

static const struct {
    enum day_reason reason;
    int countries, from_easter_days;
} moving[] = {
    {DAY_MAUNDY_THURSDAY, IN_BOTH, -3}, {DAY_GOOD_FRIDAY, IN_BOTH, -2}, {DAY_EASTER_SUNDAY, IN_BOTH, 0},
    {DAY_EASTER_MONDAY, IN_BOTH, 1},    {DAY_ASCENSION, IN_BOTH, 39},   {DAY_WHIT_SUNDAY, IN_BOTH, 49},
    {DAY_WHIT_MONDAY, IN_BOTH, 50},     {DAY_EASTER_WEEK, IN_BOTH, -6}, {DAY_EASTER_WEEK, IN_BOTH, -5},
    {DAY_EASTER_WEEK, IN_BOTH, -4},     {DAY_WHITSUN_EVE, IN_BOTH, 48}, {DAY_AFTER_ASCENSION, IN_BOTH, 40},
};

static const struct {
    enum day_reason reason;
    int countries, month, first_day, last_day;
} fixed[] = {
    {DAY_NEW_YEARS_DAY, IN_BOTH, 1, 1, 1},      {DAY_1_MAY, IN_NORWAY, 5, 1, 1},
    {DAY_17_MAY, IN_NORWAY, 5, 17, 17},         {DAY_CHRISTMAS_DAY, IN_BOTH, 12, 25, 25},
    {DAY_BOXING_DAY, IN_BOTH, 12, 26, 26},      {DAY_1_MAY_AFTERNOON, IN_DENMARK, 5, 1, 1},
    {DAY_GRUNDLOVSDAG, IN_DENMARK, 6, 5, 5},    {DAY_CHRISTMAS_EVE, IN_BOTH, 12, 24, 24},
    {DAY_BETWEEN_YEARS, IN_BOTH, 12, 27, 30},   {DAY_NEW_YEARS_EVE, IN_BOTH, 12, 31, 31},
    {DAY_CHRISTMAS_BREAK, IN_BOTH, 12, 20, 31}, {DAY_CHRISTMAS_BREAK, IN_BOTH, 1, 1, 4},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

struct finding {
    const struct day_rules *rules;
    struct date date;
    struct civil civil;
    int weekday;
    bool found[DAY_REASONS];
    struct str labels[DAY_REASONS];
};

static int country_bit(enum country country)
{
    switch (country) {
    case COUNTRY_NORWAY: return IN_NORWAY;
    case COUNTRY_DENMARK: return IN_DENMARK;
    }
    BUG("no such country: %d", country);
}

static void find_moving(struct finding *f)
{
    int from_easter_days = f->date.days - date_easter_sunday(f->civil.year).days;
    for (size_t i = 0; i < COUNT_OF(moving); i++)
        if (moving[i].from_easter_days == from_easter_days &&
            (moving[i].countries & country_bit(f->rules->country)))
            f->found[moving[i].reason] = true;
    if (f->rules->country == COUNTRY_DENMARK && f->civil.year <= LAST_GREAT_PRAYER && from_easter_days == 26)
        f->found[DAY_GREAT_PRAYER] = true;
}

static void find_fixed(struct finding *f)
{
    for (size_t i = 0; i < COUNT_OF(fixed); i++)
        if (fixed[i].month == f->civil.month && fixed[i].first_day <= f->civil.day &&
            f->civil.day <= fixed[i].last_day && (fixed[i].countries & country_bit(f->rules->country)))
            f->found[fixed[i].reason] = true;
}

/// The day between 17 May and a weekend.
static void find_squeezed(struct finding *f)
{
    if (f->rules->country != COUNTRY_NORWAY || f->civil.month != 5)
        return;
    f->found[DAY_BEFORE_17_MAY] = f->civil.day == 16 && f->weekday == 1;
    f->found[DAY_AFTER_17_MAY] = f->civil.day == 18 && f->weekday == 5;
}

/// A break that was put in for the season replaces the default week.
static bool has_own_break(const struct day_rules *rules, enum day_reason reason, int year)
{
    for (size_t i = 0; i < rules->break_count; i++)
        if (rules->breaks[i].reason == reason && date_civil(rules->breaks[i].from).year == year)
            return true;
    return false;
}

static void find_weeks(struct finding *f)
{
    struct iso_week w = date_iso_week(f->date);
    if (w.week == f->rules->winter_week)
        f->found[DAY_WINTER_BREAK] = !has_own_break(f->rules, DAY_WINTER_BREAK, w.year);
    if (w.week == f->rules->autumn_week)
        f->found[DAY_AUTUMN_BREAK] = !has_own_break(f->rules, DAY_AUTUMN_BREAK, w.year);
    f->found[DAY_SUMMER] = w.week >= SUMMER_FIRST_WEEK && w.week <= SUMMER_LAST_WEEK;
    f->found[DAY_WEEKEND] = f->weekday >= 6;
}

static void find_local(struct finding *f)
{
    for (size_t i = 0; i < f->rules->break_count; i++) {
        const struct day_break *b = &f->rules->breaks[i];
        if (date_compare(b->from, f->date) > 0 || date_compare(f->date, b->to) > 0)
            continue;
        f->found[b->reason] = true;
        f->labels[b->reason] = b->label;
    }
}

static bool is_ignored(const struct day_rules *rules, size_t reason)
{
    return (rules->ignored >> reason) & 1;
}

struct day_rules day_rules_of(enum country country)
{
    switch (country) {
    case COUNTRY_NORWAY: return (struct day_rules){.country = country, .winter_week = 8, .autumn_week = 40};
    case COUNTRY_DENMARK: return (struct day_rules){.country = country, .winter_week = 7, .autumn_week = 42};
    }
    BUG("no such country: %d", country);
}

bool day_reason_is_public_holiday(enum day_reason reason)
{
    return reason >= DAY_NEW_YEARS_DAY && reason <= DAY_BOXING_DAY;
}

static void reason_add(struct day_reasons *reasons, const struct finding *f, size_t reason)
{
    if (!f->found[reason] || is_ignored(f->rules, reason) || reasons->count == DAY_REASONS_MOST)
        return;
    reasons->labels[reasons->count] = f->labels[reason];
    reasons->at[reasons->count++] = (enum day_reason)reason;
}

struct day_reasons day_reasons(const struct day_rules *rules, struct date date)
{
    struct finding f = {
        .rules = rules, .date = date, .civil = date_civil(date), .weekday = date_weekday(date)};
    struct day_reasons reasons = {.count = 0};
    find_moving(&f);
    find_fixed(&f);
    find_squeezed(&f);
    find_weeks(&f);
    find_local(&f);
    for (size_t reason = DAY_NEW_YEARS_DAY; reason < DAY_REASONS; reason++)
        reason_add(&reasons, &f, reason);
    reason_add(&reasons, &f, DAY_WEEKEND); // the least telling of them comes last
    return reasons;
}
