// SPDX-License-Identifier: EUPL-1.2
// What an incoming mail means for invitations and the outbox.
//
//     struct incoming in;                                     // mail/receive.h, outside of any transaction
//     if (mail_receive(arena, bytes, vouched_by, &in) == INCOMING_FINE)
//         switch (incoming_take(db, &site, &in)) ...
//
// The uid of an entry is no secret: every invitee has it. So an answer to one of our gatherings counts when
// the address that it comes to was made for that person and that gathering (jobs/return_address.h), or when
// its sender is the person, or acts for the person in the same house (SENT-BY), and the mail server has
// judged the sender (mail/receive.h). Any other is laid into the tray, where a person judges it
// (jobs/tray.h). A report of delivery marks the mail whose address it comes to, and none without.
#ifndef JOBS_INCOMING_H
#define JOBS_INCOMING_H

#include "jobs/notice.h"
#include "mail/receive.h"

enum incoming_taken {
    INCOMING_ANSWERED,
    INCOMING_PROPOSED, // another time, or another person: noted for who runs the gathering
    INCOMING_TOO_OLD,  // a newer answer is on record, or the time has changed since
    INCOMING_TRAY,     // nothing vouches for it: in the tray
    INCOMING_STRANGER, // not one of our gatherings, or nobody who is asked; of the latter a copy is in the
                       // tray
    INCOMING_BOUNCED,  // the mail it is about is marked
    INCOMING_SWITCHED_OFF, // reminders or groups: what a mail program sends instead of a click
    INCOMING_IGNORED,      // a robot, or a report that changes nothing
    INCOMING_LETTER,       // for a person to read
};

/// In a write transaction.
enum incoming_taken incoming_take(struct db *db, const struct notice_site *site, const struct incoming *in);

#endif
