// SPDX-License-Identifier: EUPL-1.2
// A theme: a question that nobody has unfolded yet, a closed book. Who works here proposes one, the
// leadership team decides at an intake, and what is decided stands on the shelf.
//
//     struct theme_id id;
//     switch (theme_draft(db, &words, &me, now, &id)) ...
//     switch (theme_submit(db, &theme, &me, today, now)) ...
//     switch (theme_decide(db, &theme, &decision)) ...
//
// Outside of an intake, and for what came after its deadline, only what is urgent is decided, and the log
// says so. Which moves there are is moves.h. Nothing is mailed from here.
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include "i18n/lang.h"
#include "theme/moves.h"

enum { THEMES_UNDECIDED_MOST = 50, THEME_OPEN_MOST = 500, THEME_PLACES_MOST = 9, COMPETENCES_MOST = 100 };

/// Who acts.
struct theme_actor {
    struct account_id account;
    struct maybe_person_id person;
    bool is_team;
};

enum theme_mover theme_mover_of(const struct theme *theme, const struct theme_actor *actor);

/// The proposer until it is decided, then its reference leader; the team always, but what is declined stays
/// as it was.
bool theme_may_change(const struct theme *theme, const struct theme_actor *actor);

enum theme_drafted { THEME_DRAFTED, THEME_TOO_MANY_UNDECIDED };
/// `words->id` and `version` are not read. It is of the proposer's unit.
enum theme_drafted theme_draft(struct db *db, const struct theme_words *words,
                               const struct theme_actor *actor, struct instant now, struct theme_id *out);

enum theme_submitted {
    THEME_SUBMITTED,
    THEME_NOT_YOURS,
    THEME_NO_DRAFT, // it is submitted already, or decided
};
enum theme_submitted theme_submit(struct db *db, const struct theme *theme, const struct theme_actor *actor,
                                  struct date today, struct instant now);

struct theme_decision {
    enum theme_state to; // open, parked or declined; of a parked one proposed, of a closed one parked
    struct str why;
    struct maybe_date until; // of parked
    bool is_urgent;          // it cannot wait for an intake
    struct theme_actor by;
    struct instant now;
    struct date today;
};

enum theme_decided {
    THEME_DECIDED,
    THEME_WITHOUT_WHY,       // parking and declining need a reason
    THEME_WITHOUT_REFERENCE, // an open theme has somebody who brings it home
    THEME_UNTIL_PAST,
    THEME_BETWEEN_INTAKES, // and it is not urgent
    THEME_AFTER_DEADLINE,  // of the intake that runs, and it is not urgent
    THEME_TOO_MANY_OPEN,
    THEME_DECIDED_ALREADY,
    THEME_CANNOT, // no such move, or not by this one
};
enum theme_decided theme_decide(struct db *db, const struct theme *theme, const struct theme_decision *d);

/// Whether a decision today is one of an intake: THEME_DECIDED, or what stands against it.
enum theme_decided theme_season(struct db *db, const struct theme *theme, struct date today);

/// The name of a competence in a language.
struct str competence_in(enum lang lang, struct str nb, struct str nn, struct str da, struct str en);

enum intake_added { INTAKE_ADDED, INTAKE_WRONG_ORDER, INTAKE_OVERLAPS, INTAKE_PAST };
/// The days: it opens, proposals are in, all is decided; no two overlap.
enum intake_added theme_intake_add(struct db *db, struct date opens_on, struct date deadline_on,
                                   struct date decides_on, struct date today);

#endif
