// SPDX-License-Identifier: EUPL-1.2
// A person written by hand, and what the next staff lists do with them.
#include "web_site.h"

#include "people/by_hand.h"
#include "people/import.h"
#include "people/lookup.h"
#include "privacy/erase.h"
#include "privacy/export.h"
#include "sql/by_hand.h"

#define HEADER "Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Stilling;Stillingsprosent;Ansatt fra\n"
#define OLA "2;Ola;Berg;ola@x.no;10;Skole;Lærer;80;1.9.2026\n"
#define IDA "77;Ida;Moe;ida@x.no;10;Skole;Rektor;100;1.8.2026\n"
#define NEW_IDA                                                                                              \
    "given_name=Ida&family_name=Moe&email=ida%40x.no&job_title=L%C3%A6rer&education=master&share=50"

static const struct date today = {20780}; // 2026-11-23

static struct web_answer post(const struct web_site *s, const char *target, const char *form)
{
    return web_ask(s, &(struct web_question){.target = target, .session = s->hr, .form = form});
}

/// The page of a person, as an answer leads to it.
static const char *edit_of(const struct web_answer *a)
{
    CHECK_INT(a->status, 303);
    struct str path = str_slice(a->location, 0, str_find(a->location, '?', 0));
    return str_c(test_arena(), str_cat(test_arena(), path, S("/edit")));
}

static void take(struct db_pool *pool, const char *rows)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct str text = str_cat(test_arena(), S(HEADER), str_from(rows));
    struct staff_list *list = staff_list_read(test_arena(), text);
    struct import_plan *plan = import_plan(test_arena(), db, list, today);
    struct import_order order = {.now = instant_now()};
    import_add(db,
               &(struct import_new){
                   .state = IMPORT_STATE_PREVIEWED, .file_name = S("list.csv"), .made_by_name = S("Ine")},
               &order.import);
    import_take(db, plan, &order);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct import_person_stored stored(struct db_pool *pool, struct str email)
{
    struct import_person_stored found = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct import_person_stored_list people = import_people_stored(db);
    for (size_t i = 0; i < people.count; i++)
        if (str_is(people.at[i].email, email))
            found = people.at[i];
    db_end(db, DB_ROLLBACK);
    return found;
}

ON_BOTH("somebody added by hand is found by name, and stays while no staff list has them")
{
    struct web_site s = web_site_on(pool);
    CHECK_INT(post(&s, "/people/new", NEW_IDA).status, 303);
    take(pool, OLA);
    struct import_person_stored ida = stored(pool, S("ida@x.no"));
    CHECK(ida.state == PERSON_STATE_ACTIVE && ida.by_hand && str_is(ida.match_key, S("m:ida@x.no")));
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(lookup_people(db, S("moe"), 10).count, 1);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH(
    "once a staff list has had them it says what they are, and they leave with it; undone, all is as before")
{
    struct web_site s = web_site_on(pool);
    post(&s, "/people/new", NEW_IDA);
    take(pool, OLA IDA);
    struct import_person_stored ida = stored(pool, S("ida@x.no"));
    CHECK(!ida.by_hand && str_is(ida.match_key, S("n:77")) && str_is(ida.job_title.value, S("Rektor")));
    take(pool, OLA);
    CHECK(stored(pool, S("ida@x.no")).state == PERSON_STATE_ENDED);
}

ON_BOTH("what is corrected by hand is kept with who wrote it, and can be read on the page")
{
    struct web_site s = web_site_on(pool);
    take(pool, OLA);
    struct import_person_stored ola = stored(pool, S("ola@x.no"));
    const char *edit =
        str_c(test_arena(), str_format(test_arena(), "/people/%lld/edit", (long long)ola.id.n));
    CHECK_INT(
        post(
            &s, edit,
            "given_name=Ola&family_name=Berge&email=ola%40x.no&employee_id=2&unit=10&job_title=Inspekt%C3%B8r"
            "&hired_on=2026-09-01&education=unknown&share=80&state=active")
            .status,
        303);
    ola = stored(pool, S("ola@x.no"));
    CHECK(str_is(ola.family_name, S("Berge")) && str_is(ola.job_title.value, S("Inspektør")) && !ola.by_hand);
    struct str body = web_ask(&s, &(struct web_question){.target = edit, .session = s.hr}).body;
    CHECK(web_says(body, S("<del>Lærer</del> → <ins>Inspektør</ins>")) && web_says(body, S(">hr</span>")));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = edit, .session = s.coordinator}).status, 403);
    take(pool, OLA);
    CHECK(str_is(stored(pool, S("ola@x.no")).job_title.value, S("Lærer"))); // the list holds again
}

ON_BOTH("who is said to have left is out, and comes back by hand as well")
{
    struct web_site s = web_site_on(pool);
    struct web_answer a = post(&s, "/people/new", NEW_IDA);
    const char *edit = edit_of(&a);
    post(&s, edit, NEW_IDA "&state=ended");
    CHECK(stored(pool, S("ida@x.no")).state == PERSON_STATE_ENDED &&
          stored(pool, S("ida@x.no")).ended_on.is_set);
    post(&s, edit, NEW_IDA "&state=active");
    CHECK(stored(pool, S("ida@x.no")).state == PERSON_STATE_ACTIVE &&
          !stored(pool, S("ida@x.no")).ended_on.is_set);
}

ON_BOTH("a number and an address are one person's, and a unit must be known")
{
    struct web_site s = web_site_on(pool);
    take(pool, OLA);
    struct web_answer a = post(&s, "/people/new", NEW_IDA "&employee_id=2");
    CHECK(a.status == 422 && web_says(a.body, S("Ola Berg har det ansattnummeret.")));
    a = post(&s, "/people/new", "given_name=Ida&family_name=Moe&email=OLA%40x.no&education=none");
    CHECK(a.status == 422 && web_says(a.body, S("Ola Berg har den e-postadressen.")));
    a = post(&s, "/people/new", NEW_IDA "&unit=Skog");
    CHECK(a.status == 422 && web_says(a.body, S("Det finnes ingen enhet med det navnet")));
    CHECK_INT(post(&s, "/people/new", NEW_IDA "&unit=Skole").status, 303);
    CHECK(stored(pool, S("ida@x.no")).unit.is_set);
}

ON_BOTH("of two units of one name a person stays in the one they are in, whatever else is corrected")
{
    struct web_site s = web_site_on(pool);
    take(pool, OLA "3;Liv;Dahl;liv@x.no;20;Skole;Lærer;80;1.9.2026\n");
    struct import_person_stored liv = stored(pool, S("liv@x.no"));
    const char *edit =
        str_c(test_arena(), str_format(test_arena(), "/people/%lld/edit", (long long)liv.id.n));
    const char *form = "given_name=Liv&family_name=Dahl&email=liv%40x.no&employee_id=3&unit=Skole"
                       "&job_title=Rektor&hired_on=2026-09-01&education=unknown&share=80&state=active";
    CHECK_INT(post(&s, edit, form).status, 303);
    CHECK(str_is(stored(pool, S("liv@x.no")).job_title.value, S("Rektor")));
    CHECK_INT(stored(pool, S("liv@x.no")).unit.value.n, liv.unit.value.n);
    CHECK_INT(post(&s, "/people/new", NEW_IDA "&unit=Skole").status, 422);
}

ON_BOTH("what was written by hand is told to whom it is about, and goes with them")
{
    struct web_site s = web_site_on(pool);
    struct str json;
    struct erasure erasure;
    post(&s, "/people/new", NEW_IDA);
    struct person_id ida = stored(pool, S("ida@x.no")).id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(person_export(db, ida, &json) && web_says(json, S("written_by_hand")));
    CHECK(person_erase(db, ida, instant_now(), &erasure));
    CHECK_INT(person_edits(db, ida).count, 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
