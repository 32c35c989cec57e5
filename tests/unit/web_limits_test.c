// SPDX-License-Identifier: EUPL-1.2
// What a person can add has an end, so that no page and no mail comes to read more than it can.
#include "web_site.h"

#include "auth/account.h"
#include "invitation/invitation.h"
#include "sql/import.h"

enum { MORE_THAN_ANY = 110 };

static struct str link_to(const char *format, int64_t id)
{
    struct str parts[] = {str_from(format), str_format(test_arena(), "%lld", (long long)id)};
    return str_join(test_arena(), parts, 2, S(""));
}

/// How many of many are taken; the others are told so.
static int taken_of(struct web_site *s, const struct web_question *q)
{
    int taken = 0;
    for (int i = 0; i < MORE_THAN_ANY; i++) {
        int status = web_ask(s, q).status;
        CHECK(status == 303 || status == 422);
        taken += status == 303;
    }
    return taken;
}

ON_BOTH("a programme has room for a hundred items")
{
    struct web_site s = web_site_on(pool);
    struct str path = str_cat(test_arena(), link_to("/gatherings/", s.ours.gathering.n), S("/programme"));
    struct web_question q = {.target = str_c(test_arena(), path),
                             .form = "title=Foredrag&start=10:00&minutes=5&kind=talk&exercise=none",
                             .session = s.coordinator};
    CHECK_INT(taken_of(&s, &q), 99); // one was there
    CHECK(web_says(web_ask(&s, &q).body, S("100")));
}

ON_BOTH("one person prepares fifty networks at a time")
{
    struct web_site s = web_site_on(pool);
    struct web_question q = {.target = "/networks/new",
                             .form = "name=Nettverk&purpose=Vi+lærer+på+tvers&starts_on=2026-12-01"
                                     "&ends_on=2028-12-01&seats=27&zone=Europe/Oslo",
                             .session = s.hr};
    CHECK_INT(taken_of(&s, &q), 50);
}

ON_BOTH("a thousand accounts are of nobody in the staff list; one for a person always has room")
{
    struct web_site s = web_site_on(pool);
    struct account_id id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < ACCOUNTS_UNLISTED_MOST; i++)
        account_new(db, (struct maybe_person_id){0}, str_format(test_arena(), "konsulent%d", i),
                    S("Konsulent"), instant_now(), &id);
    web_person(db, "ola");
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_question q = {
        .target = "/admin/accounts", .form = "display_name=Bo&user_name=bo&person=", .session = s.admin};
    struct web_answer full = web_ask(&s, &q);
    CHECK_INT(full.status, 422);
    CHECK(web_says(full.body, S("1000")) || web_says(full.body, S("1\u00a0000")));
    q.form = "display_name=Ola&user_name=ola&person=hemmelig-ola";
    CHECK_INT(web_ask(&s, &q).status, 200);
}

ON_BOTH("of an invitation that is answered without end a hundred answers are kept, the last among them")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i <= MORE_THAN_ANY; i++)
        invitation_answer(db, &(struct invitation_reply){.invitation = s.ours.invitation,
                                                         .answer = i % 2 ? ANSWER_NO : ANSWER_MAYBE,
                                                         .via = ANSWER_VIA_LINK,
                                                         .now = instant_plus(instant_now(), i)});
    struct invitation_answer_row_list kept = invitation_answers(db, s.ours.invitation);
    CHECK_INT(kept.count, 100);
    CHECK(kept.at[99].answer == ANSWER_MAYBE && kept.at[98].answer == ANSWER_NO);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("of staff lists that nobody approves the newest twenty are kept")
{
    struct web_site s = web_site_on(pool);
    struct instant now = instant_now();
    struct import_id ids[25];
    struct import import;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < 25; i++)
        import_add(db,
                   &(struct import_new){.state = IMPORT_STATE_PREVIEWED,
                                        .file_name = S("liste.csv"),
                                        .file = {true, S("fornavn;etternavn")},
                                        .made_by = {true, s.hr_account},
                                        .made_by_name = S("hr"),
                                        .made_at = now},
                   &ids[i]);
    import_previews_drop(db, instant_plus(now, -1), instant_plus(now, 1), 20, now);
    CHECK(import_by_id(db, ids[4], &import) && import.state == IMPORT_STATE_DROPPED && !import.file.is_set);
    CHECK(import_by_id(db, ids[5], &import) && import.state == IMPORT_STATE_PREVIEWED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
