// SPDX-License-Identifier: EUPL-1.2
// A round: who is meant to go where. Calls join it as they are published, until its first offers go out; the
// seed of its lottery is written with the first of them, before anybody has applied. A draw proposes, the
// leadership team moves by hand, and only sending makes offers of it:
//
//     placing_join(db, call, now);                                        // as the call is published
//     switch (placing_draw(db, id, program, &draft)) ...                  // seconds; only reads
//     switch (placing_keep(db, id, &draft, me, now)) ...                  // writes what was drawn
//     struct placing_table table = placing_read(db, id);                  // what is meant, and why not else
//     switch (placing_move(db, id, application, PLACING_IN, ...)) ...
//
// The draw is `tvers match` on the files that files.h makes of the store (solver.h): who has the files and
// the seed gets the same plan. What is moved by hand stays with the next draw until it is let go. An offer
// that is open, accepted or placed is held; a no of the manager, an offer that came to nothing and a call
// that is decided are ruled out: so running it again moves nobody who has a place.
//
// Hours are a week's: of a theme its hours by the weeks of its period, where both are known; of a person the
// most they have written in an application. Nothing is mailed from here; offers are jobs/rotating.h.
#ifndef PLACING_PLACING_H
#define PLACING_PLACING_H

#include "matching/match.h"
#include "sql/placing.h"

struct db;

/// The round that takes calls; a new one where there is none.
struct placing_id placing_join(struct db *db, struct call_id call, struct instant now);

// ---- what is meant ----

/// One wish, beside its row of placing_wishes().
struct placing_line {
    size_t theme;         // which of the calls
    uint32_t met, wanted; // competences
    bool is_chosen;       // the person goes there, by a draw, by hand or by an offer
    bool is_bound;        // by an offer: only the applicant moves it
    bool is_missed;       // the person would rather have had this
    enum why why;         // of one that is missed
};

struct placing_table {
    struct placing_call_list calls;
    struct placing_wish_list wishes; // by person, then as they wish
    struct placing_line *line;       // of each wish
    int64_t *week;                   // hundredths of an hour a week of each call; 0: not known
    int64_t *taken;                  // places of each call
    int64_t people, placed, firsts;
    uint64_t fit; // thousandths
    bool *blocks; // each wish: person and theme would both rather
    int64_t blocking;
};

/// In db_arena().
struct placing_table placing_read(struct db *db, struct placing_id id);

// ---- drawing ----

struct placing_draft {
    struct str digest; // of the files
    struct application_id *chosen;
    size_t count;
};

enum placing_drawn {
    PLACING_DRAWN,
    PLACING_NO_WISHES,
    PLACING_NO_SOLVER, // it could not be run, broke down, or took too long
};
/// `program` is a tvers. Takes up to ten seconds of the clock in a process of its own.
enum placing_drawn placing_draw(struct db *db, struct placing_id id, struct str program,
                                struct placing_draft *out);

enum placing_kept {
    PLACING_KEPT,
    PLACING_CHANGED, // somebody applied, answered or moved meanwhile: to be drawn again
};
enum placing_kept placing_keep(struct db *db, struct placing_id id, const struct placing_draft *draft,
                               struct maybe_account_id by, struct instant now);

// ---- by hand ----

enum placing_hand {
    PLACING_IN,    // goes there, and not elsewhere
    PLACING_OUT,   // is not to go there
    PLACING_LOOSE, // the next draw decides
};
enum placing_moved {
    PLACING_MOVED,
    PLACING_GONE,    // no such wish in the round any more
    PLACING_BOUND,   // the person has an offer, or a place
    PLACING_FULL,    // somebody has to make way first
    PLACING_WORD_NO, // their manager has said no
};
/// Whether it would be done; and what would be then, beside placing_read(): its price.
enum placing_moved placing_may_move(struct db *db, struct placing_id id, struct application_id application,
                                    enum placing_hand hand);
struct placing_table placing_read_if(struct db *db, struct placing_id id, struct application_id application,
                                     enum placing_hand hand);
enum placing_moved placing_move(struct db *db, struct placing_id id, struct application_id application,
                                enum placing_hand hand);

// ---- what comes of it ----

/// Those who are meant to get an offer and have none yet.
struct application_id_list placing_to_offer(struct db *db, struct placing_id id);

/// Before a call is decided: each application that waits keeps why it was not to be, for its applicant. How
/// much the last one in brings is told where five or more have applied.
void placing_explain(struct db *db, struct call_id call);

#endif
