// SPDX-License-Identifier: EUPL-1.2
// Topics that find their gathering, and those that were worked on.
#include "jobs/schedule_step.h"

#include "sql/network.h"
#include "topic/topic.h"

int64_t schedule_topics(struct db *db, const struct schedule_turn *turn)
{
    struct network network;
    if (!network_by_id(db, turn->network, &network) || network.state != NETWORK_STATE_RUNNING)
        return 0;
    topics_work(db, turn->network, turn->today, turn->site->now);
    topics_place(db, turn->network, turn->today);
    return 0;
}
