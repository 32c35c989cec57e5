// SPDX-License-Identifier: EUPL-1.2
// What happens by itself: reminders that are due, places that became free, members asked to the next
// gathering, sessions and claims that ended. Every step looks at what is there and may run at any time,
// twice, or on two servers at once. Mail is written on working days from 8 to 16 only: nobody wants a
// reminder at midnight.
#ifndef JOBS_SCHEDULE_H
#define JOBS_SCHEDULE_H

#include "jobs/notice.h"

/// In a write transaction. Returns the number of mails that were added.
int64_t schedule_run(struct db *db, const struct notice_site *site);

#endif
