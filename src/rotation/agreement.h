// SPDX-License-Identifier: EUPL-1.2
// What is agreed about a rotation: between the person, their own manager, and those who answer for the theme.
//
//     draft ──> dialogue ──> to sign ──> signed ──> running ──> ended, as planned
//                   │           │           │          └───────> ended early, with a reason
//                   └───────────┴───────────┴──────────────────> ended early: it never began
//
// A version is a text, a curve of hours (curve.h) and those who sign it. The first one is written in draft
// and dialogue. What is changed after that is version n+1: version n holds until all have signed n+1, and a
// version that nobody needs any more is dropped. A signature is of the digest that its page has shown: of
// another text, or another number, it is refused.
//
//     agreement_make(db, &application, now, &id);                     // the offer is accepted
//     agreement_write(db, &agreement, &text, now);
//     agreement_share(db, &agreement); agreement_send(db, &agreement, &rules, now);
//     switch (agreement_sign(db, &agreement, &signing)) ...
//
// When it begins, the application is placed and the theme taken; when it ends early, the theme is open again
// unless somebody else is on it. An ended one that never began leaves its application accepted: the place is
// free again, for who places reads agreements. What a version says about coming home is due when it has ended
// (home.h). Nothing is mailed from here; the ask has the agreement for its subject and the version for its
// occasion.
#ifndef ROTATION_AGREEMENT_H
#define ROTATION_AGREEMENT_H

#include "rotation/curve.h"
#include "rotation/word.h"
#include "sql/agreement.h"
#include "sql/home_again.h"

enum {
    PARTIES_LEAST = 2,
    PARTIES_MOST = 5,
    VERSIONS_MOST = 40,
    AGREEMENT_TEXT_MOST = 5000,
    RETURNS_MOST = 20
};

enum agreement_mover {
    BY_PARTIES, // who signs it, and the team
    BY_SIGNING, // the last signature
    BY_FIRST_DAY,
    BY_LAST_DAY,
    AGREEMENT_MOVERS,
};
bool agreement_may_move(enum agreement_state from, enum agreement_state to, enum agreement_mover by);

struct agreed_party {
    struct person_id person;
    enum party_role role;
};

/// What is done after coming home, and by when.
struct agreed_return {
    enum return_kind kind;
    struct str body;
    struct date due_on;
};

/// What a version says.
struct agreed {
    struct str purpose, form, cover, comes_home;
    struct stretch stretches[STRETCHES_MOST];
    size_t stretch_count;
    struct agreed_party parties[PARTIES_MOST];
    size_t party_count;
    struct agreed_return returns[RETURNS_MOST];
    size_t return_count;
};

/// How hours are counted here.
struct hours_rules {
    enum country country;
    bool closed_count;
    int64_t full_week;
};
/// The curve of what is agreed, with the person's position; points into `agreed`, the shares in db_arena().
struct curve agreement_curve(struct db *db, const struct agreed *agreed, struct maybe_person_id person,
                             const struct hours_rules *rules);

/// Version 1, out of what the application, the theme and the manager's word say; a draft. False: there is one
/// for the application already.
bool agreement_make(struct db *db, const struct application *application, struct instant now,
                    struct agreement_id *out);

/// What a version says now. False: there is no such one.
bool agreement_read(struct db *db, struct agreement_id id, int64_t number, struct agreement_version *version,
                    struct agreed *out);
/// The version that is open, else the one that holds.
int64_t agreement_number(const struct agreement *agreement);
bool agreed_same(const struct agreed *a, const struct agreed *b);

enum agreement_done {
    AGREEMENT_DONE,
    AGREEMENT_SAME,          // nothing is changed
    AGREEMENT_REFUSED,       // no such move from here
    AGREEMENT_CURVE_WRONG,   // see curve_check()
    AGREEMENT_PARTIES_WRONG, // two to five, the person among them, all at work here
    AGREEMENT_TOO_MANY,      // versions
    AGREEMENT_HOME_EARLY,    // something to do at home is due before the last day
    AGREEMENT_TOO_FULL,      // more hours than the position has, in the week that is told
};
struct agreement_answer {
    enum agreement_done done;
    enum curve_wrong wrong; // of CURVE_WRONG
    struct date week;       // of TOO_FULL: its Monday
};

/// In draft and dialogue it changes the version that is written; after that it makes version n+1, which waits
/// for signatures from now on.
struct agreement_answer agreement_write(struct db *db, const struct agreement *agreement,
                                        const struct agreed *agreed, const struct hours_rules *rules,
                                        struct instant now);
/// From draft to dialogue: those who will sign read it and say what they think.
struct agreement_answer agreement_share(struct db *db, const struct agreement *agreement);
/// From dialogue to signing.
struct agreement_answer agreement_send(struct db *db, const struct agreement *agreement,
                                       const struct hours_rules *rules, struct instant now);
/// Version n+1 is dropped, and n holds on.
struct agreement_answer agreement_drop(struct db *db, const struct agreement *agreement, struct instant now);
struct agreement_answer agreement_end(struct db *db, const struct agreement *agreement,
                                      enum end_reason reason, struct date today, struct instant now);

struct signing {
    int64_t number;
    struct str digest; // as the page showed them
    struct person_id person;
    enum sign_via via;
    struct instant now;
};
enum signed_it {
    SIGNED,
    SIGNED_ALL,      // and it holds from now on
    SIGN_OTHER_TEXT, // another version is out, or this one was dropped
    SIGN_NO_PARTY,
    SIGN_ALREADY,
};
enum signed_it agreement_sign(struct db *db, const struct agreement *agreement,
                              const struct signing *signing);

/// What a day does: what is signed begins, what is over ends. May run twice.
void agreements_turn(struct db *db, struct date today, struct instant now);

#endif
