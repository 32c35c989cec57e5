// SPDX-License-Identifier: EUPL-1.2
// Applying for a theme. Which way an application goes, and who moves it; every other move is refused:
//
//     draft ──> sent ──> offered ──> accepted ──> placed (its agreement runs)
//                 │  │       ├─────> declined
//                 │  │       ├─────> lapsed: its day is over
//                 │  └───────┴─────> withdrawn, with a reason
//                 └────────────────> not chosen, when the call is decided
//
// An offer that has lapsed cannot be accepted, whoever is first. Somebody may hold two offers until they
// accept one: the other is declined in the same moment. Nothing is mailed from here.
#ifndef ROTATION_APPLICATION_H
#define ROTATION_APPLICATION_H

#include "sql/rotation.h"
#include "theme/theme.h"

enum { APPLICATIONS_MOST = 300, APPLICATION_KEPT_DAYS = 90, WISHES_MOST = 9 };

enum application_mover { BY_APPLICANT, BY_CHOOSERS, BY_DAY, BY_DECIDING, BY_AGREEING, APPLICATION_MOVERS };

/// BY_CHOOSERS is the leadership team; BY_DAY the schedule; BY_DECIDING a call that is decided.
bool application_may_move(enum application_state from, enum application_state to, enum application_mover by);

struct application_words {
    struct call_id call;
    struct person_id person;
    struct str why;
    struct maybe_int hours;
    int64_t rank;   // which of their wishes, from 1; equal is equal
    bool shows_why; // to their own manager
    struct date today;
    struct instant now;
};

enum applied {
    APPLIED,
    APPLY_CLOSED, // there is no call, or its day is over
    APPLY_SENT_ALREADY,
    APPLY_TOO_MANY,
};
/// Saves the draft, and sends it where `sends`.
enum applied application_write(struct db *db, const struct application_words *words, bool sends,
                               struct application_id *out);

enum application_moved {
    APPLICATION_MOVED,
    APPLICATION_REFUSED, // no such move from here, or not by this one
    APPLICATION_LAPSED,  // the offer's day is over
    APPLICATION_WORD_NO, // their own manager has said no
    APPLICATION_STALE,   // somebody was quicker
};

enum application_moved application_withdraw(struct db *db, const struct application *a,
                                            enum withdraw_reason reason, struct instant now);
/// Until a day, the last on which the applicant may say yes. Nobody is offered what their manager has said no
/// to (word.h).
enum application_moved application_offer(struct db *db, const struct application *a, struct date until,
                                         struct date today, struct instant now);
/// Yes or no to an offer.
enum application_moved application_answer(struct db *db, const struct application *a, bool accepts,
                                          struct date today, struct instant now);

/// Its agreement runs.
void application_place(struct db *db, struct application_id id, struct instant now);

/// The call is decided: whoever still waits is not chosen.
void applications_end(struct db *db, struct call_id call, struct instant now);

/// What a day does: offers lapse, and who was not chosen is forgotten. May run twice.
void applications_turn(struct db *db, struct date today, struct instant now);

#endif
