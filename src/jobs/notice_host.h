// SPDX-License-Identifier: EUPL-1.2
// Mails about hosting a gathering: it is your turn; somebody asks you to take over; somebody did, or said no.
//
//     struct ask_id id;
//     if (ask_insert(db, &ask, &id))
//         mails += notice_host_asked(db, site, id, candidate);
//
// Such a mail stands for its ask and does not leave when that is answered before. Who has switched these off
// is asked in the weekly mail alone. As all of jobs/notice.h: in the caller's transaction, one event one
// mail.
#ifndef JOBS_NOTICE_HOST_H
#define JOBS_NOTICE_HOST_H

#include "jobs/notice.h"
#include "sql/ask.h"
#include "sql/hosting.h"

/// `why` it is this person's turn, in their language; returns the number of mails.
int64_t notice_host_asked(struct db *db, const struct notice_site *site, struct ask_id ask,
                          const struct host_candidate *why);
/// The one who is named in a swap. Where anybody is asked, the weekly mail tells.
int64_t notice_swap_asked(struct db *db, const struct notice_site *site, struct hosting_swap_id swap);
/// The host: somebody took over, or the one who was asked says no. By `who`.
int64_t notice_swap_answered(struct db *db, const struct notice_site *site, struct hosting_swap_id swap,
                             struct person_id who, bool is_taken_over);

#endif
