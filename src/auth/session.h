// SPDX-License-Identifier: EUPL-1.2
// Who is asking. A session is a random token in the browser and its hash in the database; it ends after 8
// hours without use, 12 hours after sign-in, at sign-out, and when the account is disabled. One that began in
// the future was begun before the clock was set back: it would last until then, and is over.
//
//     struct secret token = session_begin(db, account, now);
//     struct actor who = session_actor(db, token, now);
//     if (who.is_signed_in) ...
#ifndef AUTH_SESSION_H
#define AUTH_SESSION_H

#include "auth/token.h"
#include "base/date.h"
#include "db/db.h"
#include "sql/auth.h"

struct actor {
    bool is_signed_in;
    struct account_id account;
    struct maybe_person_id person; // not set: an account that is nobody in the staff list
    struct str display_name;
    struct maybe_str language; // as chosen by the person
    enum scheme scheme;
    unsigned roles; // bit 1 << enum role
    struct instant seen_at;
    bool came_by_link; // and not by the password
};

#define SESSION_IDLE_US (8 * 60 * US_PER_MINUTE)
#define SESSION_WHOLE_US (12 * 60 * US_PER_MINUTE)
/// As much as the clocks of two servers may differ.
#define SESSION_AHEAD_US (5 * US_PER_MINUTE)

bool actor_has(const struct actor *actor, enum role role);

/// Writes. The token is for the cookie, and nowhere else.
struct secret session_begin(struct db *db, struct account_id account, struct instant now);
/// Notes that it began by a mailed link.
void session_came_by_link(struct db *db, struct secret token);
/// The actor of a token; nobody (is_signed_in false) for an unknown or ended one.
struct actor session_actor(struct db *db, struct secret token, struct instant now);
/// Writes.
void session_close(struct db *db, struct secret token);

#endif
