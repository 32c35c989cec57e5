// SPDX-License-Identifier: EUPL-1.2
// From gatherings to the events of a feed.
#include "gathering/feed.h"

#include "calendar/ical.h"
#include "db/db.h"
#include "i18n/message.h"
#include "sql/home_again.h"
#include "url/urls.h"

/// When what the person knows of it last changed: told by mail; before that, later with every change of it.
static struct instant stamp_of(const struct feed_gathering *g)
{
    return g->told_at.is_set ? g->told_at.value : instant_plus(g->joined_at, g->version * US_PER_MINUTE);
}

/// That of the person's entry, which is never behind the gathering's.
static int64_t sequence_of(const struct feed_gathering *g)
{
    bool is_ahead = g->told_sequence.is_set && g->told_sequence.value > g->sequence;
    return is_ahead ? g->told_sequence.value : g->sequence;
}

static struct calendar_event event_of(struct arena *arena, const struct feed_question *q,
                                      const struct feed_gathering *g)
{
    struct calendar_event event = {
        .uid = g->uid,
        .sequence = (int)sequence_of(g),
        .stamp = stamp_of(g),
        .starts = wall_at(g->held_on, g->start_minute),
        .ends = wall_at(g->held_on, g->end_minute),
        .summary =
            TEXT(arena, q->lang, MSG_mail_calendar_summary, arg_str(g->title), arg_str(g->network_name)),
        .location = g->place,
        .description = g->about,
        .url = url_text(url_absolute(arena, q->public_url, url_gathering_show(arena, g->id))),
        .category = g->network_name,
        .status = g->state == GATHERING_STATE_CANCELLED ? CALENDAR_CANCELLED : CALENDAR_CONFIRMED,
    };
    zone_by_name(g->zone, &event.zone);
    return event;
}

/// Where the addresses of the site begin, without https://.
static struct str host_of(struct str public_url)
{
    size_t scheme = str_find_str(public_url, S("://"), 0);
    return scheme < public_url.len ? str_slice(public_url, scheme + 3, public_url.len) : public_url;
}

/// A whole day: it has no hour, and is gone when it is settled.
static struct calendar_event home_event(struct arena *arena, const struct feed_question *q,
                                        const struct return_day *r)
{
    struct url page = url_return_show(arena, r->agreement, r->id);
    return (struct calendar_event){
        .uid = str_format(arena, "return-%lld@%.*s", (long long)r->id.n, STR(host_of(q->public_url))),
        .stamp = wall_instant((struct wall){r->due_on, 0}, ZONE_OSLO), // the same store gives the same bytes
        .starts = {r->due_on, 0},
        .ends = {r->due_on, 0},
        .all_day = true,
        .summary = TEXT(arena, q->lang, MSG_ask_return_item, arg_str(r->theme_title)),
        .url = url_text(url_absolute(arena, q->public_url, page)),
        .status = CALENDAR_CONFIRMED,
    };
}

struct str feed_write(struct db *db, const struct feed_question *q)
{
    struct arena *arena = db_arena(db);
    struct feed_gathering_list rows =
        feed_gatherings(db, q->person, date_plus_days(q->today, -FEED_BACK_DAYS),
                        date_plus_days(q->today, -FEED_CANCELLED_DAYS));
    struct return_day_list home = return_days(db, q->person, date_plus_days(q->today, -FEED_BACK_DAYS));
    struct calendar_event *events = NEW_ARRAY(arena, struct calendar_event, rows.count + home.count);
    for (size_t i = 0; i < rows.count; i++)
        events[i] = event_of(arena, q, &rows.at[i]);
    for (size_t i = 0; i < home.count; i++)
        events[rows.count + i] = home_event(arena, q, &home.at[i]);
    return calendar_feed(arena, events, rows.count + home.count, q->name);
}
