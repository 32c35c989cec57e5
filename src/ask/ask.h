// SPDX-License-Identifier: EUPL-1.2
// One small thing asked of one person, by a day. Everything that "waits for you" is a row here: on My page,
// in the weekly mail, and behind the links that answer without an account. Whoever has something to ask keeps
// no reminders of its own:
//
//     ask_put(db, &(struct ask_new){.kind = ASK_KIND_VOTE, .network = {true, n}, .person = p,
//                                   .subject = ballot.n, .due_on = ...});
//     ...
//     ask_settle(db, ASK_KIND_VOTE, ballot.n, p, ASK_STATE_DONE, now);  // they did it, wherever
//     asks_void(db, ASK_KIND_VOTE, ballot.n, now);                      // it is over for everybody
//
//     open -> done, declined    the person answered; may change it for as long as the matter is open
//     open -> lapsed            its last day is over (the schedule)
//     open -> void              the matter is over, or the person is no member any more
//     void -> open              by ask_put()
//     done, declined, lapsed -> open    by ask_put() with a higher occasion: asked anew; older links say so
//
// The invariant that every user keeps: an ask is open if and only if its subject still asks it. What the
// subject is depends on the kind; it is written beside the kind below. Whoever deletes a subject deletes its
// asks (asks_forget() of sql/ask.h): their links say that it is settled.
//
// Who is away (network/away.h) is asked like the others, and their asks wait: they are shown and mailed when
// the person is back, if they are open still.
//
// Invitations, and answers to gatherings, are no asks: they have tables of their own. Cost: a statement each.
#ifndef ASK_ASK_H
#define ASK_ASK_H

#include "sql/ask.h"

// ASK_KIND_COORDINATE   would you help coordinate? subject: the network
// ASK_KIND_HAND_OVER    your term as coordinator ends: hand over, or go on? subject: the term
// ASK_KIND_WARNING      would you look after what a rule has found? subject: the warning
// ASK_KIND_STAND_IN     would you stand in for a member who is away? subject: the stand-in; of no network
// ASK_KIND_PROPOSE      would you propose a topic? subject: the next gathering without one
// ASK_KIND_VOTE         would you vote? subject: the ballot; occasion: the number of its options
// ASK_KIND_POLL         which days can you come? subject: the poll of dates
// ASK_KIND_TASK         a line of the notes that you take; subject: the task
// ASK_KIND_HOST         would you host a gathering? subject: the hosting; occasion: see jobs/schedule_host.c
// ASK_KIND_SWAP         would you take over as its host? subject: the swap
// ASK_KIND_WELCOME      would you write to somebody who joined late? subject: their invitation
// ASK_KIND_TAKE_HOME    what do you take home? subject: the gathering
// ASK_KIND_QUESTION     a member asks the network, and you may know; subject: the question
// ASK_KIND_HANDLE_IDEA  an idea for the unit that you manage; subject: the handing; of the whole
// ASK_KIND_IDEA_ANSWER  they answered about the idea that you look after; subject: the idea; of the whole
// ASK_KIND_TAKE_IDEA    would you look after an idea that nobody does? subject: the idea
// ASK_KIND_SIGN         would you sign? subject: the agreement; occasion: the version; of no network
// ASK_KIND_WORD         what do you say, as their manager? subject: the application; of no network
// ASK_KIND_PRACTICE     is it in use where you work? subject: the practice; of no network
// ASK_KIND_CONTRIBUTE   would you tell what you know? subject: the contribution
// ASK_KIND_REVIEW       would you read it and say yes? subject: the book; occasion: rises with its versions
// ASK_KIND_GUIDE_QUESTION  somebody on rotation asks; subject: the question
// ASK_KIND_RETURN_ITEM  what the agreement says about coming home: is it done? subject: the item
// ASK_KIND_STILL_TRUE   does it still hold? subject: the book; occasion: the day on which it is due

/// Asks, if that is new. Nothing for who is no member of the network, has left, has been asked 200 things, is
/// asked this already, or has answered it on this occasion: so the schedule may call it every time. Returns
/// whether it was put.
bool ask_put(struct db *db, const struct ask_new *ask);

/// The person answered: done or declined. Nothing where they were not asked.
void ask_settle(struct db *db, enum ask_kind kind, int64_t subject, struct person_id person,
                enum ask_state state, struct instant now);

/// The same in a network, whatever the subjects: one proposal answers all that ask for one.
void ask_settle_in(struct db *db, enum ask_kind kind, struct network_id network, struct person_id person,
                   enum ask_state state, struct instant now);

/// Nobody is asked it any more.
void asks_void(struct db *db, enum ask_kind kind, int64_t subject, struct instant now);

/// What time and leaving do to the asks of a network; for the schedule.
void asks_tidy(struct db *db, struct network_id network, struct date today, struct instant now);
/// The same for those of no network.
void asks_tidy_whole(struct db *db, struct date today, struct instant now);

#endif
