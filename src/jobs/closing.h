// SPDX-License-Identifier: EUPL-1.2
// What follows when a network ends, whether its lead ends it or its time is over: nobody is asked anything of
// it any more, votes that are open are withdrawn, and what was to come leaves calendars. All that it was
// stays to be read by those who were its members; nobody writes to it (web/handle.c), and nothing else leaves
// (jobs/outgoing.h).
#ifndef JOBS_CLOSING_H
#define JOBS_CLOSING_H

#include "jobs/notice.h"

/// In the caller's write transaction, in the part of the network. Adds the number of mails to *mails. False:
/// it does not run.
bool network_close(struct db *db, const struct notice_site *site, struct network_id network, int64_t *mails);

#endif
