// SPDX-License-Identifier: EUPL-1.2
// Accounts and their ways in.
#include "auth/account.h"

#include "i18n/collate.h"

/// The address; with a number behind it where the address was somebody else's before, who keeps the account.
static struct str user_name_for(struct db *db, struct person_id person, struct str address)
{
    struct account taken;
    if (!account_by_user_name(db, address, &taken))
        return address;
    return str_format(db_arena(db), "%.*s (%lld)", STR(address), (long long)person.n);
}

bool account_of_person(struct db *db, struct person_id person, struct instant now, struct account_id *out)
{
    struct account found;
    struct way_in_name who;
    if (!way_in_name(db, person, &who))
        return false;
    struct str address = fold(db_arena(db), who.email);
    struct maybe_person_id theirs = {true, person};
    bool is_theirs = account_by_person(db, person, &found);
    if (!is_theirs && account_by_user_name(db, address, &found) && !found.person.is_set)
        is_theirs = account_person_set(db, found.id, theirs) > 0;
    *out = found.id;
    if (is_theirs)
        return found.state == ACCOUNT_STATE_ACTIVE;
    struct str name = str_words(db_arena(db), who.given_name, who.family_name);
    return account_add(db, theirs, user_name_for(db, person, address), name, (struct maybe_str){0}, now, out);
}

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
