// SPDX-License-Identifier: EUPL-1.2
// What is asked at once of one person, by mail and with a link that answers: a member's question of one who
// may know, an idea of whom it was handed to. One ask, one mail, as in jobs/notice.h: its key is the ask's,
// so what has not left when the ask is settled is dropped. Questions can be switched off; then they are told
// in the weekly mail alone. The ask is noted as told, so that the weekly mail only reminds of it.
#ifndef JOBS_NOTICE_QUESTION_H
#define JOBS_NOTICE_QUESTION_H

#include "jobs/notice.h"
#include "sql/ask.h"

/// An ASK_KIND_QUESTION. None where it is settled already.
void notice_question(struct db *db, const struct notice_site *site, struct ask_id ask);
/// An ASK_KIND_HANDLE_IDEA.
void notice_idea(struct db *db, const struct notice_site *site, struct ask_id ask);

#endif
