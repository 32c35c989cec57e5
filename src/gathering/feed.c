// SPDX-License-Identifier: EUPL-1.2
// From gatherings to the events of a feed.
#include "gathering/feed.h"

#include "calendar/ical.h"
#include "db/db.h"
#include "i18n/message.h"
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

struct str feed_write(struct db *db, const struct feed_question *q)
{
    struct arena *arena = db_arena(db);
    struct feed_gathering_list rows =
        feed_gatherings(db, q->person, date_plus_days(q->today, -FEED_BACK_DAYS),
                        date_plus_days(q->today, -FEED_CANCELLED_DAYS));
    struct calendar_event *events = NEW_ARRAY(arena, struct calendar_event, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        events[i] = event_of(arena, q, &rows.at[i]);
    return calendar_feed(arena, events, rows.count, q->name);
}
