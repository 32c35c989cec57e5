// SPDX-License-Identifier: EUPL-1.2
// Signing in, slowly for those who guess.
#include "auth/sign_in.h"

#include "auth/password.h"

enum { FREE_TRIES_NAME = 5, FREE_TRIES_ADDRESS = 30, WAIT_MOST_MINUTES = 15 };
#define WINDOW_US (60 * US_PER_MINUTE)

static struct str failure_key(struct db *db, struct str kind, struct str value)
{
    return token_hash(db_arena(db), secret_of(str_cat(db_arena(db), kind, value)));
}

/// Minutes from now until the next try is allowed; 0: now.
static int64_t minutes_to_wait(struct db *db, struct str key, int free_tries, struct instant now)
{
    struct sign_in_failures f;
    if (!sign_in_failures(db, key, instant_plus(now, -WINDOW_US), &f) || f.count < free_tries ||
        !f.newest.is_set)
        return 0;
    int64_t doublings = f.count - free_tries;
    int64_t minutes = doublings >= 4 ? WAIT_MOST_MINUTES : INT64_C(1) << doublings;
    int64_t left_us = f.newest.value.us + minutes * US_PER_MINUTE - now.us;
    return left_us > 0 ? (left_us + US_PER_MINUTE - 1) / US_PER_MINUTE : 0;
}

enum sign_in sign_in_check(struct db *db, struct sign_in_try *attempt)
{
    struct str by_name = failure_key(db, S("name:"), attempt->user_name);
    struct str by_address = failure_key(db, S("address:"), attempt->address);
    int64_t name = minutes_to_wait(db, by_name, FREE_TRIES_NAME, attempt->now);
    int64_t address = minutes_to_wait(db, by_address, FREE_TRIES_ADDRESS, attempt->now);
    attempt->wait_minutes = name > address ? name : address;
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
    struct str by_name = failure_key(db, S("name:"), attempt->user_name), verified = attempt->hash;
    if (sign_in_check(db, attempt) == SIGN_IN_WAIT)
        return false;
    if (right && attempt->account.is_set && str_is(attempt->hash, verified)) {
        sign_in_failures_clear(db, by_name);
        return true;
    }
    sign_in_failure_add(db, by_name, attempt->now);
    sign_in_failure_add(db, failure_key(db, S("address:"), attempt->address), attempt->now);
    return false;
}
