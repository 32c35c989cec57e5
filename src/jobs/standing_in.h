// SPDX-License-Identifier: EUPL-1.2
// What somebody takes over who stands in for a member who is away (network/stand_in.h), and how it ends.
#ifndef JOBS_STANDING_IN_H
#define JOBS_STANDING_IN_H

#include "jobs/notice.h"
#include "jobs/schedule_step.h"
#include "network/stand_in.h"

/// A task of who is away: it is theirs to do now. False: it is not to be had any more.
bool standing_in_task(struct db *db, const struct stand_in *s, struct task_id task, struct instant now);

/// The mail that asks. Returns the number of mails.
int64_t notice_stand_in(struct db *db, const struct notice_site *site, struct stand_in_id id);

/// Tasks go back, hostings are wanted again, what is in their calendar is taken out. Returns the number of
/// mails.
int64_t standing_in_end(struct db *db, const struct notice_site *site, const struct stand_in *s,
                        struct date today);

/// For the schedule: it ends with the absence, or with either of the two memberships.
schedule_step schedule_stand_ins;

#endif
