// SPDX-License-Identifier: EUPL-1.2
// Somebody is chosen by typing, without a script: by a name where it is one person's, among those who fit
// where it is not; and nobody learns a number or an address by it.
#include "web_site.h"

#include "people/lookup.h"
#include "sql/theme.h"
#include "web/quota.h"

static struct person_id named(struct db *db, const char *given, const char *family, const char *number)
{
    struct person_id id = {0};
    struct str email = str_format(test_arena(), "%s@kommune.example", number);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = email,
                                              .employee_id = str_from(number),
                                              .given_name = str_from(given),
                                              .family_name = str_from(family),
                                              .search_key = email,
                                              .email = email,
                                              .email_key = email,
                                              .unit = {1},
                                              .job_title = str_format(test_arena(), "Rådgiver %s", number),
                                              .education = S("master"),
                                              .hired_on = date_of(2020, 1, 1)},
                    &id);
    lookup_put(db, id, WORD_SOURCE_NAME, str_format(test_arena(), "%s %s", given, family));
    return id;
}

struct scene {
    struct web_site s;
    struct person_id liv, other_liv;
    const char *theme; // the page where the member's own is changed
    struct theme_id id;
};

static struct scene scene_on(struct db_pool *pool)
{
    struct scene c = {.s = web_site_on(pool)};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    c.liv = named(db, "liv", "dahl", "h8841");
    c.other_liv = named(db, "liv", "dahle", "h8842");
    theme_add(db, S("Regnvann"), THEME_KIND_THEME, S("Hva gjør vi med det?"), (struct maybe_unit_id){0},
              (struct maybe_person_id){true, c.s.ours.member}, instant_now(), &c.id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    c.theme = str_c(test_arena(), str_format(test_arena(), "/themes/%lld/edit", (long long)c.id.n));
    return c;
}

static struct web_answer save(const struct scene *c, const char *reference)
{
    struct str form =
        str_format(test_arena(),
                   "do=save&version=1&title=Regnvann+her&question=Hva+gj%%C3%%B8r+vi+med+regnvannet+her"
                   "&kind=theme&size=small&urgency=usual&places=1&network=0&%s",
                   reference);
    return web_ask(&c->s, &(struct web_question){
                              .target = c->theme, .session = c->s.member, .form = str_c(test_arena(), form)});
}

static int64_t reference_of(struct db_pool *pool, const struct scene *c)
{
    struct theme t = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(theme_by_id(db, c->id, &t));
    db_end(db, DB_ROLLBACK);
    return t.reference.is_set ? t.reference.value.n : 0;
}

ON_BOTH("a whole name, or the beginning that fits one person alone, chooses them")
{
    struct scene c = scene_on(pool);
    CHECK_INT(save(&c, "reference=Liv+Dahl").status, 303);
    CHECK_INT(reference_of(pool, &c), c.liv.n);
}

ON_BOTH("where several fit, they are offered with title and unit, and the one chosen is taken")
{
    struct scene c = scene_on(pool);
    struct web_answer a = save(&c, "reference=liv+da");
    CHECK_INT(a.status, 422);
    CHECK(web_says(a.body, S("Rådgiver h8841, Teknisk")) && web_says(a.body, S("Rådgiver h8842, Teknisk")));
    CHECK(web_says(a.body, S("name=\"reference-was\" value=\"liv da\"")));
    struct str form = str_format(test_arena(), "reference=liv+da&reference-was=liv+da&reference-id=%lld",
                                 (long long)c.other_liv.n);
    CHECK_INT(save(&c, str_c(test_arena(), form)).status, 303);
    CHECK_INT(reference_of(pool, &c), c.other_liv.n);
}

ON_BOTH("who was chosen before holds only as long as the name stands there")
{
    struct scene c = scene_on(pool);
    struct str form = str_format(test_arena(), "reference=Liv+Dahl&reference-was=liv+dahle&reference-id=%lld",
                                 (long long)c.other_liv.n);
    CHECK_INT(save(&c, str_c(test_arena(), form)).status, 303);
    CHECK_INT(reference_of(pool, &c), c.liv.n);
}

ON_BOTH("neither a number nor an address tells a colleague whose it is, and a page shows no address")
{
    struct scene c = scene_on(pool);
    CHECK_INT(save(&c, "reference=h8841").status, 422);
    CHECK_INT(save(&c, "reference=h8841%40kommune.example").status, 422);
    CHECK_INT(save(&c, "reference=Liv+Dahl").status, 303);
    struct str body = web_ask(&c.s, &(struct web_question){.target = c.theme, .session = c.s.member}).body;
    CHECK(web_says(body, S("value=\"liv dahl\"")) && !web_says(body, S("@kommune.example")));
}

ON_BOTH("what is offered while one types are name, title and unit, to whoever is signed in")
{
    struct scene c = scene_on(pool);
    struct web_question q = {.target = "/people/find?q=liv", .session = c.s.member};
    struct str body = web_ask(&c.s, &q).body;
    CHECK(web_says(body, S("<strong>liv dahle</strong>")) && !web_says(body, S("@kommune.example")));
    q = (struct web_question){.target = "/people/find?q=liv"};
    CHECK_INT(web_ask(&c.s, &q).status, 303);
}

ON_BOTH("nobody reads the staff list by asking for one beginning after the other; others go on")
{
    struct scene c = scene_on(pool);
    struct web_question q = {.target = "/people/find?q=liv", .session = c.s.member};
    c.s.site.finds = quota_new(3);
    for (int i = 0; i < 3; i++)
        CHECK_INT(web_ask(&c.s, &q).status, 200);
    CHECK_INT(web_ask(&c.s, &q).status, 429);
    struct web_answer form = save(&c, "reference=liv+da");
    CHECK_INT(form.status, 422);
    CHECK(web_says(form.body, S("Vent et minutt")) && !web_says(form.body, S("Rådgiver h8841")));
    q.session = c.s.hr;
    CHECK_INT(web_ask(&c.s, &q).status, 200);
    quota_free(c.s.site.finds);
}

TEST("a quota is of one minute and of one account, also where more ask than are kept")
{
    struct quota *quota = quota_new(2);
    struct instant now = {60 * US_PER_MINUTE};
    CHECK(quota_take(quota, 1, now) && quota_take(quota, 1, now) && !quota_take(quota, 1, now));
    CHECK(quota_take(quota, 2, now));
    CHECK(quota_take(quota, 1, instant_plus(now, US_PER_MINUTE)));
    for (int64_t who = 3; who < 3000; who++)
        CHECK(quota_take(quota, who, instant_plus(now, 2 * US_PER_MINUTE)));
    quota_free(quota);
}
