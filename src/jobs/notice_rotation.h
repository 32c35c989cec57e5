// SPDX-License-Identifier: EUPL-1.2
// The mails of rotations. One event, one mail, as in jobs/notice.h; each returns whether it was added.
#ifndef JOBS_NOTICE_ROTATION_H
#define JOBS_NOTICE_ROTATION_H

#include "jobs/notice.h"
#include "sql/agreement.h"
#include "sql/rotation.h"

/// To the manager who is asked for a word (rotation/word.h): what, how much, when, and a link that answers.
/// `again`: the one reminder. None where nobody is asked now.
bool notice_word(struct db *db, const struct notice_site *site, struct application_id application,
                 bool again);
/// To who has the offer of a place, with its last day.
bool notice_place(struct db *db, const struct notice_site *site, struct application_id application);
/// To who is asked to sign an agreement; each version anew. None to who is not asked now.
bool notice_sign(struct db *db, const struct notice_site *site, struct agreement_id agreement,
                 struct person_id person);
/// To who was not chosen, in the words of the team, and with what else is open.
/// That a call asks for what they bring: to whoever has asked for that.
bool notice_call(struct db *db, const struct notice_site *site, const struct call *call,
                 struct person_id person);
bool notice_decided(struct db *db, const struct notice_site *site, struct application_id application);

#endif
