// SPDX-License-Identifier: EUPL-1.2
// A gathering that is called off: its topic waits for the next one, nobody hosts it any more, who was to host
// it is asked to go with the topic, and every calendar that has it is told.
//
//     if (gathering_stop(db, site, gathering, why, today)) ...      // one, by hand
//     gathering_has_stopped(db, site, gathering, today);            // a new plan has called it off
#ifndef JOBS_CALLING_OFF_H
#define JOBS_CALLING_OFF_H

#include "jobs/notice.h"

/// False where it is not planned any more: nothing is done.
bool gathering_stop(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                    struct maybe_str why, struct date today);
/// What follows.
void gathering_has_stopped(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                           struct date today);

#endif
