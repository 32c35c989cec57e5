// SPDX-License-Identifier: EUPL-1.2
// Signing in, slowly for those who guess.
#include "auth/sign_in.h"

#include "auth/password.h"
#include "auth/throttle.h"

enum { FREE_TRIES_NAME = 5, FREE_TRIES_ADDRESS = 30, COUNTERS_MOST = 2 };

/// What the try is counted by. The first is cleared by a right password. Returns how many there are.
static int counters_of(struct db *db, const struct sign_in_try *attempt, struct throttle out[COUNTERS_MOST])
{
    if (attempt->browser.len) {
        out[0] = throttle_of(db, S("browser:"), attempt->browser, FREE_TRIES_NAME);
        return 1;
    }
    out[0] = throttle_of(db, S("name:"), attempt->user_name, FREE_TRIES_NAME);
    out[1] = throttle_of(db, S("address:"), attempt->address, FREE_TRIES_ADDRESS);
    return 2;
}

enum sign_in sign_in_check(struct db *db, struct sign_in_try *attempt)
{
    struct throttle counters[COUNTERS_MOST];
    int count = counters_of(db, attempt, counters);
    attempt->wait_minutes = 0;
    for (int i = 0; i < count; i++) {
        int64_t minutes = throttle_wait_minutes(db, &counters[i], attempt->now);
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
    struct throttle counters[COUNTERS_MOST];
    int count = counters_of(db, attempt, counters);
    struct str verified = attempt->hash;
    if (sign_in_check(db, attempt) == SIGN_IN_WAIT)
        return false;
    if (right && attempt->account.is_set && str_is(attempt->hash, verified)) {
        throttle_clear(db, &counters[0]);
        return true;
    }
    for (int i = 0; i < count; i++)
        throttle_count(db, &counters[i], attempt->now);
    return false;
}
