// SPDX-License-Identifier: EUPL-1.2
// Whose week it is, and whether there is anything to say.
#include "jobs/weekly.h"

#include "calendar/workday.h"
#include "db/db.h"
#include "network/warning.h"
#include "sql/note.h"

enum {
    OPENS = 8 * 60,
    OPENS_AFTER = 9 * 60, // a gathering: by then its notes may be there
    CLOSES = 16 * 60,
    LOOK_BACK_DAYS = 28,
    FIRST_DAYS = 14, // what waits a week to be told, see is_worth_a_mail(), is told to them too
    HOLIDAYS_MOST = 14, // between a gathering and the next working day
    WEEK = 7
};

// ---- what a mail would say ----

/// Told already, and half of the time to its last day is over.
static bool is_halfway(const struct ask_open *a, struct date today)
{
    if (!a->due_on.is_set || !a->told_at.is_set || a->reminded_at.is_set)
        return false;
    struct date told = wall_from_instant(a->told_at.value, ZONE_OSLO).date;
    return today.days > told.days && today.days - told.days >= (a->due_on.value.days - told.days) / 2;
}

static struct instant since(struct db *db, const struct weekly_reader *reader, struct instant now)
{
    struct weekly before = {0};
    struct instant first = instant_plus(now, -FIRST_DAYS * US_PER_DAY),
                   earliest = instant_plus(now, -LOOK_BACK_DAYS * US_PER_DAY);
    weekly_of(db, reader->id, &before);
    if (!before.sent_at.is_set)
        return first;
    return instant_compare(before.sent_at.value, earliest) > 0 ? before.sent_at.value : earliest;
}

static struct weekly_mail mail_read(struct db *db, const struct weekly_reader *reader, struct date today,
                                    struct instant now)
{
    struct weekly_mail what = {
        .asks = asks_open_of(db, reader->id, today),
        .gatherings = weekly_gatherings(db, reader->id, today),
        .news = weekly_news(db, reader->id, since(db, reader, now), today),
    };
    for (size_t i = 0; i < what.asks.count; i++)
        what.has_new_asks |= !what.asks.at[i].told_at.is_set || is_halfway(&what.asks.at[i], today);
    return what;
}

// ---- whose week it is ----

static struct str week_of(struct arena *arena, struct date day)
{
    struct iso_week week = date_iso_week(day);
    return str_format(arena, "%d-W%02d", week.year, week.week);
}

static bool is_office_time(enum zone zone, struct wall now)
{
    return now.minute >= OPENS && now.minute < CLOSES && workday_is(country_of_zone(zone), now.date);
}

static struct date week_begin(struct date day)
{
    return date_plus_days(day, 1 - date_weekday(day));
}

// ---- after a gathering ----

static struct date day_after(const struct weekly_met *met)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(met->zone, &zone);
    return workday_after(country_of_zone(zone), met->held_on, 1);
}

/// The gatherings whose mail belongs into this week.
static struct weekly_met_list met_this_week(struct db *db, const struct weekly_reader *reader,
                                            struct date today)
{
    struct date monday = week_begin(today);
    struct weekly_met_list all =
        weekly_met(db, reader->id, date_plus_days(monday, -HOLIDAYS_MOST), date_plus_days(monday, WEEK - 1));
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++)
        if (week_begin(day_after(&all.at[i])).days == monday.days)
            all.at[kept++] = all.at[i];
    all.count = kept;
    return all;
}

/// The last of their days: then the mail can tell of all.
static struct date day_after_all(const struct weekly_met_list *met)
{
    struct date last = {0};
    for (size_t i = 0; i < met->count; i++) {
        struct date day = day_after(&met->at[i]);
        last = i && date_compare(last, day) > 0 ? last : day;
    }
    return last;
}

static bool is_urgent(const struct ask_open_list *asks, struct date by)
{
    for (size_t i = 0; i < asks->count; i++)
        if (!asks->at[i].told_at.is_set && asks->at[i].due_on.is_set &&
            date_compare(asks->at[i].due_on.value, by) <= 0)
            return true;
    return false;
}

/// From the weekday on, so that a holiday or a server that stood still leaves nobody out; or after what they
/// met for. Leaves in `met` only what the mail tells of.
static bool is_time(const struct weekly_reader *reader, const struct ask_open_list *asks, struct wall now,
                    struct weekly_met_list *met)
{
    struct date after = day_after_all(met);
    bool has_met = met->count > 0, is_day = date_weekday(now.date) >= reader->weekday;
    if (!has_met)
        return is_day;
    int days = date_compare(now.date, after);
    if (days > 0 || (days == 0 && now.minute >= OPENS_AFTER))
        return true;
    met->count = 0;
    return days < 0 && is_day && is_urgent(asks, after);
}

static void tell_asks(struct db *db, const struct weekly_mail *what, struct date today, struct instant now)
{
    for (size_t i = 0; i < what->asks.count; i++)
        if (!what->asks.at[i].told_at.is_set || is_halfway(&what->asks.at[i], today))
            ask_told(db, what->asks.at[i].id, now);
}

/// A warning that came up this week stands in a mail that leaves anyway: most are gone in a few days, as when dates
/// were taken so near that their host is asked at the same time.
static bool is_worth_a_mail(const struct weekly_news *news, struct instant now)
{
    struct instant old = instant_plus(now, -WARNING_MEMBERS_FIRST_DAYS * US_PER_DAY);
    return news->kind != WEEKLY_KIND_WARNING || instant_compare(news->happened_at, old) <= 0;
}

static bool says_something(struct db *db, const struct weekly_mail *what, struct instant now)
{
    size_t decided = 0;
    for (size_t i = 0; i < what->news.count; i++)
        if (is_worth_a_mail(&what->news.at[i], now))
            return true;
    for (size_t i = 0; i < what->met.count; i++)
        decided += decisions_of(db, what->met.at[i].gathering).count;
    return what->has_new_asks || decided;
}

/// Returns whether there was a mail.
static bool reader_look(struct db *db, const struct notice_site *site, const struct weekly_reader *reader)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(reader->zone, &zone);
    struct wall now = wall_from_instant(site->now, zone);
    if (!is_office_time(zone, now))
        return false;
    struct weekly_mail what = mail_read(db, reader, now.date, site->now);
    what.met = met_this_week(db, reader, now.date);
    if (!is_time(reader, &what.asks, now, &what.met))
        return false;
    struct str week = week_of(db_arena(db), now.date);
    weekly_looked(db, reader->id, week);
    if (!says_something(db, &what, site->now))
        return false;
    notice_weekly(db, site, reader, &what, week);
    tell_asks(db, &what, now.date, site->now);
    weekly_sent(db, reader->id, site->now);
    return true;
}

/// The next people behind `after`. False: nobody is left, or the database failed.
static bool some_look(struct db_pool *pool, const struct notice_site *site, struct person_id *after,
                      int64_t *mails, bool *failed)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_WRITE, arena);
    struct date today = wall_from_instant(site->now, ZONE_OSLO).date;
    struct weekly_reader_list readers = weekly_readers(db, week_of(arena, today), *after);
    int64_t written = 0;
    bool has_more = readers.count > 0;
    for (size_t i = 0; i < readers.count; i++)
        written += reader_look(db, site, &readers.at[i]);
    if (has_more)
        *after = readers.at[readers.count - 1].id;
    *failed = db_end(db, DB_COMMIT) != DB_DONE;
    *mails += *failed ? 0 : written;
    arena_free(arena);
    return has_more && !*failed;
}

bool weekly_run(struct db_pool *pool, const struct notice_site *site, int64_t *mails)
{
    struct person_id after = {0};
    bool failed = false;
    while (some_look(pool, site, &after, mails, &failed)) {
    }
    return !failed;
}
