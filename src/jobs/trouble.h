// SPDX-License-Identifier: EUPL-1.2
// Addresses at which no mailbox is. A receiver that says so, at once or by a report afterwards, stops further
// mail to that person: going on would only teach receivers that we do not listen. It is shown where the
// person is, and ends when the staff list has another address, or somebody presses "try again". A link to
// sign in with goes all the same: it is asked for by who reads there.
//
//     trouble_note(db, mail, trouble_code(answer.text), now);    // nothing where the code means another thing
//
// A mailbox that is full, a mail that is too large or is taken for spam says nothing about the address: those
// mails are refused or bounce one by one.
#ifndef JOBS_TROUBLE_H
#define JOBS_TROUBLE_H

#include "base/date.h"
#include "sql/outbox.h"
#include "sql/trouble.h"

/// Whether a status code (RFC 3463, "5.1.1"), or without one the answer to RCPT (RFC 5321, 550), says that
/// nobody is there: 5.1.x but 5.1.7 and 5.1.8, which are about the sender, and 5.2.1, a mailbox that is
/// switched off.
bool trouble_is_told(struct str status, int code);
/// The status code at the beginning of an answer, or nothing.
struct str trouble_status(struct str answer);

/// In a transaction of the outbox. Nothing where the mail went to an address that the person has no more.
void trouble_note(struct db *db, const struct outbox_mail *mail, struct str status, int code,
                  struct instant now);

#endif
