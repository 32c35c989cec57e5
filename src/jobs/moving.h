// SPDX-License-Identifier: EUPL-1.2
// A gathering that was moved: the vote on its topic ends early enough to prepare for it, and every calendar
// that has it is told.
//
//     if (gathering_edit(db, &edit) == GATHERING_MOVED)
//         gathering_has_moved(db, site, edit.id, today);
#ifndef JOBS_MOVING_H
#define JOBS_MOVING_H

#include "jobs/notice.h"

/// A ballot for it ends MOVING_BALLOT_DAYS before it at the latest; where that is over, today. Who has not
/// voted reads the new day in the weekly mail.
enum { MOVING_BALLOT_DAYS = 2 };
void gathering_has_moved(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                         struct date today);

#endif
