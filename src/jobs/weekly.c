// SPDX-License-Identifier: EUPL-1.2
// Whose week it is, and whether there is anything to say.
#include "jobs/weekly.h"

#include "calendar/workday.h"
#include "db/db.h"

enum { TUESDAY = 2, OPENS = 8 * 60, CLOSES = 16 * 60, LOOK_BACK_DAYS = 28, FIRST_DAYS = 7 };

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
        .news = weekly_news(db, reader->id, since(db, reader, now)),
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

/// From Tuesday on, so that a holiday or a server that stood still leaves nobody out.
static bool is_time(enum zone zone, struct instant now)
{
    struct wall wall = wall_from_instant(now, zone);
    return date_weekday(wall.date) >= TUESDAY && wall.minute >= OPENS && wall.minute < CLOSES &&
           workday_is(country_of_zone(zone), wall.date);
}

static void tell_asks(struct db *db, const struct weekly_mail *what, struct date today, struct instant now)
{
    for (size_t i = 0; i < what->asks.count; i++)
        if (!what->asks.at[i].told_at.is_set || is_halfway(&what->asks.at[i], today))
            ask_told(db, what->asks.at[i].id, now);
}

/// Returns whether there was a mail.
static bool reader_look(struct db *db, const struct notice_site *site, const struct weekly_reader *reader)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(reader->zone, &zone);
    if (!is_time(zone, site->now))
        return false;
    struct date today = wall_from_instant(site->now, zone).date;
    struct str week = week_of(db_arena(db), today);
    struct weekly_mail what = mail_read(db, reader, today, site->now);
    weekly_looked(db, reader->id, week);
    if (!what.has_new_asks && !what.news.count)
        return false;
    notice_weekly(db, site, reader, &what, week);
    tell_asks(db, &what, today, site->now);
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
