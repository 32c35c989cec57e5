// SPDX-License-Identifier: EUPL-1.2
// An answer that was given in a calendar, once it is certain whose it is: recorded as if it had been given on
// the page.
//
//     struct answering a = {.gathering = g, .who = who, .answer = ANSWER_NO, .given_at = {true, stamp}};
//     switch (answering_take(db, &site, &a)) ...
//
// It does not count when the day is over, when it is to an earlier time (the sequence of the entry that asked
// for it, RFC 5546), or was written before the answer that is on record; then the giver's calendar is told
// which one holds, where it shows another and the day is still to come. A no to the kick-off is a no to the
// network, except from a member when the kick-off has moved: then it says only that the new time does not
// suit. What the person proposes or writes beside it is kept for who runs the gathering.
#ifndef JOBS_ANSWERING_H
#define JOBS_ANSWERING_H

#include "jobs/notice.h"
#include "sql/invitation.h"
#include "sql/network.h"

struct answering {
    struct gathering gathering;
    struct addressed who;
    enum answer answer; // ANSWER_NONE: it only proposes something
    struct maybe_str proposal, comment;
    struct maybe_int sequence; // of the entry that is answered, where the program says
    struct maybe_instant given_at;
};

enum answering_outcome {
    ANSWERING_DONE,
    ANSWERING_TOO_OLD, // a newer answer is on record, the time has changed since, or it is over
    ANSWERING_CLOSED,  // the invitation was withdrawn, or the network has ended
};

/// In a write transaction.
enum answering_outcome answering_take(struct db *db, const struct notice_site *site,
                                      const struct answering *a);

#endif
