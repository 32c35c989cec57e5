// SPDX-License-Identifier: EUPL-1.2
// Home again: what the agreement says about coming home is due from the day on which it ends, and who was on
// rotation passes the theme on from then on.
//
//     due ──> done                 a debrief: when its person and their manager have both said so
//      ├────> moved                to another day, where it is due as another item
//      └────> dropped, with a reason
//
//     home_begin(db, &agreement, END_HOW_PLANNED, today);     // it has ended
//     switch (return_done(db, &item, me, today, now)) ...
//
// Only the person moves an item; their manager of now says that the debrief was held, and where there is no
// manager the person's word is enough. On its day the person is asked (My page, the weekly mail), and after
// them the manager: ASK_KIND_RETURN_ITEM. Who leaves has nothing more to do, and passes nothing on.
//
// Who came home is the *disseminator* of the theme: on its page, on their own, and found by its words. They
// end it themselves, or by leaving. Nothing is mailed from here.
#ifndef ROTATION_HOME_H
#define ROTATION_HOME_H

#include "rotation/agreement.h"
#include "sql/home_again.h"

enum { RETURN_WORDS_MOST = 500, RETURN_ITEMS_MOST = 60 };

enum return_mover { BY_HOMECOMER, BY_OWN_MANAGER, BY_OTHERS, RETURN_MOVERS };
bool return_may_move(enum return_kind kind, enum return_state from, enum return_state to,
                     enum return_mover by);

/// Who somebody is to the agreement of an item.
enum return_mover return_mover_of(struct db *db, const struct agreement *agreement,
                                  struct maybe_person_id who);

/// What the version that holds says comes due; and its person passes the theme on, where the rotation ended
/// as planned or has its book. May be called twice.
void home_begin(struct db *db, const struct agreement *agreement, enum end_how how, struct date today);

enum returned {
    RETURN_SETTLED,
    RETURN_HALF_SAID, // the other one has to say so too
    RETURN_REFUSED,   // not by this one, or no such move
    RETURN_STALE,     // it is settled already
    RETURN_DAY_WRONG, // not after today
    RETURN_TOO_MANY,  // moved too often
};

enum returned return_done(struct db *db, const struct return_item *item, struct person_id by,
                          struct date today, struct instant now);
enum returned return_move(struct db *db, const struct return_item *item, struct person_id by,
                          struct date due_on, struct date today, struct instant now);
enum returned return_drop(struct db *db, const struct return_item *item, struct person_id by,
                          struct str reason, struct date today, struct instant now);

/// The person passes the theme on no more.
void disseminator_stop(struct db *db, struct theme_id theme, struct person_id person, struct date today);

/// What a day does: whose day has come is asked; who has left is let go. May run twice.
void home_turn(struct db *db, struct date today, struct instant now);

#endif
