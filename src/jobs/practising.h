// SPDX-License-Identifier: EUPL-1.2
// What belongs together when a unit takes something into use: the move (src/practice/) and the mail to who is
// asked; five a day at most to one person, the rest waits on My page. Pages, the demo and the schedule call
// these; each works in the caller's transaction, in the whole.
#ifndef JOBS_PRACTISING_H
#define JOBS_PRACTISING_H

#include "jobs/notice.h"
#include "practice/practice.h"

/// Said: the named person of the unit is asked to confirm it.
enum practice_said practising_said(struct db *db, const struct notice_site *site,
                                   const struct practice_saying *saying, struct practice_id *id);
/// Somebody else is named, and asked.
enum practice_said practising_named(struct db *db, const struct notice_site *site,
                                    const struct practice *practice, struct person_id confirmer);
/// Who is due to be asked whether it is in use still. Returns the number of mails.
int64_t practising_turn(struct db *db, const struct notice_site *site);

#endif
