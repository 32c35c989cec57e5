// SPDX-License-Identifier: EUPL-1.2
// What an incoming mail means for invitations and the outbox.
//
//     struct incoming in;                                     // mail/receive.h, outside of any transaction
//     if (mail_receive(arena, bytes, mail_from, &in) == INCOMING_FINE)
//         switch (incoming_take(db, &site, &in)) ...
//
// An answer from a calendar counts when its uid is one of our gatherings' and its attendee is invited there
// or is a member, whatever address it was sent from; whether the mail itself is genuine is for the mail
// server to judge (DKIM, SPF). It does not count when it answers an earlier time (RFC 5546: SEQUENCE), or was
// written before the answer that is on record (DTSTAMP). A no to the kick-off is a no to the network, except
// from a member when the kick-off has moved: then it says only that the new time does not suit.
#ifndef JOBS_INCOMING_H
#define JOBS_INCOMING_H

#include "jobs/notice.h"
#include "mail/receive.h"

enum incoming_taken {
    INCOMING_ANSWERED,
    INCOMING_PROPOSED,     // another time, or another person: noted for the leads
    INCOMING_TOO_OLD,      // a newer answer is on record, or the gathering has moved since
    INCOMING_STRANGER,     // not one of our gatherings, or nobody who is asked
    INCOMING_BOUNCED,      // the mail it is about is marked
    INCOMING_SWITCHED_OFF, // reminders or groups: what a mail program sends instead of a click
    INCOMING_IGNORED,      // a robot, or a report that changes nothing
    INCOMING_LETTER,       // for a person to read
};

/// In a write transaction.
enum incoming_taken incoming_take(struct db *db, const struct notice_site *site, const struct incoming *in);

#endif
