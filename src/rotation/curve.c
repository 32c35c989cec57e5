// SPDX-License-Identifier: EUPL-1.2
// A day is worth a five-hundredth of an hour for each hundredth of its week: sums stay whole numbers.
#include "rotation/curve.h"

#include "calendar/workday.h"

enum { PARTS = 5, FULL_SHARE = 10000 };

static int64_t halves_up(int64_t a, int64_t b)
{
    return (2 * a + b) / (2 * b);
}

// ---- a day ----

static bool is_within(struct date day, struct date from, struct date to)
{
    return date_compare(day, from) >= 0 && date_compare(day, to) <= 0;
}

/// Of its week, in hundredths; none on a weekend.
static int64_t week_at(const struct curve *c, struct date day)
{
    if (date_weekday(day) > 5)
        return 0;
    for (size_t i = 0; i < c->count; i++)
        if (is_within(day, c->at[i].from, c->at[i].to))
            return c->at[i].week;
    return 0;
}

static bool is_closed(const struct curve *c, struct date day)
{
    for (size_t i = 0; i < c->leave_count; i++)
        if (is_within(day, c->leaves[i].from, c->leaves[i].to))
            return true;
    return !workday_is(c->country, day);
}

static int64_t share_at(const struct curve *c, struct date day)
{
    int64_t part = FULL_SHARE;
    for (size_t i = 0; i < c->share_count && (!i || date_compare(c->shares[i].from, day) <= 0); i++)
        part = c->shares[i].part;
    return part;
}

/// What a day adds to the sum, in five-hundredths of an hour.
static int64_t counted(const struct curve *c, struct date day)
{
    int64_t week = week_at(c, day);
    return week && (c->closed_count || !is_closed(c, day)) ? week : 0;
}

struct date curve_first(const struct curve *c)
{
    return c->at[0].from;
}

struct date curve_last(const struct curve *c)
{
    return c->at[c->count - 1].to;
}

struct date week_of(struct date day)
{
    return date_plus_days(day, 1 - date_weekday(day));
}

enum curve_wrong curve_check(const struct curve *c)
{
    if (!c->count)
        return CURVE_EMPTY;
    if (c->count > STRETCHES_MOST)
        return CURVE_TOO_MANY;
    for (size_t i = 0; i < c->count; i++) {
        if (date_compare(c->at[i].from, c->at[i].to) > 0)
            return CURVE_BACKWARDS;
        if (i && date_compare(c->at[i].from, c->at[i - 1].to) <= 0)
            return CURVE_OVERLAPS;
        if (c->at[i].week <= 0 || c->at[i].week > c->full_week)
            return CURVE_HOURS;
    }
    return curve_last(c).days - curve_first(c).days >= CURVE_DAYS_MOST ? CURVE_TOO_LONG : CURVE_RIGHT;
}

// ---- sums ----

struct curve_total curve_sum(const struct curve *c)
{
    int64_t all = 0, closed = 0, position = 0;
    for (struct date d = curve_first(c); date_compare(d, curve_last(c)) <= 0; d = date_plus_days(d, 1)) {
        int64_t part = counted(c, d);
        all += part;
        closed += is_closed(c, d) ? week_at(c, d) : 0;
        position += part ? c->full_week * share_at(c, d) : 0;
    }
    return (struct curve_total){
        .hours = halves_up(all, PARTS),
        .closed = halves_up(closed, PARTS),
        .full_weeks = halves_up(all * 100, PARTS * c->full_week),
        .percent_tenth = position ? halves_up(all * 1000 * FULL_SHARE, position) : 0,
    };
}

static int64_t parts_between(const struct curve *c, struct date from, struct date to)
{
    int64_t sum = 0;
    for (struct date d = from; date_compare(d, to) <= 0; d = date_plus_days(d, 1))
        sum += counted(c, d);
    return sum;
}

int64_t curve_hours(const struct curve *c, struct date from, struct date to)
{
    return halves_up(parts_between(c, from, to), PARTS);
}

int64_t curve_position_week(const struct curve *c, struct date monday)
{
    int64_t sum = 0;
    for (int i = 0; i < 5; i++)
        sum += c->full_week * share_at(c, date_plus_days(monday, i));
    return halves_up(sum, PARTS * FULL_SHARE);
}

// ---- what is left ----

/// The day on which so many parts are used up, from tomorrow on.
static struct maybe_date day_of(const struct curve *c, int64_t rest, struct date today)
{
    for (struct date d = date_plus_days(today, 1); date_compare(d, curve_last(c)) <= 0;
         d = date_plus_days(d, 1)) {
        rest -= counted(c, d);
        if (rest <= 0)
            return (struct maybe_date){true, d};
    }
    return (struct maybe_date){0};
}

/// The last day from which on there is room for so many.
static struct maybe_date last_start(const struct curve *c, int64_t rest)
{
    for (struct date d = curve_last(c); date_compare(d, curve_first(c)) >= 0; d = date_plus_days(d, -1)) {
        rest -= counted(c, d);
        if (rest <= 0)
            return (struct maybe_date){true, d};
    }
    return (struct maybe_date){0};
}

struct curve_rest curve_rest(const struct curve *c, int64_t used, struct date today)
{
    int64_t all = parts_between(c, curve_first(c), curve_last(c)), rest = all - used * PARTS;
    struct curve_rest r = {.rest = halves_up(all, PARTS) - used};
    if (rest <= 0)
        return r;
    r.used_up_on = day_of(c, rest, today);
    r.start_by = last_start(c, rest);
    if (!r.used_up_on.is_set)
        r.left_over = halves_up(rest - parts_between(c, date_plus_days(today, 1), curve_last(c)), PARTS);
    return r;
}
