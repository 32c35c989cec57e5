// SPDX-License-Identifier: EUPL-1.2
// What follows when a gathering is moved.
#include "jobs/moving.h"

#include "sql/ask.h"
#include "sql/ballot.h"
#include "sql/network.h"

static void end_ballot_before(struct db *db, const struct gathering *g, struct date today)
{
    struct ballot_id ballot;
    struct date last = date_plus_days(g->held_on, -MOVING_BALLOT_DAYS);
    struct date ends = date_compare(last, today) > 0 ? last : today;
    if (ballot_for_gathering(db, g->id, &ballot) && ballot_bring_forward(db, ballot, ends))
        asks_due_set(db, ASK_KIND_VOTE, ballot.n, ends);
}

void gathering_has_moved(struct db *db, const struct notice_site *site, struct gathering_id id,
                         struct date today)
{
    struct gathering g;
    if (gathering_by_id(db, id, &g))
        end_ballot_before(db, &g, today);
    notice_gathering(db, site, id);
}
