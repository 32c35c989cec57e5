// SPDX-License-Identifier: EUPL-1.2
// What belongs together when somebody on rotation asks their guide: the question (rotation/period.h) and its
// mails, to who is asked and back to who asked. Pages, links and the schedule call these; each works in the
// caller's transaction, in the whole.
#ifndef JOBS_GUIDING_H
#define JOBS_GUIDING_H

#include "jobs/notice.h"
#include "rotation/period.h"

enum guide_asked guiding_ask(struct db *db, const struct notice_site *site, const struct agreement *agreement,
                             struct maybe_person_id by, struct str body);
/// False: somebody has answered it already, or this one was not asked.
bool guiding_answer(struct db *db, const struct notice_site *site, const struct guide_question *question,
                    struct person_id by, struct str body);
/// Questions that nobody answered in two working days. Returns the number of mails.
int64_t guiding_turn(struct db *db, const struct notice_site *site);

#endif
