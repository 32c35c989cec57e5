// SPDX-License-Identifier: EUPL-1.2
// Who sees what of a person: each field to those whom the privacy page names, and to nobody else.
#include "web_site.h"

#include "network/membership.h"
#include "sql/people.h"
#include "sql/person.h"

static struct web_answer page_of(const struct web_site *s, struct person_id person, struct secret reader)
{
    struct str target = str_format(test_arena(), "/people/%lld", (long long)person.n);
    return web_ask(s, &(struct web_question){.target = str_c(test_arena(), target), .session = reader});
}

/// The member of their network, with a profile.
static struct person_id somebody(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    person_texts_set(db, s->theirs.member, (struct maybe_str){true, S("Vannrett")},
                     (struct maybe_str){true, S("Sveising")});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return s->theirs.member;
}

ON_BOTH("a colleague sees what somebody can be asked about, not what they want to learn, nor their networks")
{
    struct web_site s = web_site_on(pool);
    struct web_answer a = page_of(&s, somebody(pool, &s), s.member);
    CHECK_INT(a.status, 200);
    CHECK(web_says(a.body, S("Vannrett")) && web_says(a.body, S("Rådgiver")));
    CHECK(!web_says(a.body, S("Sveising")) && !web_says(a.body, S("Nettverket til")));
    a = page_of(&s, s.theirs.member, s.hr);
    CHECK(web_says(a.body, S("Sveising")) && web_says(a.body, S("Nettverket til")));
}

ON_BOTH("whoever is in a network with somebody sees more, and of no other network")
{
    struct web_site s = web_site_on(pool);
    struct person_id person = somebody(pool, &s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_add(db, s.ours.id, person, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer a = page_of(&s, person, s.member);
    CHECK(web_says(a.body, S("Sveising")));
    CHECK(web_says(a.body, str_format(test_arena(), "/networks/%lld\"", (long long)s.ours.id.n)));
    CHECK(!web_says(a.body, str_format(test_arena(), "/networks/%lld\"", (long long)s.theirs.id.n)));
}

ON_BOTH("nothing of the staff list beyond name, unit and title is on anybody's page")
{
    struct web_site s = web_site_on(pool);
    struct person_id person = somebody(pool, &s);
    const struct secret readers[] = {s.hr, s.admin, s.lead, s.coordinator, s.member};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct web_answer a = page_of(&s, person, readers[i]);
        CHECK_INT(a.status, 200);
        // as words: the tokens of forms are made by chance, and may have a 37 in them
        const struct str secrets[] = {
            S("hemmelig"), S(">37"), S(" 37"), S("2019"), S(">phd"), S(" phd"), S("kommune.example")};
        for (size_t k = 0; k < sizeof secrets / sizeof *secrets; k++)
            CHECK(!web_says(a.body, secrets[k]));
    }
}

ON_BOTH("who has left is found by HR alone")
{
    struct web_site s = web_site_on(pool);
    struct person_id person = somebody(pool, &s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_person_leaves(db, person);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(page_of(&s, person, s.hr).status, 200);
    const struct secret readers[] = {s.admin, s.lead, s.coordinator, s.member};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        CHECK_INT(page_of(&s, person, readers[i]).status, 404);
}
