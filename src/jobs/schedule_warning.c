// SPDX-License-Identifier: EUPL-1.2
// Looking at how a network does, once it has met.
#include "jobs/schedule_step.h"

#include "network/warning.h"
#include "sql/gathering.h"
#include "sql/network.h"

int64_t schedule_warnings(struct db *db, const struct schedule_turn *turn)
{
    struct network network;
    int64_t has_met = 0;
    network_has_met(db, turn->network, turn->today, &has_met);
    if (!has_met || !network_by_id(db, turn->network, &network) || network.state != NETWORK_STATE_RUNNING ||
        date_compare(network.ends_on, turn->today) < 0)
        return 0;
    struct warning_facts facts = warning_facts_read(db, turn->network, turn->today, turn->site->now);
    warnings_judge(db, turn->network, &facts, turn->site->now);
    return 0;
}
