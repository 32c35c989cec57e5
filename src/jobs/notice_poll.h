// SPDX-License-Identifier: EUPL-1.2
// Mails about a poll of dates (gathering/poll.h): the members are asked which days they can come; who began
// it is told, when it has closed, which day is proposed.
//
//     if (poll_open(db, &wish, &id) == POLL_OPENED)
//         mails += notice_poll_asked(db, site, id);
//
// A mail that asks does not leave when it is answered before. Who has switched these off is asked in the
// weekly mail alone. As all of jobs/notice.h: in the caller's transaction, one event one mail.
#ifndef JOBS_NOTICE_POLL_H
#define JOBS_NOTICE_POLL_H

#include "jobs/notice.h"
#include "sql/poll.h"

/// Returns the number of mails.
int64_t notice_poll_asked(struct db *db, const struct notice_site *site, struct date_poll_id poll);
/// Nothing where nobody of the staff began it.
int64_t notice_poll_closed(struct db *db, const struct notice_site *site, struct date_poll_id poll);

#endif
