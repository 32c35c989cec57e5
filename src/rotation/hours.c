// SPDX-License-Identifier: EUPL-1.2
#include "rotation/hours.h"

#include "calendar/workday.h"
#include "db/db.h"

enum { WEEK = 7, WORKDAYS = 5, TO_FRIDAY = 4, A_QUARTER = 4 };

bool hours_curve(struct db *db, const struct agreement *a, const struct hours_rules *rules,
                 struct agreed *agreed, struct curve *out)
{
    struct agreement_version version;
    if (!a->valid_number.is_set || !agreement_read(db, a->id, a->valid_number.value, &version, agreed))
        return false;
    *out = agreement_curve(db, agreed, a->person, rules);
    return curve_check(out) == CURVE_RIGHT;
}

// ---- the weeks ----

static struct date earlier(struct date a, struct date b)
{
    return date_compare(a, b) < 0 ? a : b;
}

static struct date later(struct date a, struct date b)
{
    return date_compare(a, b) > 0 ? a : b;
}

static bool is_closed(const struct curve *curve, struct date monday)
{
    for (int day = 0; day < WORKDAYS; day++)
        if (!workday_is(curve->country, date_plus_days(monday, day)))
            return true;
    return false;
}

static struct hours_week week_new(const struct curve *curve, struct date monday)
{
    return (struct hours_week){.monday = monday,
                               .agreed = curve_hours(curve, monday, date_plus_days(monday, WEEK - 1)),
                               .is_closed = is_closed(curve, monday)};
}

struct hours_weeks hours_weeks(struct db *db, struct agreement_id id, const struct curve *curve)
{
    struct week_hours_list told = week_hours_of(db, id);
    struct date first = week_of(curve_first(curve)), last = week_of(curve_last(curve));
    if (told.count) { // a version before this one may have begun earlier, or ended later
        first = earlier(first, told.at[0].week);
        last = later(last, told.at[told.count - 1].week);
    }
    size_t count = (size_t)(last.days - first.days) / WEEK + 1, next = 0;
    struct hours_weeks weeks = {.at = NEW_ARRAY(db_arena(db), struct hours_week, count), .count = count};
    for (size_t i = 0; i < count; i++) {
        struct date monday = date_plus_days(first, (int)i * WEEK);
        weeks.at[i] = week_new(curve, monday);
        if (next < told.count && !date_compare(told.at[next].week, monday)) {
            weeks.at[i].is_told = true;
            weeks.at[i].used = told.at[next++].used;
        }
    }
    return weeks;
}

bool hours_is_open(struct date monday, struct date today)
{
    return date_compare(monday, today) <= 0 && today.days - (monday.days + WEEK - 1) <= HOURS_OPEN_DAYS;
}

const struct hours_week *hours_untold(const struct hours_weeks *weeks, struct date today)
{
    for (size_t i = weeks->count; i > 0; i--) {
        const struct hours_week *w = &weeks->at[i - 1];
        bool is_over = date_compare(date_plus_days(w->monday, TO_FRIDAY), today) <= 0;
        if (is_over && w->agreed && !w->is_told)
            return hours_is_open(w->monday, today) ? w : NULL;
    }
    return NULL;
}

// ---- what they come to ----

static enum hours_pace pace_of(int64_t used, int64_t agreed)
{
    if (A_QUARTER * (used - agreed) >= agreed)
        return HOURS_MORE;
    return A_QUARTER * (agreed - used) >= agreed ? HOURS_LESS : HOURS_AS_AGREED;
}

struct hours_balance hours_balance(const struct hours_weeks *weeks, const struct curve *curve,
                                   struct date today)
{
    struct hours_balance b = {.agreed = curve_hours(curve, curve_first(curve), curve_last(curve)),
                              .agreed_now =
                                  curve_hours(curve, curve_first(curve), earlier(today, curve_last(curve)))};
    size_t told = 0;
    for (size_t i = weeks->count; i > 0; i--) {
        const struct hours_week *w = &weeks->at[i - 1];
        if (!w->is_told)
            continue;
        b.used += w->used;
        if (told++ < PACE_WEEKS) {
            b.last_used += w->used;
            b.last_agreed += w->agreed;
        }
    }
    if (told >= PACE_WEEKS && (b.last_used || b.last_agreed))
        b.pace = pace_of(b.last_used, b.last_agreed);
    b.rest = curve_rest(curve, b.used, today);
    return b;
}

// ---- telling one ----

static bool is_of_rotation(const struct agreement *a, const struct curve *curve, struct date monday)
{
    bool is_over = a->ended_on.is_set && date_compare(monday, a->ended_on.value) > 0;
    return date_weekday(monday) == 1 && !is_over && date_compare(monday, week_of(curve_first(curve))) >= 0 &&
           date_compare(monday, week_of(curve_last(curve))) <= 0;
}

enum hours_said hours_say(struct db *db, const struct agreement *a, const struct curve *curve,
                          const struct hours_saying *s)
{
    struct week_hours before;
    bool has_begun = a->state == AGREEMENT_STATE_RUNNING || a->state == AGREEMENT_STATE_ENDED;
    if (!a->person.is_set || !s->by.is_set || a->person.value.n != s->by.value.n)
        return HOURS_NOT_YOURS;
    if (!has_begun || !is_of_rotation(a, curve, s->week) || date_compare(s->week, s->today) > 0)
        return HOURS_NO_WEEK;
    if (!hours_is_open(s->week, s->today))
        return HOURS_TOO_LATE;
    if (s->used < 0 || s->used > WEEK_HOURS_MOST)
        return HOURS_WRONG;
    if (week_hours_on(db, a->id, s->week, &before)) {
        if (before.used == s->used && str_is(before.note, s->note))
            return HOURS_SAME;
        week_hours_keep(db, a->id, s->week);
    }
    week_hours_put(db, a->id, s->week, s->used, s->note, s->now);
    return HOURS_SAID;
}
