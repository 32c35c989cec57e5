// SPDX-License-Identifier: EUPL-1.2
// Signing in, slowly for those who guess.
#include "auth/sign_in.h"

#include "auth/password.h"

enum { FREE_TRIES_NAME = 5, FREE_TRIES_ADDRESS = 30, WAIT_MOST_MINUTES = 15 };
#define WINDOW_US (60 * US_PER_MINUTE)

/// What tries are counted by, and how many are free.
struct counter {
    struct str key;
    int free_tries;
};

enum { COUNTERS_MOST = 2 };

static struct counter counter_of(struct db *db, struct str kind, struct str value, int free_tries)
{
    struct secret counted = secret_of(str_cat(db_arena(db), kind, value));
    return (struct counter){token_hash(db_arena(db), counted), free_tries};
}

/// The first is cleared by a right password. Returns how many there are.
static int counters_of(struct db *db, const struct sign_in_try *attempt, struct counter out[COUNTERS_MOST])
{
    if (attempt->browser.len) {
        out[0] = counter_of(db, S("browser:"), attempt->browser, FREE_TRIES_NAME);
        return 1;
    }
    out[0] = counter_of(db, S("name:"), attempt->user_name, FREE_TRIES_NAME);
    out[1] = counter_of(db, S("address:"), attempt->address, FREE_TRIES_ADDRESS);
    return 2;
}

/// Minutes from now until the next try is allowed; 0: now.
static int64_t minutes_to_wait(struct db *db, const struct counter *counter, struct instant now)
{
    struct sign_in_failures f;
    if (!sign_in_failures(db, counter->key, instant_plus(now, -WINDOW_US), now, &f) ||
        f.count < counter->free_tries || !f.newest.is_set)
        return 0;
    int64_t doublings = f.count - counter->free_tries;
    int64_t minutes = doublings >= 4 ? WAIT_MOST_MINUTES : INT64_C(1) << doublings;
    int64_t left_us = f.newest.value.us + minutes * US_PER_MINUTE - now.us;
    return left_us > 0 ? (left_us + US_PER_MINUTE - 1) / US_PER_MINUTE : 0;
}

enum sign_in sign_in_check(struct db *db, struct sign_in_try *attempt)
{
    struct counter counters[COUNTERS_MOST];
    int count = counters_of(db, attempt, counters);
    attempt->wait_minutes = 0;
    for (int i = 0; i < count; i++) {
        int64_t minutes = minutes_to_wait(db, &counters[i], attempt->now);
        attempt->wait_minutes = minutes > attempt->wait_minutes ? minutes : attempt->wait_minutes;
    }
    attempt->account = (struct maybe_account_id){0};
    attempt->hash = S("");
    struct account account;
    if (account_by_user_name(db, attempt->user_name, &account) && account.state == ACCOUNT_STATE_ACTIVE) {
        attempt->account = (struct maybe_account_id){true, account.id};
        attempt->hash = account.password.is_set ? account.password.value : S("");
    }
    return attempt->wait_minutes ? SIGN_IN_WAIT : SIGN_IN_TRY;
}

bool sign_in_verify(struct arena *arena, const struct sign_in_try *attempt)
{
    return password_verify(arena, attempt->hash, attempt->password) && attempt->account.is_set;
}

bool sign_in_done(struct db *db, struct sign_in_try *attempt, bool right)
{
    struct counter counters[COUNTERS_MOST];
    int count = counters_of(db, attempt, counters);
    struct str verified = attempt->hash;
    if (sign_in_check(db, attempt) == SIGN_IN_WAIT)
        return false;
    if (right && attempt->account.is_set && str_is(attempt->hash, verified)) {
        sign_in_failures_clear(db, counters[0].key);
        return true;
    }
    for (int i = 0; i < count; i++)
        sign_in_failure_add(db, counters[i].key, attempt->now);
    return false;
}
