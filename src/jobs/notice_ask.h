// SPDX-License-Identifier: EUPL-1.2
// A mail that asks one person one thing at once, with its link: for the files notice_*.c of the kinds that do
// not wait for the weekly one.
//
//     struct notice_asking a;
//     if (!notice_asking_begin(db, site, ask, &a))
//         return;                                      // it is settled meanwhile
//     letter_says(&a.letter, ...);                     // in a.letter.lang
//     notice_asking_end(db, site, &a, subject, label of the button);
//
// Its key is the ask and its generation: one ask, one mail. What has not left when the ask is settled is
// dropped (outbox_drop_done() of sql/outbox.h). One of a network comes from there, and can be switched off
// (NOTICE_KIND_QUESTION): then it is told in the weekly mail alone. One of no network comes from the
// organisation. The ask is noted as told, so that the weekly mail only reminds of it.
#ifndef JOBS_NOTICE_ASK_H
#define JOBS_NOTICE_ASK_H

#include "jobs/letter.h"
#include "jobs/notice.h"
#include "sql/ask.h"
#include "sql/network.h"

struct notice_asking {
    struct ask ask;
    struct letter letter;
    struct network network; // empty: of no network
    struct str given_name, to_name, address;
    struct url link, settings; // where the reader chooses which mails come
};

/// False: the ask is open no more, nobody is there to be written to, or they have switched such mails off.
bool notice_asking_begin(struct db *db, const struct notice_site *site, struct ask_id ask,
                         struct notice_asking *out);
/// The button, how a mail ends, and the row.
void notice_asking_end(struct db *db, const struct notice_site *site, struct notice_asking *asking,
                       struct str subject, struct str button);

/// What is asked of a unit's manager: an idea for the unit.
void notice_idea(struct db *db, const struct notice_site *site, struct ask_id ask);
/// What a member asks the network, to one who may know.
void notice_question(struct db *db, const struct notice_site *site, struct ask_id ask);

#endif
