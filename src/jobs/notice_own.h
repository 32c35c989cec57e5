// SPDX-License-Identifier: EUPL-1.2
// A mail from the organisation to one person, about a matter of their own that belongs to no network. Nobody
// can switch such mails off: each answers something that the reader is a part of. (Those of calls are sent to
// who has asked for them.) For the files notice*.c
// alone.
//
//     struct notice_own m;
//     if (!notice_own_new(db, site, person, OUTBOX_KIND_PLACE, &m))
//         return false;                                          // there is no such person, or they have left
//     m.key = ...; m.subject = ...;
//     letter_says(&m.letter, ...);
//     return notice_own_add(&m);
#ifndef JOBS_NOTICE_OWN_H
#define JOBS_NOTICE_OWN_H

#include "jobs/notice_mail.h"
#include "sql/ask.h"

struct notice_own {
    struct db *db;
    const struct notice_site *site;
    struct person_id person;
    struct mail_address to;
    enum lang lang;
    enum outbox_kind kind;
    struct str key, subject;
    struct letter letter; // begins with the greeting
};

bool notice_own_new(struct db *db, const struct notice_site *site, struct person_id person,
                    enum outbox_kind kind, struct notice_own *out);
/// The end of the mail and its row; false where the event has its mail already.
bool notice_own_add(struct notice_own *m);
/// A page of ours, and the one behind an ask's link.
struct url notice_own_page(struct notice_own *m, struct url page);
struct url notice_own_ask(struct notice_own *m, const struct ask *ask);

#endif
