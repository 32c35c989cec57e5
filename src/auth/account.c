// SPDX-License-Identifier: EUPL-1.2
// Accounts and their ways in.
#include "auth/account.h"

#include "i18n/collate.h"
#include "i18n/email.h"

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

enum account_person account_person_find(struct db *db, struct str typed, struct maybe_account_id account,
                                        struct person_named *person, struct str *holder)
{
    struct person_named_list found = people_named(db, email_key(db_arena(db), typed), typed);
    struct account theirs;
    if (found.count != 1)
        return found.count ? ACCOUNT_PERSON_MANY : ACCOUNT_PERSON_NONE;
    *person = found.at[0];
    if (!account_by_person(db, person->id, &theirs))
        return ACCOUNT_PERSON_FREE;
    *holder = theirs.user_name;
    return account.is_set && account.value.n == theirs.id.n ? ACCOUNT_PERSON_OWN : ACCOUNT_PERSON_TAKEN;
}

enum account_person account_person_by_name(struct db *db, struct str user_name, struct person_named *person,
                                           struct str *holder)
{
    if (!email_is_valid(db_arena(db), user_name))
        return ACCOUNT_PERSON_NONE;
    return account_person_find(db, user_name, (struct maybe_account_id){0}, person, holder);
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

enum account_added account_new(struct db *db, struct maybe_person_id person, struct str user_name,
                               struct str display_name, struct instant now, struct account_id *out)
{
    int64_t unlisted = 0;
    if (!person.is_set)
        account_unlisted_count(db, &unlisted);
    if (unlisted >= ACCOUNTS_UNLISTED_MOST)
        return ACCOUNTS_FULL;
    return account_add(db, person, user_name, display_name, (struct maybe_str){0}, now, out)
               ? ACCOUNT_ADDED
               : ACCOUNT_NAME_TAKEN;
}
