// SPDX-License-Identifier: EUPL-1.2
// From gatherings to the events of a feed.
#include "gathering/feed.h"

#include "calendar/ical.h"
#include "db/db.h"
#include "url/urls.h"

/// When a gathering last changed, as far as a program needs to know: later with every change of it, and the
/// same at every fetch.
static struct instant stamp_of(const struct feed_gathering *g)
{
    struct instant base = wall_instant((struct wall){date_of(2026, 1, 1), 0}, ZONE_OSLO);
    return instant_plus(base, g->version * US_PER_MINUTE);
}

static struct calendar_event event_of(struct arena *arena, const struct feed_question *q,
                                      const struct feed_gathering *g)
{
    struct calendar_event event = {
        .uid = g->uid,
        .sequence = (int)g->sequence,
        .stamp = stamp_of(g),
        .starts = {g->held_on, (int32_t)g->start_minute},
        .ends = {g->held_on, (int32_t)g->end_minute},
        .summary = g->title,
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
