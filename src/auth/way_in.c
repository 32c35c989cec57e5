// SPDX-License-Identifier: EUPL-1.2
// Asking for a link, and coming in by it.
#include "auth/way_in.h"

#include "auth/account.h"
#include "auth/throttle.h"
#include "i18n/collate.h"
#include "i18n/email.h"

enum { FREE_TRIES_ADDRESS = 3, FREE_TRIES_NETWORK = 100 };

/// Clocks of two servers may differ by so much.
#define CLOCKS_APART_US US_PER_MINUTE

/// The account that is nobody in the staff list, where its user name is an address.
static void add_lone_account(struct db *db, struct str user_name, struct way_in_reader_list *readers)
{
    struct way_in_account a;
    if (!email_is_valid(db_arena(db), user_name) || !way_in_account(db, user_name, &a))
        return;
    readers->at = NEW(db_arena(db), struct way_in_reader);
    readers->at[readers->count++] = (struct way_in_reader){
        .account = {true, a.id}, .given_name = a.display_name, .email = user_name, .language = a.language};
}

enum way_in_asked way_in_ask(struct db *db, struct way_in_ask *ask, struct way_in_reader_list *readers)
{
    struct arena *arena = db_arena(db);
    struct str key = email_key(arena, ask->who), user_name = fold(arena, ask->who);
    struct throttle by_who = throttle_of(db, S("link-for:"), key, FREE_TRIES_ADDRESS);
    struct throttle by_network = throttle_of(db, S("link-from:"), ask->address, FREE_TRIES_NETWORK);
    int64_t who_waits = throttle_wait_minutes(db, &by_who, ask->now);
    int64_t network_waits = throttle_wait_minutes(db, &by_network, ask->now);
    *readers = (struct way_in_reader_list){0};
    ask->wait_minutes = who_waits > network_waits ? who_waits : network_waits;
    if (ask->wait_minutes)
        return WAY_IN_WAIT;
    throttle_count(db, &by_who, ask->now);
    throttle_count(db, &by_network, ask->now);
    *readers = way_in_people(db, key, user_name);
    if (!readers->count)
        add_lone_account(db, user_name, readers);
    return WAY_IN_ASKED;
}

struct secret way_in_link(struct db *db, const struct way_in_reader *reader, struct instant now)
{
    struct secret token = token_new(db_arena(db));
    way_in_link_add(db, token_hash(db_arena(db), token), reader->account, reader->person,
                    instant_plus(now, WAY_IN_LASTS_US));
    return token;
}

static bool link_of(struct db *db, struct secret token, struct instant now, struct one_time_link *out)
{
    return one_time_link_by_hash(db, token_hash(db_arena(db), token), now,
                                 instant_plus(now, WAY_IN_LASTS_US + CLOCKS_APART_US), out) &&
           out->purpose == LINK_KIND_SIGN_IN;
}

bool way_in_holds(struct db *db, struct secret token, struct instant now, struct way_in_reader *reader)
{
    struct one_time_link link;
    struct way_in_name p;
    struct account a;
    if (!link_of(db, token, now, &link))
        return false;
    *reader = (struct way_in_reader){.person = link.person, .account = link.account};
    if (link.person.is_set) {
        if (!way_in_name(db, link.person.value, &p))
            return false;
        reader->given_name = p.given_name;
        reader->family_name = p.family_name;
        reader->language = p.language;
        return true;
    }
    if (!link.account.is_set || !account_by_id(db, link.account.value, &a))
        return false;
    reader->given_name = a.display_name;
    reader->language = a.language;
    return a.state == ACCOUNT_STATE_ACTIVE;
}

static bool account_is_open(struct db *db, struct account_id id)
{
    struct account account;
    return account_by_id(db, id, &account) && account.state == ACCOUNT_STATE_ACTIVE;
}

bool way_in_take(struct db *db, struct secret token, struct instant now, struct account_id *account)
{
    struct one_time_link link;
    if (!link_of(db, token, now, &link) || !one_time_link_use(db, token_hash(db_arena(db), token)))
        return false;
    way_in_links_end(db, link.account, link.person);
    if (link.person.is_set)
        return account_of_person(db, link.person.value, now, account);
    *account = link.account.value;
    return link.account.is_set && account_is_open(db, *account);
}
