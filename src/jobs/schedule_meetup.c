// SPDX-License-Identifier: EUPL-1.2
// What follows a gathering.
#include "gathering/takehome.h"
#include "jobs/schedule_step.h"

int64_t schedule_take_home(struct db *db, const struct schedule_turn *turn)
{
    struct wall now = wall_from_instant(turn->site->now, turn->zone);
    take_home_ask(db, turn->network, turn->today, now.minute, turn->site->now);
    return 0;
}
