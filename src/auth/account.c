// SPDX-License-Identifier: EUPL-1.2
// Changes to an account's ways in.
#include "auth/account.h"

struct secret account_password_link(struct db *db, struct account_id account, struct instant now)
{
    struct secret token = token_new(db_arena(db));
    one_time_links_end(db, account);
    one_time_link_add(db, token_hash(db_arena(db), token), LINK_KIND_PASSWORD,
                      (struct maybe_account_id){true, account}, instant_plus(now, PASSWORD_LINK_LASTS_US));
    return token;
}

static void doors_close(struct db *db, struct account_id account)
{
    one_time_links_end(db, account);
    sessions_end(db, account);
}

void account_password_change(struct db *db, struct account_id account, struct str hash)
{
    account_password_set(db, account, hash);
    doors_close(db, account);
}

void account_close(struct db *db, struct account_id account)
{
    account_state_set(db, account, ACCOUNT_STATE_DISABLED);
    doors_close(db, account);
}
