// SPDX-License-Identifier: EUPL-1.2
// What somebody's own manager says to an application: asked when it is sent, by a mail that needs no account,
// until a week after the call has closed.
//
//     asked ──> yes
//       │  ├──> yes, if ...
//       │  ├──> no, with a reason ──> yes, or yes if: a no can be changed
//       │  └──> no word: its last day is over, or the application is
//
// Nobody says it for another. Whom the staff list names is asked (people/manager.h); where that is nobody, or
// somebody who applies for the same or is on the leadership team, the team decides whom of those above to
// ask, and the row says who decided. So it is, too, when the one who was asked has left.
//
//     word_ask(db, &application, now);                              // as it is sent
//     switch (word_say(db, &word, me, &saying, now)) ...
//
// What was said before is kept. Nothing is mailed from here; the ask has the application for its subject.
#ifndef ROTATION_WORD_H
#define ROTATION_WORD_H

#include "rotation/call.h"
#include "sql/word.h"

enum { WORD_DAYS = 7, WORD_TERMS_MOST = 500 };

enum word_mover { BY_ASKED, BY_WORD_DAY, WORD_MOVERS };
bool word_may_move(enum word_state from, enum word_state to, enum word_mover by);

void word_ask(struct db *db, const struct application *application, struct instant now);

/// Whether the team has to decide whom to ask; and those whom it may choose, from below, in db_arena().
bool word_waits_for_team(const struct manager_word *word);
struct person_id_list word_candidates(struct db *db, const struct application *application);

enum word_placed {
    WORD_PLACED,
    WORD_PLACED_ALREADY, // or said meanwhile
    WORD_NO_CANDIDATE,   // is no manager above, or a part of the matter
};
enum word_placed word_place(struct db *db, const struct application *application, struct person_id whom,
                            struct account_id by, struct date today, struct instant now);

struct word_saying {
    enum word_state to;      // yes, yes_if or no
    struct str terms;        // of yes_if
    enum word_reason reason; // of no
};
enum word_said {
    WORD_SAID,
    WORD_REFUSED, // by somebody else, or no such move
    WORD_STALE,
};
enum word_said word_say(struct db *db, const struct manager_word *word, struct person_id by,
                        const struct word_saying *saying, struct instant now);

/// The application is over: nobody is asked any more.
void word_end(struct db *db, struct application_id application, struct instant now);

/// What a day does: words that did not come, and those of forgotten applications. May run twice.
void words_turn(struct db *db, struct date today, struct instant now);

#endif
