// SPDX-License-Identifier: EUPL-1.2
// What follows when a day is over.
#include "jobs/holding.h"

#include "db/db.h"
#include "sql/gathering.h"
#include "sql/hosting.h"
#include "sql/network.h"
#include "topic/topic.h"

/// What belongs to one gathering.
static void gathering_is_held(struct db *db, struct gathering_id gathering)
{
    hostings_hold(db, gathering);
}

void gatherings_hold(struct db *db, struct network_id network, struct date today, struct instant now)
{
    struct network n;
    if (!network_by_id(db, network, &n) || n.state != NETWORK_STATE_RUNNING)
        return;
    gatherings_marked_hold(db, network, today);
    topics_work(db, network, today, now);
    struct gathering_id_list over = gatherings_over(db, network, today);
    for (size_t i = 0; i < over.count; i++)
        gathering_is_held(db, over.at[i]);
}
