// SPDX-License-Identifier: EUPL-1.2
// Groups that nobody made: from ten days before a gathering on, the schedule composes them, and composes them
// anew where they no longer fit (groups/misfit.h): somebody joined, left, is away or said no.
//
//     if (!grouping_run(pool, &site, network, zone, &mails)) ...      // the schedule, every time that it looks
//
// Who sits where changes for as few people as possible (groups/draw.h), and they are told as when a
// coordinator publishes. People come first: a draft made by hand in the last week is waited for until five
// days before; after that it goes. What was published in the last three days stays as it is, but for the last
// working day before the gathering, so that nobody gets a mail for each no. Wishes are kept as they are for a
// plan by hand. Whoever was asked to the gathering within the last two days answers first.
//
// The search (two seconds at most, counted in moves) runs outside any write transaction; what it found is
// published only where nothing about the plan has changed meanwhile. Else the next turn looks again.
#ifndef JOBS_GROUPING_H
#define JOBS_GROUPING_H

#include "jobs/notice.h"

struct db_pool;

/// In transactions of its own. Adds the number of mails to *mails. False: the database failed.
bool grouping_run(struct db_pool *pool, const struct notice_site *site, struct network_id network,
                  enum zone zone, int64_t *mails);

#endif
