// SPDX-License-Identifier: EUPL-1.2
// From calendars of others to days on which nobody gathers.
#include "gathering/keep_clear.h"

#include "base/bug.h"
#include "calendar/fetch.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "i18n/text.h"

enum {
    BREAK_DAYS_LEAST = 3,
    WINTER_FIRST_WEEK = 6,
    WINTER_LAST_WEEK = 11,
    AUTUMN_FIRST_WEEK = 39,
    AUTUMN_LAST_WEEK = 43,
    HOURS_PER_DAY = 24,
};

// ---- reading ----

static enum keep_clear_problem problem_of_file(enum ical_days_result result)
{
    switch (result) {
    case ICAL_DAYS_READ: return KEEP_CLEAR_PROBLEM_NONE;
    case ICAL_DAYS_TOO_LARGE: return KEEP_CLEAR_PROBLEM_LARGE;
    case ICAL_DAYS_NO_CALENDAR: return KEEP_CLEAR_PROBLEM_NO_CALENDAR;
    case ICAL_DAYS_NONE: return KEEP_CLEAR_PROBLEM_EMPTY;
    case ICAL_DAYS_TOO_MANY: return KEEP_CLEAR_PROBLEM_MANY;
    case ICAL_DAYS_REPEATS: return KEEP_CLEAR_PROBLEM_REPEATS;
    }
    BUG("no such result: %d", (int)result);
}

static enum keep_clear_problem problem_of_address(enum fetch_result result)
{
    switch (result) {
    case FETCH_DONE: return KEEP_CLEAR_PROBLEM_NONE;
    case FETCH_NOT_SECURE: return KEEP_CLEAR_PROBLEM_INSECURE;
    case FETCH_PRIVATE: return KEEP_CLEAR_PROBLEM_PRIVATE;
    case FETCH_UNREACHABLE: return KEEP_CLEAR_PROBLEM_UNREACHABLE;
    case FETCH_REFUSED: return KEEP_CLEAR_PROBLEM_REFUSED;
    case FETCH_TOO_LARGE: return KEEP_CLEAR_PROBLEM_LARGE;
    case FETCH_TOO_MANY_REDIRECTS: return KEEP_CLEAR_PROBLEM_REDIRECTS;
    }
    BUG("no such result: %d", (int)result);
}

struct keep_clear_reading keep_clear_read(struct arena *arena, struct str ics, struct date today)
{
    struct keep_clear_reading reading;
    reading.problem =
        problem_of_file(ical_days_read(arena, ics, date_plus_days(today, -KEEP_CLEAR_BEHIND_DAYS),
                                       date_plus_days(today, KEEP_CLEAR_AHEAD_DAYS), &reading.days));
    reading.about = text_clean(arena, reading.days.refused);
    return reading;
}

struct keep_clear_reading keep_clear_fetch(struct arena *arena, struct str address, struct date today)
{
    struct fetched f = fetch(arena, address, &fetch_usual);
    if (f.result == FETCH_DONE)
        return keep_clear_read(arena, f.bytes, today);
    struct keep_clear_reading reading = {.problem = problem_of_address(f.result)};
    if (f.result == FETCH_REFUSED)
        reading.about = str_format(arena, "%ld", f.status);
    return reading;
}

// ---- keeping ----

static void days_add(struct db *db, struct keep_clear_id calendar, const struct ical_days *days)
{
    for (size_t i = 0; i < days->count; i++)
        keep_clear_day_add(db, calendar, days->at[i].first, days->at[i].last,
                           text_clean(db_arena(db), days->at[i].label));
}

void keep_clear_take(struct db *db, struct keep_clear_id calendar, const struct keep_clear_reading *reading,
                     struct instant now)
{
    if (reading->problem != KEEP_CLEAR_PROBLEM_NONE)
        keep_clear_failed(db, calendar, reading->problem, reading->about, now);
    else if (keep_clear_was_read(db, calendar, now)) { // it may be gone by now
        keep_clear_days_drop(db, calendar);
        days_add(db, calendar, &reading->days);
    }
}

static bool insert(struct db *db, struct str name, enum keep_clear_kind kind, struct maybe_str address,
                   struct keep_clear_id *id)
{
    int64_t count = 0;
    keep_clears_counted(db, &count);
    return count < KEEP_CLEAR_MOST && keep_clear_insert(db, name, kind, address, id);
}

bool keep_clear_add_file(struct db *db, struct str name, enum keep_clear_kind kind,
                         const struct keep_clear_reading *reading, struct instant now)
{
    struct keep_clear_id id;
    if (!insert(db, name, kind, (struct maybe_str){0}, &id))
        return false;
    keep_clear_take(db, id, reading, now);
    return true;
}

bool keep_clear_add_address(struct db *db, struct str name, enum keep_clear_kind kind, struct str address)
{
    struct keep_clear_id id;
    return insert(db, name, kind, (struct maybe_str){true, address}, &id);
}

void keep_clear_remove(struct db *db, struct keep_clear_id calendar)
{
    keep_clear_days_drop(db, calendar);
    keep_clear_drop(db, calendar);
}

// ---- reading anew ----

/// The next one to read, marked as tried. False: none is due.
static bool claim(struct db_pool *pool, struct arena *arena, struct instant now, struct keep_clear *out)
{
    struct keep_clear_id id;
    int64_t is_due = 0;
    struct instant since = instant_plus(now, -(US_PER_DAY / HOURS_PER_DAY * KEEP_CLEAR_EVERY_HOURS));
    struct db *db = db_begin(pool, DB_READ, arena);
    keep_clear_is_due(db, since, &is_due);
    if (db_end(db, DB_COMMIT) != DB_DONE || !is_due)
        return false;
    db = db_begin(pool, DB_WRITE, arena);
    bool is_ours = keep_clear_claim(db, since, now, &id) && keep_clear_by_id(db, id, out);
    return db_end(db, DB_COMMIT) == DB_DONE && is_ours;
}

bool keep_clear_refresh(struct db_pool *pool, struct instant now)
{
    struct arena *arena = arena_new();
    struct keep_clear calendar;
    bool is_due = claim(pool, arena, now, &calendar);
    if (is_due) {
        struct date today = wall_from_instant(now, ZONE_OSLO).date;
        struct keep_clear_reading reading = keep_clear_fetch(arena, calendar.address.value, today);
        struct db *db = db_begin(pool, DB_WRITE, arena);
        keep_clear_take(db, calendar.id, &reading, now);
        db_end(db, DB_COMMIT); // what fails here is tried again tomorrow
    }
    arena_free(arena);
    return is_due;
}

// ---- judging ----

static enum day_reason reason_of(const struct keep_clear_day *day)
{
    int week = date_iso_week(day->first_day).week, days = day->last_day.days - day->first_day.days + 1;
    if (day->kind != KEEP_CLEAR_KIND_SCHOOL || days < BREAK_DAYS_LEAST)
        return DAY_LOCAL;
    if (week >= WINTER_FIRST_WEEK && week <= WINTER_LAST_WEEK)
        return DAY_WINTER_BREAK;
    return week >= AUTUMN_FIRST_WEEK && week <= AUTUMN_LAST_WEEK ? DAY_AUTUMN_BREAK : DAY_LOCAL;
}

/// "Vinterferie (Skoleruta)"
static struct str label_of(struct arena *arena, const struct keep_clear_day *day)
{
    bool says_more = day->label.len && !str_is(day->label, day->name);
    return says_more ? str_format(arena, "%.*s (%.*s)", STR(day->label), STR(day->name)) : day->name;
}

/// No two of them have a day in common, so that there are at most as many as days, whatever the calendars
/// hold: the plan looks at each for each day that it tries.
static size_t breaks_of(struct arena *arena, const struct keep_clear_day_list *days, struct day_break *breaks)
{
    size_t count = 0;
    struct date free = date_of(1, 1, 1);
    for (size_t i = 0; i < days->count; i++) {
        const struct keep_clear_day *d = &days->at[i];
        struct date from = date_compare(d->first_day, free) > 0 ? d->first_day : free;
        if (date_compare(d->last_day, from) < 0)
            continue;
        breaks[count++] = (struct day_break){from, d->last_day, reason_of(d), label_of(arena, d)};
        free = date_plus_days(d->last_day, 1);
    }
    return count;
}

struct day_rules day_rules_in(struct db *db, struct str zone_name, struct date from, struct date to)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(zone_name, &zone);
    struct day_rules rules = day_rules_of(country_of_zone(zone));
    struct date year_begins = date_of(date_civil(from).year, 1, 1); // a break counts for its whole year
    struct date year_ends = date_of(date_civil(to).year, 12, 31);
    struct keep_clear_day_list days = keep_clear_days(db, year_begins, year_ends);
    struct day_break *breaks = NEW_ARRAY(db_arena(db), struct day_break, days.count);
    rules.break_count = breaks_of(db_arena(db), &days, breaks);
    rules.breaks = breaks;
    return rules;
}
