// SPDX-License-Identifier: EUPL-1.2
// Tries of the last hour, and the wait that doubles.
#include "auth/throttle.h"

#include "sql/auth.h"

enum { WAIT_MOST_MINUTES = 15, DOUBLINGS_MOST = 4 };
#define WINDOW_US (60 * US_PER_MINUTE)

struct throttle throttle_of(struct db *db, struct str kind, struct str value, int free_tries)
{
    struct secret counted = secret_of(str_cat(db_arena(db), kind, value));
    return (struct throttle){token_hash(db_arena(db), counted), free_tries};
}

int64_t throttle_wait_minutes(struct db *db, const struct throttle *t, struct instant now)
{
    struct sign_in_failures f;
    if (!sign_in_failures(db, t->key, instant_plus(now, -WINDOW_US), now, &f) || f.count < t->free_tries ||
        !f.newest.is_set)
        return 0;
    int64_t doublings = f.count - t->free_tries;
    int64_t minutes = doublings >= DOUBLINGS_MOST ? WAIT_MOST_MINUTES : INT64_C(1) << doublings;
    int64_t left_us = f.newest.value.us + minutes * US_PER_MINUTE - now.us;
    return left_us > 0 ? (left_us + US_PER_MINUTE - 1) / US_PER_MINUTE : 0;
}

void throttle_count(struct db *db, const struct throttle *t, struct instant now)
{
    sign_in_failure_add(db, t->key, now);
}

void throttle_clear(struct db *db, const struct throttle *t)
{
    sign_in_failures_clear(db, t->key);
}
