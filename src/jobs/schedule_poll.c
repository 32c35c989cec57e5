// SPDX-License-Identifier: EUPL-1.2
// Polls of dates close at their hour, and end with their gathering.
#include "jobs/schedule_step.h"

#include "gathering/poll.h"
#include "jobs/notice_poll.h"
#include "sql/network.h"

/// It was called off, or its day has come.
static bool is_moot(struct db *db, const struct date_poll *poll, struct date today)
{
    struct gathering g;
    return !gathering_by_id(db, poll->gathering, &g) || g.state != GATHERING_STATE_PLANNED ||
           date_compare(g.held_on, today) <= 0;
}

int64_t schedule_polls(struct db *db, const struct schedule_turn *turn)
{
    struct date_poll_list polls = date_polls_alive(db, turn->network);
    int64_t mails = 0;
    for (size_t i = 0; i < polls.count; i++) {
        const struct date_poll *poll = &polls.at[i];
        if (is_moot(db, poll, turn->today))
            poll_withdraw(db, poll->id, turn->site->now);
        else if (poll_close(db, poll, turn->zone, turn->site->now))
            mails += notice_poll_closed(db, turn->site, poll->id);
    }
    return mails;
}
