// SPDX-License-Identifier: EUPL-1.2
// My network: who could help me, by what we have written, and nobody's but my own.
#include "web_site.h"

static struct web_answer mine(const struct web_site *s, struct secret session)
{
    struct str path = str_format(test_arena(), "/networks/%lld/me", (long long)s->ours.id.n);
    return web_ask(s, &(struct web_question){.target = path.at, .session = session});
}

ON_BOTH("who knows what I want to learn is named, and who wants to learn what I know")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id per = web_person(db, "Per"), ada = web_person(db, "Ada"), eva = web_person(db, "Eva");
    struct person_id all[] = {per, ada, eva};
    for (size_t i = 0; i < 3; i++)
        membership_add(db, s.ours.id, all[i], instant_now());
    person_texts_set(db, s.ours.member, (struct maybe_str){true, S("Anskaffelser")},
                     (struct maybe_str){true, S("Hvordan en reguleringsplan blir til")});
    person_texts_set(db, per, (struct maybe_str){true, S("reguleringsplaner")}, (struct maybe_str){0});
    person_texts_set(db, ada, (struct maybe_str){0}, (struct maybe_str){true, S("En anskaffelse")});
    person_texts_set(db, eva, (struct maybe_str){true, S("Gitar")}, (struct maybe_str){true, S("Fransk")});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer page = mine(&s, s.member);
    CHECK_INT(page.status, 200);
    CHECK(web_says(page.body, S("Per Nordmann")) && web_says(page.body, S("Ada Nordmann")));
    CHECK(!web_says(page.body, S("Eva Nordmann")));
}

ON_BOTH("who leads without being a member has no network of their own, and outsiders see nothing")
{
    struct web_site s = web_site_on(pool);
    CHECK(web_says(mine(&s, s.coordinator).body, S("Du er ikke medlem av dette nettverket")));
    CHECK_INT(mine(&s, s.hr).status, 403);
}
