// SPDX-License-Identifier: EUPL-1.2
// Passwords, tokens, sessions and the throttling of sign-ins.
#include "auth/account.h"
#include "auth/password.h"
#include "auth/settings.h"
#include "auth/sign_in.h"
#include "sql/catalog.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND};

TEST("a password is kept as an argon2id string, and only the right one opens")
{
    auth_begin();
    struct str hash = password_hash(test_arena(), secret_of(S("riktig hest batteri")));
    CHECK(str_starts(hash, S("$argon2id$v=19$m=19456,t=2,p=1$")));
    CHECK(password_verify(test_arena(), hash, secret_of(S("riktig hest batteri"))));
    CHECK(!password_verify(test_arena(), hash, secret_of(S("feil hest batteri"))));
    CHECK(!password_verify(test_arena(), S(""), secret_of(S(""))));
}

TEST("a link says what it is for and for whom, and cannot be changed by a letter")
{
    auth_begin();
    struct key key = key_new(), other = key_new();
    struct str token = secret_reveal(link_token(test_arena(), &key, (struct link){LINK_INVITATION, 4711, 2}));
    struct link read;
    CHECK(link_read(&key, token, &read));
    CHECK(read.purpose == LINK_INVITATION && read.id == 4711 && read.generation == 2);
    CHECK(!link_read(&other, token, &read));
    for (size_t i = 0; i < token.len; i++) {
        char *changed = str_c(test_arena(), token);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK(!link_read(&key, (struct str){changed, token.len}, &read));
    }
    CHECK(!link_read(&key, str_slice(token, 0, token.len - 1), &read));
}

static struct account_id someone(struct db *db, const char *name)
{
    struct account_id id = {0};
    account_add(db, (struct maybe_person_id){0}, str_from(name), S("Kari Nordmann"), (struct maybe_str){0},
                noon, &id);
    account_role_add(db, id, ROLE_HR);
    return id;
}

ON_BOTH("a session ends after eight hours unused, and after twelve in any case")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct secret token = session_begin(db, someone(db, "kari"), noon);
    struct actor who = session_actor(db, token, instant_plus(noon, US_PER_MINUTE));
    CHECK(who.is_signed_in && actor_has(&who, ROLE_HR) && !actor_has(&who, ROLE_ADMIN));
    CHECK(!session_actor(db, token, instant_plus(noon, SESSION_IDLE_US + 1)).is_signed_in);
    CHECK(!session_actor(db, secret_of(S("guess")), noon).is_signed_in);
    session_seen(db, token_hash(test_arena(), token), instant_plus(noon, SESSION_IDLE_US));
    CHECK(session_actor(db, token, instant_plus(noon, SESSION_IDLE_US + 1)).is_signed_in);
    CHECK(!session_actor(db, token, instant_plus(noon, SESSION_WHOLE_US + 1)).is_signed_in);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("closing an account ends its sessions at once")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id = someone(db, "ola");
    struct secret token = session_begin(db, id, noon);
    account_state_set(db, id, ACCOUNT_STATE_DISABLED);
    CHECK(!session_actor(db, token, noon).is_signed_in);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("after five wrong passwords a name waits a minute, then two; others do not wait")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    someone(db, "per");
    struct sign_in_try attempt = {.user_name = S("per"), .address = S("192.0.2.7"), .now = noon};
    for (int i = 0; i < 5; i++) {
        CHECK(sign_in_check(db, &attempt) == SIGN_IN_TRY);
        CHECK(!sign_in_done(db, &attempt, false));
    }
    CHECK(sign_in_check(db, &attempt) == SIGN_IN_WAIT);
    CHECK_INT(attempt.wait_minutes, 1);
    struct sign_in_try other = {.user_name = S("pål"), .address = S("192.0.2.8"), .now = noon};
    CHECK(sign_in_check(db, &other) == SIGN_IN_TRY);
    attempt.now = instant_plus(noon, US_PER_MINUTE);
    CHECK(sign_in_check(db, &attempt) == SIGN_IN_TRY);
    CHECK(!sign_in_done(db, &attempt, false));
    CHECK(sign_in_check(db, &attempt) == SIGN_IN_WAIT);
    CHECK_INT(attempt.wait_minutes, 2);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static bool opens(struct db *db, struct secret token, struct instant now)
{
    struct one_time_link link;
    return one_time_link_by_hash(db, token_hash(test_arena(), token), now,
                                 instant_plus(now, PASSWORD_LINK_LASTS_US), &link);
}

ON_BOTH("a new password and a closed account end the links and sessions there were; a newer link ends the "
        "older ones")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id = someone(db, "eva");
    struct secret first = account_password_link(db, id, noon), second = account_password_link(db, id, noon);
    CHECK(!opens(db, first, noon));
    CHECK(opens(db, second, noon));
    struct secret session = session_begin(db, id, noon);
    account_password_change(db, id, S("$argon2id$..."));
    CHECK(!opens(db, second, noon));
    CHECK(!session_actor(db, session, noon).is_signed_in);
    struct secret third = account_password_link(db, id, noon);
    account_close(db, id);
    CHECK(!opens(db, third, noon));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a clock that is set back by half a year locks nobody out, and what was begun ahead does not last "
        "until then")
{
    struct instant ahead = instant_plus(noon, 184 * US_PER_DAY);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id = someone(db, "siri");
    struct sign_in_try attempt = {.user_name = S("siri"), .address = S("192.0.2.7"), .now = ahead};
    for (int i = 0; i < 30; i++)
        sign_in_done(db, &attempt, false);
    CHECK(sign_in_check(db, &attempt) == SIGN_IN_WAIT);
    struct secret session = session_begin(db, id, ahead), link = account_password_link(db, id, ahead);
    attempt.now = noon;
    CHECK(sign_in_check(db, &attempt) == SIGN_IN_TRY);
    CHECK(!session_actor(db, session, noon).is_signed_in);
    CHECK(!opens(db, link, noon));
    CHECK(session_actor(db, session_begin(db, id, instant_plus(noon, US_PER_MINUTE)), noon).is_signed_in);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("settings hold what was set, and what is usual where nothing is; the key is not among them")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct settings s = settings_read(db);
    CHECK_STR(s.organisation, S("Tvers"));
    CHECK_STR(s.mail_from, S("tvers@localhost"));
    CHECK(!s.contact.len && !s.demo.len && s.lang == LANG_NB && s.silo_depth == 1 && !s.mails_per_minute);
    s = (struct settings){.organisation = S("Bærum kommune"),
                          .lang = LANG_DA,
                          .mail_from = S("nettverk@kommune.example"),
                          .silo_depth = 3,
                          .mails_per_minute = 30};
    settings_write(db, &s);
    settings_write_public_url(db, S("https://tvers.example"));
    setting_add(db, S("key"), S("hemmelig"));
    s = settings_read(db);
    CHECK_STR(s.organisation, S("Bærum kommune"));
    CHECK_STR(s.public_url, S("https://tvers.example"));
    CHECK(s.lang == LANG_DA && s.silo_depth == 3 && s.mails_per_minute == 30);
    struct setting_list rows = settings_all(db);
    for (size_t i = 0; i < rows.count; i++)
        CHECK(!str_is(rows.at[i].name, S("key")));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
