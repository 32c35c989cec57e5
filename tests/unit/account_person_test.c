// SPDX-License-Identifier: EUPL-1.2
// Whom an account is in the staff list: found when an administrator makes it, shown, and put right.
#include "web_site.h"

#include "auth/account.h"

static struct maybe_person_id person_of(struct db_pool *pool, const char *user_name)
{
    struct account account = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    account_by_user_name(db, str_from(user_name), &account);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return account.person;
}

static bool is(struct maybe_person_id a, struct person_id b)
{
    return a.is_set && a.value.n == b.n;
}

static struct web_answer post(const struct web_site *s, const char *target, const char *form)
{
    return web_ask(s, &(struct web_question){.target = target, .form = form, .session = s->admin});
}

static struct person_id employee(struct db_pool *pool, const char *name)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id id = web_person(db, name);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

ON_BOTH("a new account finds its person by the name that is an address, or by what is typed; one each")
{
    struct web_site s = web_site_on(pool);
    struct person_id eli = employee(pool, "eli"), bo = employee(pool, "bo");
    CHECK_INT(post(&s, "/admin/accounts", "display_name=Eli&user_name=Eli@kommune.example&person=").status,
              200);
    CHECK(is(person_of(pool, "eli@kommune.example"), eli));
    struct web_answer taken =
        post(&s, "/admin/accounts", "display_name=Eli&user_name=eli2&person=hemmelig-eli");
    CHECK_INT(taken.status, 422);
    CHECK(web_says(taken.body, S("eli@kommune.example")));
    CHECK_INT(post(&s, "/admin/accounts", "display_name=Bo&user_name=bo&person=hemmelig-bo").status, 200);
    CHECK(is(person_of(pool, "bo"), bo));
    CHECK_INT(post(&s, "/admin/accounts", "display_name=X&user_name=x&person=ingen").status, 422);
    CHECK_INT(post(&s, "/admin/accounts", "display_name=Drift&user_name=drift&person=").status, 200);
    CHECK(!person_of(pool, "drift").is_set);
    CHECK_INT(post(&s, "/admin/accounts", "display_name=Bo&user_name=bo@kommune.example&person=").status,
              422);
}

ON_BOTH("the page shows whom each account is, and puts it right without touching what it did not change")
{
    struct web_site s = web_site_on(pool);
    struct person_id eli = employee(pool, "eli");
    struct str target = str_format(test_arena(), "/admin/accounts/%lld", (long long)s.lead_account.n);
    struct web_question page = {.target = "/admin/accounts", .session = s.admin};
    CHECK(!web_says(web_ask(&s, &page).body, S("eli Nordmann, hemmelig-eli")));
    CHECK_INT(post(&s, target.at, "do=save&role=lead&person=hemmelig-eli").status, 303);
    CHECK(is(person_of(pool, "leder"), eli));
    CHECK(web_says(web_ask(&s, &page).body, S("eli Nordmann, hemmelig-eli")));
    CHECK_INT(post(&s, target.at, "do=save&role=lead&person=hemmelig-Kari").status, 422); // has one
    CHECK(is(person_of(pool, "leder"), eli));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_person_leaves(db, eli);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&s, target.at, "do=save&role=hr&person=eli@kommune.example").status, 303);
    CHECK(is(person_of(pool, "leder"), eli));
    CHECK_INT(post(&s, target.at, "do=save&role=hr&person=").status, 303);
    CHECK(!person_of(pool, "leder").is_set);
}

ON_BOTH("who has left is refused at once: the session, the password and the mailed link")
{
    struct web_site s = web_site_on(pool);
    struct str hash = password_hash(test_arena(), secret_of(S("riktig hest batteri")));
    struct account account;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    account_by_user_name(db, S("medlem"), &account);
    account_password_set(db, account.id, hash);
    demo_person_leaves(db, s.ours.member);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/profile", .session = s.member}).status, 303);
    struct web_question sign_in = {.target = "/sign-in",
                                   .form = "user_name=medlem&password=riktig+hest+batteri"};
    CHECK_INT(web_ask(&s, &sign_in).status, 422);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/sign-in/link", .form = "who=medlem"}).status,
              303);
    db = db_begin(pool, DB_READ, test_arena());
    struct outbox_line_list mails = outbox_list(db, S(""), (struct network_id){0}, INT64_MAX);
    for (size_t i = 0; i < mails.count; i++)
        CHECK(mails.at[i].kind != OUTBOX_KIND_SIGN_IN);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}
