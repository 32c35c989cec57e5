// SPDX-License-Identifier: EUPL-1.2
// Forms that make something new: sent again as they were, they make nothing more.
#include "web_site.h"

#include "sql/form.h"

static const char network_form[] = "name=Nytt+nettverk&purpose=For+%C3%A5+l%C3%A6re+av+hverandre&seats=27&"
                                   "starts_on=2026-12-01&ends_on=2028-12-01&zone=Europe/Oslo";
static const char other_form[] = "name=Enda+et+nettverk&purpose=For+%C3%A5+l%C3%A6re+av+hverandre&seats=27&"
                                 "starts_on=2026-12-01&ends_on=2028-12-01&zone=Europe/Oslo";
static const char refused_form[] = "name=Nytt+nettverk&purpose=&seats=27&starts_on=2026-12-01&"
                                   "ends_on=2028-12-01&zone=Europe/Oslo";

/// The token that forms of one page have.
static struct str page_token(const struct web_site *s)
{
    return csrf_token_new(test_arena(), &s->site.key, s->hr);
}

static struct web_answer send_as_hr(const struct web_site *s, const char *target, const char *form,
                                    struct str token)
{
    return web_ask(s,
                   &(struct web_question){.target = target, .form = form, .session = s->hr, .csrf = token});
}

static size_t network_count(const struct web_site *s)
{
    struct db *db = db_begin(s->site.pool, DB_READ, test_arena());
    size_t count = networks_all(db).count;
    db_end(db, DB_ROLLBACK);
    return count;
}

static size_t item_count(const struct web_site *s)
{
    struct db *db = db_begin(s->site.pool, DB_READ, test_arena());
    size_t count = programme_of(db, s->ours.gathering).count;
    db_end(db, DB_ROLLBACK);
    return count;
}

ON_BOTH("a network is made once, and the second time shown with what was said the first time")
{
    struct web_site s = web_site_on(pool);
    struct str token = page_token(&s);
    size_t before = network_count(&s);
    struct web_answer first = send_as_hr(&s, "/networks/new", network_form, token),
                      second = send_as_hr(&s, "/networks/new", network_form, token);
    CHECK_INT(first.status, 303);
    CHECK_INT(second.status, 303);
    CHECK(str_starts(first.location, S("/networks/")));
    CHECK_STR(second.location, first.location);
    CHECK_STR(web_answer_cookie(&second, S("__Host-said")), web_answer_cookie(&first, S("__Host-said")));
    CHECK_INT(network_count(&s), before + 1);
}

ON_BOTH("the form of another page, and one that was changed, are new ones")
{
    struct web_site s = web_site_on(pool);
    struct str token = page_token(&s);
    size_t before = network_count(&s);
    CHECK_INT(send_as_hr(&s, "/networks/new", network_form, token).status, 303);
    CHECK_INT(send_as_hr(&s, "/networks/new", other_form, token).status, 303);
    CHECK_INT(send_as_hr(&s, "/networks/new", network_form, page_token(&s)).status, 303);
    CHECK_INT(network_count(&s), before + 3);
}

ON_BOTH("a form that was refused is not taken for sent")
{
    struct web_site s = web_site_on(pool);
    struct str token = page_token(&s);
    size_t before = network_count(&s);
    CHECK_INT(send_as_hr(&s, "/networks/new", refused_form, token).status, 422);
    CHECK_INT(send_as_hr(&s, "/networks/new", refused_form, token).status, 422);
    CHECK_INT(send_as_hr(&s, "/networks/new", network_form, token).status, 303);
    CHECK_INT(network_count(&s), before + 1);
}

ON_BOTH("an item of a programme is made once, and its change, sent again, is no clash with itself")
{
    struct web_site s = web_site_on(pool);
    struct str token = page_token(&s);
    const char *form = "title=Samtale&kind=talk&start=10:00&minutes=30&place=&responsible=&exercise=none",
               *add =
                   str_format(test_arena(), "/gatherings/%lld/programme", (long long)s.ours.gathering.n).at,
               *one = str_format(test_arena(), "%s/%lld", add, (long long)s.ours.item.n).at,
               *change = str_format(test_arena(), "%s&version=1", form).at;
    size_t before = item_count(&s);
    for (int i = 0; i < 2; i++) {
        CHECK_INT(send_as_hr(&s, add, form, token).status, 303);
        CHECK_INT(send_as_hr(&s, one, change, token).status, 303);
    }
    CHECK_INT(item_count(&s), before + 1);
    CHECK_INT(send_as_hr(&s, one, change, page_token(&s)).status, 409);
}

ON_BOTH("an account is made once; its link is shown the first time only")
{
    struct web_site s = web_site_on(pool);
    const char *form = "display_name=Siri+Dahl&user_name=siri";
    struct web_question q = {.target = "/admin/accounts",
                             .form = form,
                             .session = s.admin,
                             .csrf = csrf_token_new(test_arena(), &s.site.key, s.admin)};
    struct web_answer first = web_ask(&s, &q), second = web_ask(&s, &q);
    CHECK_INT(first.status, 200);
    CHECK(web_says(first.body, S("/password/")));
    CHECK_INT(second.status, 303);
    CHECK_STR(second.location, S("/admin/accounts"));
}

ON_BOTH("what was sent is forgotten in the end")
{
    struct web_site s = web_site_on(pool);
    size_t before = network_count(&s);
    struct str token = page_token(&s);
    CHECK_INT(send_as_hr(&s, "/networks/new", network_form, token).status, 303);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    forms_forget(db, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(send_as_hr(&s, "/networks/new", network_form, token).status, 303);
    CHECK_INT(network_count(&s), before + 2);
}
