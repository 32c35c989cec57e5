// SPDX-License-Identifier: EUPL-1.2
// The mail to who coordinates from a day on: for how long, and the page with all that is handed over.
#ifndef JOBS_NOTICE_SERVING_H
#define JOBS_NOTICE_SERVING_H

#include "jobs/notice.h"
#include "sql/term.h"

/// Once for a term and its last day. Returns the number of mails.
int64_t notice_serving(struct db *db, const struct notice_site *site, struct network_id network,
                       const struct successor *who);

#endif
