// SPDX-License-Identifier: EUPL-1.2
// What makes guessing and asking slow: tries are counted by what they have in common (a name, a network, a
// browser), and when the free ones of an hour are used, each further one has to wait: a minute, then two,
// four ... at most fifteen.
//
//     struct throttle t = throttle_of(db, S("name:"), user_name, 5);
//     if (throttle_wait_minutes(db, &t, now)) ...                      // not yet
//     throttle_count(db, &t, now);                                     // one more
//
// What is counted is kept as a hash and for an hour. A wait does not say whether the name exists.
#ifndef AUTH_THROTTLE_H
#define AUTH_THROTTLE_H

#include "auth/token.h"
#include "base/date.h"
#include "db/db.h"

struct throttle {
    struct str key; // hash
    int free_tries;
};

struct throttle throttle_of(struct db *db, struct str kind, struct str value, int free_tries);
/// Minutes from now until the next try is allowed; 0: now.
int64_t throttle_wait_minutes(struct db *db, const struct throttle *throttle, struct instant now);
/// Writes.
void throttle_count(struct db *db, const struct throttle *throttle, struct instant now);
/// Writes: all tries are forgotten.
void throttle_clear(struct db *db, const struct throttle *throttle);

#endif
