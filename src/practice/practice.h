// SPDX-License-Identifier: EUPL-1.2
// From paper to practice: a unit says that it uses what a book says, a named person of that unit confirms it,
// and is asked after 90 and 180 days, then once a year, whether that is so still.
//
//     said ──> confirmed ──> in use <─┐ still: what changed
//                  │           │ └────┘
//                  └───────────┴──> lapsed: why
//
// Nothing is in use because nobody answered: after 14 working days the same person is asked once more, after
// 14 more the manager of the unit; then the page says since when there is no answer. Who has left
// the unit, or the unit was merged into another, is not asked; the manager is, at once. A practice that was
// said and never confirmed can be taken back, or somebody else can be named.
//
// A confirmation never comes from who wrote the book, nor from outside the unit. The unit of an author
// counts, and says so (is_own_unit). What has lapsed stays; taking it into use anew is a new row.
//
//     enum practice_said said = practice_say(db, &saying, &id);
//     switch (practice_confirm(db, &practice, me, today, now)) ...
//
// The asks have the practice as their subject. Nothing is mailed from here: jobs/practising.h does both.
#ifndef PRACTICE_PRACTICE_H
#define PRACTICE_PRACTICE_H

#include "db/db.h"
#include "sql/practice.h"

enum {
    PRACTICES_MOST = 200, // of a theme
    PRACTICE_WORDS_MOST = 500,
    PRACTICE_FIRST_DAYS = 90,
    PRACTICE_SECOND_DAYS = 180,
    PRACTICE_YEAR_DAYS = 365,
    PRACTICE_PATIENCE_WORKDAYS = 14,
};

enum practice_mover { BY_NAMED, BY_ANYBODY_ELSE, PRACTICE_MOVERS };
bool practice_may_move(enum practice_state from, enum practice_state to, enum practice_mover by);

struct practice_saying {
    struct theme_id theme;
    struct unit_id unit;
    struct date since;
    struct str what_for;
    struct maybe_person_id said_by;
    struct person_id confirmer;
    struct date today;
    struct instant now;
};

enum practice_said {
    PRACTICE_SAID,
    PRACTICE_TOO_EARLY,   // the theme's book is not written yet
    PRACTICE_THERE,       // this unit has it already
    PRACTICE_NOT_OF_UNIT, // who is named does not work there
    PRACTICE_IS_AUTHOR,   // who is named wrote it
    PRACTICE_TOO_MANY,
};

/// The named person is asked.
enum practice_said practice_say(struct db *db, const struct practice_saying *saying, struct practice_id *id);
/// Somebody else is named, while nothing is confirmed or the confirmer has left.
enum practice_said practice_name(struct db *db, const struct practice *practice, struct person_id confirmer,
                                 struct instant now);

enum practice_moved {
    PRACTICE_MOVED,
    PRACTICE_REFUSED, // not asked of this person, or no such move
    PRACTICE_STALE,   // it is in another state by now
};

/// By who is asked. The first one brings the theme into practice.
enum practice_moved practice_confirm(struct db *db, const struct practice *practice, struct person_id by,
                                     struct date today, struct instant now);
/// "No, we do not use it": of something that was said. Nobody is named then.
enum practice_moved practice_deny(struct db *db, const struct practice *practice, struct person_id by,
                                  struct instant now);
/// In use still, and what changed; or lapsed, and why.
enum practice_moved practice_answer(struct db *db, const struct practice *practice, struct person_id by,
                                    bool is_in_use, struct str body, struct date today, struct instant now);
/// Takes back what was never confirmed.
enum practice_moved practice_take_back(struct db *db, const struct practice *practice);

/// Whether its asks have all been in vain.
bool practice_is_unanswered(enum practice_state state, int64_t asked_times);

/// A practice that asks somebody today.
struct practice_turn_ask {
    struct practice_id practice;
    struct person_id person;
    bool is_again;
};
struct practice_turn_asks {
    struct practice_turn_ask *at;
    size_t count;
};
/// Puts the asks that are due, and gives them for their mails; in db_arena(). May run twice.
struct practice_turn_asks practices_turn(struct db *db, struct date today, struct instant now);

#endif
