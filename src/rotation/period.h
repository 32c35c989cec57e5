// SPDX-License-Identifier: EUPL-1.2
// The time away: who is around somebody on rotation. A named *guide* from the leadership team answers what
// they ask within two working days; else another member of the team is asked. Never the person's own manager.
//
//     switch (guide_name(db, &agreement, person, today)) ...
//     switch (guide_ask(db, &agreement, me, body, now, &id)) ...   // jobs/guiding.h mails it
//     guide_answer(db, &question, me, body, now);
//
//     asked ──> answered        by whoever is asked; once
//
// What is asked is read by the person, the guide and the team. Nothing is mailed from here.
#ifndef ROTATION_PERIOD_H
#define ROTATION_PERIOD_H

#include "rotation/agreement.h"
#include "sql/period.h"

enum { GUIDE_WORKDAYS = 2, GUIDE_QUESTIONS_MOST = 60, GUIDE_WORDS_MOST = 2000 };

enum guide_named {
    GUIDE_NAMED,
    GUIDE_NOT_TEAM, // a guide is on the leadership team
    GUIDE_CONFLICT, // the person, or their own manager
    GUIDE_NOT_NOW,  // the agreement is not signed, or over
};
/// Questions that wait go to the new one.
enum guide_named guide_name(struct db *db, const struct agreement *agreement, struct person_id person,
                            struct date today, struct instant now);

enum guide_asked {
    GUIDE_ASKED,
    GUIDE_NOT_YOURS, // who is on rotation asks
    GUIDE_NOBODY,    // no guide is named, or they have left
    GUIDE_TOO_MANY,
    GUIDE_OVER,
};
enum guide_asked guide_ask(struct db *db, const struct agreement *agreement, struct maybe_person_id by,
                           struct str body, struct instant now, struct guide_question_id *id);

/// False: somebody has answered it already, or this one was not asked.
bool guide_answer(struct db *db, const struct guide_question *question, struct person_id by, struct str body,
                  struct instant now);

/// Questions that nobody answered in time, each with who is asked now.
struct guide_turn {
    struct guide_question_id question;
    struct person_id person;
};
struct guide_turns {
    struct guide_turn *at;
    size_t count;
};
/// In db_arena(). May run twice.
struct guide_turns guides_turn(struct db *db, struct date today, struct instant now);

#endif
