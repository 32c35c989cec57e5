// SPDX-License-Identifier: EUPL-1.2
// What happens by itself: reminders that are due, places that became free, members asked to the next
// gathering, topics that find their gathering or were worked on, groups that nobody made (jobs/grouping.h),
// sessions and claims that ended. Every step looks at what is there and may run at any time, twice, or on two
// servers at once. A place that an answer frees is offered from here alone: nobody who says no mails somebody
// else. Mail is written on working days of the network's country from 8 to 16 only: nobody wants a reminder
// at midnight or on Good Friday.
#ifndef JOBS_SCHEDULE_H
#define JOBS_SCHEDULE_H

#include "jobs/notice.h"

struct db_pool;

struct schedule {
    struct db_pool *pool;
    const struct key *key;
    struct str public_url; // of the links in mails
    struct instant now;
};

/// In write transactions of its own, one for each network: one for which the database fails (it holds more
/// than a page may read, say) is logged and left out, and the others get their mails. *mails is how many were
/// added. False: the database is gone, and the rest is left for the next time.
bool schedule_run(const struct schedule *schedule, int64_t *mails);

/// What it does for one network, whatever the hour, in the caller's write transaction. Returns the number of
/// mails.
int64_t schedule_network(struct db *db, const struct notice_site *site, struct network_id network,
                         enum zone zone);

#endif
