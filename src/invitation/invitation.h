// SPDX-License-Identifier: EUPL-1.2
// Invitations to a network: sent to the chosen, answered, changed, withdrawn; and the waiting list behind
// them.
//
//     struct invitation_id_list fresh;
//     switch (invitations_send(db, network, now, &fresh)) ...         // then one mail each: jobs/notice.h
//     switch (invitation_answer(db, &(struct invitation_reply){id, ANSWER_YES, ...})) ...
//     while (invitation_promote(db, network, now, &offered)) ...      // and a mail to each
//
// A place in the network is taken by who said yes, and kept free for who was asked and may still answer. What
// is left goes to the waiting list, to the next one in turn. Who says yes when all is taken goes onto the
// waiting list instead. After its deadline an invitation keeps no place free, but a yes is still welcome
// while there is one.
//
// Everything runs in the caller's write transaction, and writing takes turns: two who answer at once cannot
// both get the last place. No mail leaves from here. Lists live in the arena of the transaction.
#ifndef INVITATION_INVITATION_H
#define INVITATION_INVITATION_H

#include "sql/invitation.h"
#include "sql/network.h"

enum invitations_sent {
    INVITATIONS_SENT,       // *fresh: who is invited by this very call, no one when all were before
    INVITATIONS_NOBODY,     // no candidate is chosen; that means nobody, never everybody
    INVITATIONS_NO_KICKOFF, // there is no gathering to invite to, or it is cancelled
    INVITATIONS_TOO_LATE,   // the kick-off or the day to answer by has passed
    INVITATIONS_ENDED,      // the network has ended
};

/// Invites every candidate that the rule or a person has chosen; reserves go onto the waiting list, in the
/// order in which they were named. Safe to call again: who has an invitation gets no second one. The network
/// runs from now on. Where the network says no day to answer by, it becomes 14 days from now, or two days
/// before the kick-off.
enum invitations_sent invitations_send(struct db *db, struct network_id network, struct instant now,
                                       struct invitation_id_list *fresh);

/// The day that invitations sent now would ask to answer by. False: there is no kick-off.
bool invitations_answer_by(struct db *db, const struct network *network, struct instant now,
                           struct date *out);

struct invitation_reply {
    struct invitation_id invitation;
    enum answer answer;                    // not ANSWER_NONE
    struct maybe_invitation_reason reason; // of a no; forgotten with any other answer
    enum answer_via via;
    struct instant now;
    struct maybe_instant given_at; // where it was given before now: an answer that came by mail
};

enum invitation_outcome {
    INVITATION_RECORDED,
    INVITATION_UNCHANGED, // the same answer as before: nothing to do
    INVITATION_WAITING,   // a yes, but every place is taken: on the waiting list
    INVITATION_WITHDRAWN,
    INVITATION_CLOSED,  // the network has ended
    INVITATION_UNKNOWN, // no such invitation
};

/// Records the answer, keeps the earlier ones (a hundred in all), and makes the person a member (yes) or no
/// longer one. The answer holds for the kick-off too. Afterwards a place may be free: see
/// invitation_promote().
enum invitation_outcome invitation_answer(struct db *db, const struct invitation_reply *reply);

/// Whether an offer that is made by itself would still be one: a whole working day is left to answer in
/// before the day of the kick-off. Behind it a person decides who comes later.
bool invitation_offer_matters(struct db *db, struct network_id network, struct instant now);
/// Offers one free place to the next on the waiting list. False when no place is free or nobody waits. The
/// deadline is the end of the fifth working day of the network's country from now, or two days before the
/// kick-off if that is sooner and a day away still.
bool invitation_promote(struct db *db, struct network_id network, struct instant now,
                        struct invitation_id *offered);

/// Notes that a reminder is sent now. False: it must not be, for the person has said yes or no, is not asked,
/// was invited or reminded or said maybe within 24 hours, or the deadline has passed.
bool invitation_remind(struct db *db, struct invitation_id invitation, struct instant now);
/// Whom invitation_remind() would take, for the number that is shown first.
struct invitation_id_list invitations_to_remind(struct db *db, struct network_id network, struct instant now);

enum invitation_added {
    INVITATION_ADDED,
    INVITATION_ADDED_TO_WAITING,
    INVITATION_EXISTS,
    INVITATION_NOT_POSSIBLE
};
/// One person more, also one who was withdrawn before or never a candidate; onto the waiting list when every
/// place is taken. Links of an earlier invitation stop working.
enum invitation_added invitation_add(struct db *db, struct network_id network, struct person_id person,
                                     struct instant now, struct invitation_id *out);

/// Takes an invitation back; its link stops working, and a member leaves. False when it was withdrawn before.
bool invitation_withdraw(struct db *db, struct invitation_id invitation, struct instant now);

/// How many places nobody has or is asked about; never negative.
int64_t invitation_places_free(struct db *db, struct network_id network, struct instant now);

/// The last moment of that day where the network is.
struct instant invitation_day_end(struct date day, struct str zone);

#endif
