// SPDX-License-Identifier: EUPL-1.2
// What follows when a gathering is called off.
#include "jobs/calling_off.h"

#include "gathering/hosting.h"
#include "jobs/host_asking.h"
#include "sql/gathering.h"
#include "topic/topic.h"

/// Where its topic went; the next gathering that wants a host, where it had none or the topic waits.
static bool where_to_go_on(struct db *db, const struct gathering *off, struct maybe_gathering_id topic_at,
                           struct date today, struct hosting_id *out)
{
    struct hosting_ahead_list ahead = hostings_ahead(db, off->network, today);
    for (int by_topic = topic_at.is_set; by_topic >= 0; by_topic--)
        for (size_t i = 0; i < ahead.count; i++) {
            const struct hosting_ahead *h = &ahead.at[i];
            bool is_there = !by_topic || h->gathering.n == topic_at.value.n;
            if (h->state != HOSTING_STATE_WANTED || !is_there)
                continue;
            *out = h->id;
            return true;
        }
    return false;
}

static void ask_hosts(struct db *db, const struct notice_site *site, const struct gathering *off,
                      const struct hosting_list *seats, struct maybe_gathering_id topic_at, struct date today)
{
    struct hosting_id next;
    if (!where_to_go_on(db, off, topic_at, today, &next))
        return;
    struct host_asking asking = host_asking_of(db, site, next, today);
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].person.is_set)
            host_ask_one(db, &asking, seats->at[i].person.value);
}

void gathering_has_stopped(struct db *db, const struct notice_site *site, struct gathering_id id,
                           struct date today)
{
    struct gathering off;
    struct topic topic;
    if (!gathering_by_id(db, id, &off))
        return;
    struct hosting_list seats = hostings_of(db, id); // as they were
    bool has_topic = topic_of_gathering(db, id, &topic);
    topic_free(db, id);
    topics_place(db, off.network, today);
    hostings_call_off(db, id, site->now);
    if (has_topic)
        topic_by_id(db, topic.id, &topic);
    ask_hosts(db, site, &off, &seats, has_topic ? topic.gathering : (struct maybe_gathering_id){0}, today);
    notice_gathering(db, site, id);
}

bool gathering_stop(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                    struct maybe_str why, struct date today)
{
    if (!gathering_call_off(db, gathering, why))
        return false;
    gathering_has_stopped(db, site, gathering, today);
    return true;
}
