// SPDX-License-Identifier: EUPL-1.2
// Signing in with a name and a password, and the throttling that makes guessing slow.
//
// After five wrong tries for one name within an hour, that name waits a minute, then two, four ... at most
// fifteen; an address waits after thirty. A wait is answered at once and does not say whether the name
// exists. So that nobody is locked out by strangers who guess, or by colleagues behind the same address, a
// browser in which this name has signed in before is counted by itself (OWASP, "Slow Down Online Guessing
// Attacks with Device Cookies"). Only tries that lie in the past count: a clock that is set back locks
// nobody out.
//
//     read transaction:    enum sign_in can = sign_in_check(db, &try);      // SIGN_IN_WAIT: try.wait_minutes
//     no transaction:      bool right = sign_in_verify(arena, &try);
//     write transaction:   if (sign_in_done(db, &try, right)) session_begin(...)
#ifndef AUTH_SIGN_IN_H
#define AUTH_SIGN_IN_H

#include "auth/session.h"

struct sign_in_try {
    struct str user_name; // folded
    struct secret password;
    struct str address; // where the browser is, see peer_network()
    struct str browser; // its mark, where it has one that holds for this name; see browser_mark()
    struct instant now;
    struct maybe_account_id account; // filled by sign_in_check
    struct str hash;
    int64_t wait_minutes;
};

enum sign_in { SIGN_IN_TRY, SIGN_IN_WAIT };

enum sign_in sign_in_check(struct db *db, struct sign_in_try *attempt);
bool sign_in_verify(struct arena *arena, const struct sign_in_try *attempt);
/// Writes the failure; true: a session may begin. Checks once more what may have changed while the password
/// was verified: other tries failed (attempt->wait_minutes), the account was closed, the password is another.
bool sign_in_done(struct db *db, struct sign_in_try *attempt, bool right);

#endif
