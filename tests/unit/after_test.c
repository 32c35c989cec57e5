// SPDX-License-Identifier: EUPL-1.2
// The mail after a gathering: it is the mail of that week, on the next working day from nine, to who was
// there.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/note.h"
#include "jobs/schedule.h"
#include "jobs/weekly.h"
#include "sql/weekly.h"

static struct instant at(int month, int day, int hour)
{
    return wall_instant((struct wall){date_of(2027, month, day), hour * 60 + 5}, ZONE_OSLO);
}

struct met {
    struct web_site s;
    struct gathering_id gathering;
};

/// A meet-up at noon of that day, and the next one a month later.
static struct met met_on(struct db_pool *pool, int month, int day)
{
    struct met m = {.s = web_site_on(pool)};
    struct gathering_id next;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    topic_to_set_aside(db, m.s.ours.topic, S("senere")); // no topic, no other asks and no news
    gathering_add(db, m.s.ours.id, 1, GATHERING_KIND_MEETUP, S("Brev som folk forstår"),
                  date_of(2027, month, day), 12 * 60, 14 * 60, S(""), S(""), (struct maybe_str){0},
                  S("met@tvers"), &m.gathering);
    gathering_add(db, m.s.ours.id, 2, GATHERING_KIND_MEETUP, S("Frivillige"),
                  date_plus_days(date_of(2027, month, day), 28), 12 * 60, 14 * 60, S(""), S(""),
                  (struct maybe_str){0}, S("next@tvers"), &next);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return m;
}

/// What they take home is asked, as the schedule does at that moment.
static void ask_home(struct db_pool *pool, const struct met *m, struct instant now)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(ask_put(db, &(struct ask_new){.kind = ASK_KIND_TAKE_HOME,
                                        .network = {true, m->s.ours.id},
                                        .person = m->s.ours.member,
                                        .gathering = {true, m->gathering},
                                        .subject = m->gathering.n,
                                        .occasion = 1,
                                        .asked_at = now}));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static int64_t turn(struct db_pool *pool, const struct met *m, struct instant now)
{
    int64_t mails = 0;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct notice_site site = notice_site_read(db, &m->s.site.key, S("https://tvers.example"), now);
    db_end(db, DB_ROLLBACK);
    CHECK(weekly_run(pool, &site, &mails));
    return mails;
}

static struct outbox_mail newest(struct db_pool *pool)
{
    struct outbox_mail mail = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct outbox_line_list all = outbox_list(db, S(""), (struct network_id){0}, INT64_MAX);
    for (size_t i = 0; i < all.count && !mail.id.n; i++)
        if (all.at[i].kind == OUTBOX_KIND_WEEKLY)
            outbox_by_id(db, all.at[i].id, &mail);
    db_end(db, DB_ROLLBACK);
    return mail;
}

ON_BOTH("in the week of a gathering one mail comes, the day after it, with decisions, the question and the "
        "next date")
{
    struct met m = met_on(pool, 2, 10); // a Wednesday
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    CHECK(gathering_by_id(db, m.gathering, &g));
    note_lift(db, &g, S("- Beslutning: vi skriver om ett brev hver"), at(2, 10, 15));
    db_end(db, DB_COMMIT);
    ask_home(pool, &m, at(2, 10, 14));
    CHECK_INT(turn(pool, &m, at(2, 9, 9)), 0); // Tuesday
    CHECK_INT(turn(pool, &m, at(2, 10, 15)), 0);
    CHECK_INT(turn(pool, &m, at(2, 11, 8)), 0);
    CHECK_INT(turn(pool, &m, at(2, 11, 9)), 1);
    CHECK_INT(turn(pool, &m, at(2, 12, 9)), 0);
    CHECK_INT(turn(pool, &m, at(2, 16, 9)), 0);
    struct outbox_mail mail = newest(pool);
    CHECK(web_says(mail.subject, S("Brev som folk forstår")));
    CHECK(web_says(mail.body_text, S("vi skriver om ett brev hver")));
    CHECK(web_says(mail.body_text,
                   S("Hva tar du med hjem fra «Brev som folk forstår»?\nhttps://tvers.example/t/")));
    CHECK(web_says(mail.body_text, S("Frivillige")) && web_says(mail.body_text, S("10. mars")));
}

ON_BOTH(
    "what was held on a Friday, or before Easter, is told on the next working day, as the mail of that week")
{
    struct met m = met_on(pool, 2, 12); // a Friday
    ask_home(pool, &m, at(2, 12, 14));
    CHECK_INT(turn(pool, &m, at(2, 15, 8)), 0);
    CHECK_INT(turn(pool, &m, at(2, 15, 9)), 1); // Monday
    CHECK_INT(turn(pool, &m, at(2, 16, 9)), 0);
}

ON_BOTH("the Wednesday before Easter is told of on the Tuesday after it")
{
    struct met m = met_on(pool, 3, 24);
    ask_home(pool, &m, at(3, 24, 14));
    for (int day = 25; day <= 29; day++)
        CHECK_INT(turn(pool, &m, at(3, day, 10)), 0);
    CHECK_INT(turn(pool, &m, at(3, 30, 9)), 1);
    CHECK(web_says(newest(pool).subject, S("Brev som folk forstår")));
}

ON_BOTH("who was not there gets the mail of the week as usual")
{
    struct met m = met_on(pool, 2, 10);
    ask_home(pool, &m, at(2, 8, 9)); // anything to tell
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    attendee_answer_put(db, m.gathering, m.s.ours.member, ANSWER_NO, 0, at(2, 8, 9));
    db_end(db, DB_COMMIT);
    CHECK_INT(turn(pool, &m, at(2, 9, 9)), 1);
    CHECK_INT(turn(pool, &m, at(2, 11, 9)), 0);
    CHECK(!web_says(newest(pool).subject, S("Brev som folk forstår")));
}

ON_BOTH("in the week of a gathering that was called off, the mail comes as usual")
{
    struct met m = met_on(pool, 2, 10);
    ask_home(pool, &m, at(2, 8, 9));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_call_off(db, m.gathering, (struct maybe_str){0});
    db_end(db, DB_COMMIT);
    CHECK_INT(turn(pool, &m, at(2, 9, 9)), 1);
}

ON_BOTH("what would be too late after the gathering does not wait for it")
{
    struct met m = met_on(pool, 2, 10);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_COORDINATE,
                                  .network = {true, m.s.ours.id},
                                  .person = m.s.ours.member,
                                  .subject = m.s.ours.id.n,
                                  .occasion = 1,
                                  .due_on = {true, date_of(2027, 2, 11)},
                                  .asked_at = at(2, 8, 9)});
    db_end(db, DB_COMMIT);
    CHECK_INT(turn(pool, &m, at(2, 9, 9)), 1);
    CHECK(!web_says(newest(pool).subject, S("Brev som folk forstår")));
}

ON_BOTH("a mail that tells of a gathering, and of nothing that waits or was decided, is none")
{
    struct met m = met_on(pool, 2, 10);
    CHECK_INT(turn(pool, &m, at(2, 11, 9)), 0);
}

ON_BOTH("a lead sets the day of the week, and the mail comes then")
{
    struct met m = met_on(pool, 6, 16);
    const char *target =
        str_format(test_arena(), "/networks/%lld/settings%c", (long long)m.s.ours.id.n, '\0').at;
    struct web_question q = {.target = target, .form = "weekday=4&seats=3&months=12", .session = m.s.lead};
    CHECK_INT(web_ask(&m.s, &q).status, 303);
    q.form = "weekday=6&seats=3&months=12"; // on a Saturday nobody works
    CHECK_INT(web_ask(&m.s, &q).status, 422);
    ask_home(pool, &m, at(2, 8, 9));
    CHECK_INT(turn(pool, &m, at(2, 9, 9)), 0);
    CHECK_INT(turn(pool, &m, at(2, 10, 9)), 0);
    CHECK_INT(turn(pool, &m, at(2, 11, 9)), 1); // Thursday
}
