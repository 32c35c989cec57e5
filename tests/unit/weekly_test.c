// SPDX-License-Identifier: EUPL-1.2
// The weekly mail: one a week to a person, none without news, never about what is done, and one click ends
// it.
#include "web_site.h"

#include "ask/ask.h"
#include "jobs/outgoing.h"
#include "jobs/weekly.h"
#include "network/membership.h"
#include "topic/topic.h"
#include "sql/warning.h"
#include "sql/weekly.h"

/// Office hours of a day, in Norway.
static struct instant at(int year, int month, int day, int hour)
{
    return wall_instant((struct wall){date_of(year, month, day), hour * 60 + 5}, ZONE_OSLO);
}

static const int after_all = 2099; // long after whatever is asked here

static void ask_to_coordinate(struct db_pool *pool, const struct web_network *of, struct person_id person,
                              struct instant now, struct maybe_date due)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(ask_put(db, &(struct ask_new){.kind = ASK_KIND_COORDINATE,
                                        .network = {true, of->id},
                                        .person = person,
                                        .subject = of->id.n,
                                        .occasion = now.us,
                                        .due_on = due,
                                        .asked_at = now}));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static void ask_kari(struct db_pool *pool, const struct web_site *s, struct instant now)
{
    ask_to_coordinate(pool, &s->ours, s->ours.member, now,
                      (struct maybe_date){true, date_of(after_all, 1, 1)});
}

/// Returns how many mails a turn at that moment wrote.
static int64_t turn(struct db_pool *pool, const struct web_site *s, struct instant now)
{
    int64_t mails = 0;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct notice_site site = notice_site_read(db, &s->site.key, S("https://tvers.example"), now);
    db_end(db, DB_ROLLBACK);
    CHECK(weekly_run(pool, &site, &mails));
    return mails;
}

/// The newest weekly mail.
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

ON_BOTH("what is asked is told in one mail, on Tuesday in office hours, with a link that answers")
{
    struct web_site s = web_site_on(pool);
    ask_kari(pool, &s, at(2027, 2, 1, 12)); // a Monday
    CHECK_INT(turn(pool, &s, at(2027, 2, 1, 13)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 7)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 8)), 1);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 2, 4, 9)), 0);
    struct outbox_mail mail = newest(pool);
    CHECK_STR(mail.to_address, S("Kari@kommune.example"));
    CHECK(web_says(mail.body_text, S("Hjelpe til som koordinator i «Nettverket til Kari»?")));
    CHECK(web_says(mail.body_text, S("https://tvers.example/t/")));
    CHECK(!mail.network.is_set && mail.unsubscribe.is_set);
}

ON_BOTH(
    "nothing new, no mail: an ask is told once, and once more when half of its time is over, as what still "
    "waits")
{
    struct web_site s = web_site_on(pool);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 0); // nothing is asked, nothing happened
    ask_to_coordinate(pool, &s.ours, s.ours.member, at(2027, 2, 3, 9),
                      (struct maybe_date){true, date_of(2027, 3, 9)});
    CHECK_INT(turn(pool, &s, at(2027, 2, 9, 9)), 1);
    CHECK(web_says(newest(pool).body_text, S("Dette venter på deg")));
    CHECK_INT(turn(pool, &s, at(2027, 2, 16, 9)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 2, 23, 9)), 1);
    CHECK(web_says(newest(pool).body_text, S("Dette venter fortsatt på deg")));
    CHECK_INT(turn(pool, &s, at(2027, 3, 2, 9)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 3, 9, 9)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 3, 16, 9)), 0);
}

ON_BOTH("on a holiday nobody is written to, but on the next working day")
{
    struct web_site s = web_site_on(pool);
    ask_kari(pool, &s, at(2029, 4, 30, 9));
    CHECK_INT(turn(pool, &s, at(2029, 5, 1, 9)), 0); // a Tuesday
    CHECK_INT(turn(pool, &s, at(2029, 5, 2, 9)), 1);
}

ON_BOTH("a change of the clock neither doubles nor skips a week")
{
    struct web_site s = web_site_on(pool);
    for (int i = 0; i < 3; i++) { // spring 2027: the clock changes on Sunday 28 March
        struct date tuesday = date_plus_days(date_of(2027, 3, 23), 7 * i);
        for (int hour = 7; hour < 17; hour++) {
            struct instant now = wall_instant((struct wall){tuesday, hour * 60}, ZONE_OSLO);
            if (hour == 7)
                ask_to_coordinate(pool, &s.theirs, s.theirs.member, now, (struct maybe_date){0});
            CHECK_INT(turn(pool, &s, now), hour == 8);
            if (hour == 8) {
                struct db *db = db_begin(pool, DB_WRITE, test_arena());
                ask_settle(db, ASK_KIND_COORDINATE, s.theirs.id.n, s.theirs.member, ASK_STATE_DONE, now);
                CHECK(db_end(db, DB_COMMIT) == DB_DONE);
            }
        }
    }
}

ON_BOTH("a member of two networks gets one mail about both")
{
    struct web_site s = web_site_on(pool);
    struct instant tuesday = at(2027, 2, 2, 9);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_add(db, s.theirs.id, s.ours.member, tuesday);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    ask_kari(pool, &s, tuesday);
    ask_to_coordinate(pool, &s.theirs, s.ours.member, tuesday, (struct maybe_date){0});
    CHECK_INT(turn(pool, &s, tuesday), 1);
    struct str text = newest(pool).body_text;
    CHECK(web_says(text, S("Nettverket til Kari")) && web_says(text, S("Nettverket til Ola")));
}

ON_BOTH("who has left, or whose network has ended, gets none")
{
    struct web_site s = web_site_on(pool);
    struct instant tuesday = at(2027, 2, 2, 9);
    ask_kari(pool, &s, tuesday);
    ask_to_coordinate(pool, &s.theirs, s.theirs.member, tuesday, (struct maybe_date){0});
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_leave(db, s.ours.id, s.ours.member, tuesday);
    network_state_set(db, s.theirs.id, NETWORK_STATE_ENDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(turn(pool, &s, tuesday), 0);
}

static enum outbox_state state_after_tidying(struct db_pool *pool, struct outbox_id mail)
{
    struct outbox_mail now;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    outgoing_tidy(db, instant_now());
    CHECK(outbox_by_id(db, mail, &now));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return now.state;
}

ON_BOTH("a mail that has not left is dropped when everything in it is done")
{
    struct web_site s = web_site_on(pool);
    struct instant tuesday = at(2027, 2, 2, 9);
    ask_kari(pool, &s, tuesday);
    CHECK_INT(turn(pool, &s, tuesday), 1);
    struct outbox_id mail = newest(pool).id;
    CHECK_INT(state_after_tidying(pool, mail), OUTBOX_STATE_QUEUED);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    volunteer_offer(db, s.ours.id, s.ours.member, tuesday);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(state_after_tidying(pool, mail), OUTBOX_STATE_DROPPED);
}

ON_BOTH("a mail that has not left is dropped when its reader has left the network")
{
    struct web_site s = web_site_on(pool);
    struct instant tuesday = at(2027, 2, 2, 9);
    ask_kari(pool, &s, tuesday);
    CHECK_INT(turn(pool, &s, tuesday), 1);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_leave(db, s.ours.id, s.ours.member, tuesday);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(state_after_tidying(pool, newest(pool).id), OUTBOX_STATE_DROPPED);
}

// ---- what happened ----

ON_BOTH("what others did in one's own networks since the last mail is told, and nothing of other networks")
{
    struct web_site s = web_site_on(pool);
    struct instant monday = at(2027, 2, 1, 9);
    struct topic_id id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct maybe_person_id nobody = {0}, kari = {true, s.ours.member};
    topic_add(db, &(struct topic_new){s.ours.id, S("Kunstig intelligens"), S(""), nobody, monday}, &id);
    topic_add(db, &(struct topic_new){s.ours.id, S("Mitt eget"), S(""), kari, monday}, &id);
    topic_add(db, &(struct topic_new){s.theirs.id, S("Hemmelig"), S(""), kari, monday}, &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 2); // Kari's and Ola's
    db = db_begin(pool, DB_READ, test_arena());
    struct outbox_line_list all = outbox_list(db, S("queued"), (struct network_id){0}, INT64_MAX);
    for (size_t i = 0; i < all.count; i++) {
        struct outbox_mail mail;
        if (all.at[i].kind != OUTBOX_KIND_WEEKLY || !outbox_by_id(db, all.at[i].id, &mail))
            continue;
        bool is_kari = mail.person.value.n == s.ours.member.n;
        CHECK_INT(web_says(mail.body_text, S("Kunstig intelligens")), is_kari);
        CHECK_INT(web_says(mail.body_text, S("Hemmelig")), !is_kari);
        CHECK(!web_says(mail.body_text, S("Mitt eget")) || !is_kari);
    }
    db_end(db, DB_ROLLBACK);
    CHECK_INT(turn(pool, &s, at(2027, 2, 9, 9)), 0);
}

ON_BOTH("a topic of the program's own, for a gathering that has none, is no news")
{
    struct web_site s = web_site_on(pool);
    struct gathering_id meetup;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, s.ours.id, 1, GATHERING_KIND_MEETUP, S("Samling"), date_of(2027, 2, 25), 540, 660,
                  S("Sal 1"), S(""), (struct maybe_str){0}, S("m1@tvers"), &meetup);
    topic_fall_back(
        db, meetup,
        &(struct topic_new){
            .network = s.ours.id, .title = S("Reserve"), .why = S(""), .proposed_at = at(2027, 2, 1, 9)});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 0);
}

ON_BOTH("a warning alone is no mail before it has stood for a week")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    warning_raise(db, s.ours.id, WARNING_RULE_NO_HOST, at(2027, 2, 1, 9));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 0);
    CHECK_INT(turn(pool, &s, at(2027, 2, 9, 9)), 1);
    CHECK_INT(turn(pool, &s, at(2027, 2, 16, 9)), 0);
}

// ---- one switch ----

static struct str path_of_switch(struct db_pool *pool)
{
    struct str url = newest(pool).unsubscribe.value;
    return str_slice(url, sizeof "https://tvers.example" - 1, url.len);
}

ON_BOTH("one click of a mail program ends it, for all networks, and My page begins it again")
{
    struct web_site s = web_site_on(pool);
    ask_kari(pool, &s, at(2027, 2, 2, 9));
    CHECK_INT(turn(pool, &s, at(2027, 2, 2, 9)), 1);
    struct str path = str_from(str_c(test_arena(), path_of_switch(pool)));
    struct str token = str_slice(path, sizeof "/n/" - 1, path.len);
    struct web_question look = {.target = path.at};
    struct web_question click = {.target = path.at,
                                 .form = "List-Unsubscribe=One-Click",
                                 .csrf = csrf_token(test_arena(), &s.site.key, secret_of(token)),
                                 .has_no_cookies = true};
    CHECK(web_says(web_ask(&s, &look).body, S("Én e-post i uken")));
    CHECK_INT(state_after_tidying(pool, newest(pool).id), OUTBOX_STATE_QUEUED); // looking does nothing
    CHECK(web_says(web_ask(&s, &click).body, S("Du får ikke flere ukentlige e-poster.")));
    CHECK_INT(state_after_tidying(pool, newest(pool).id), OUTBOX_STATE_DROPPED);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    asks_void(db, ASK_KIND_COORDINATE, s.ours.id.n, at(2027, 2, 3, 9));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    ask_kari(pool, &s, at(2027, 2, 8, 9));
    CHECK_INT(turn(pool, &s, at(2027, 2, 9, 9)), 0);
    struct web_question again = {
        .target = "/notices", .session = s.member, .form = "weekly_shown=1&weekly=1"};
    CHECK_INT(web_ask(&s, &again).status, 303);
    CHECK_INT(turn(pool, &s, at(2027, 2, 10, 9)), 1);
}

ON_BOTH("who is no employee, or in no network, has no weekly mail to switch off")
{
    struct web_site s = web_site_on(pool);
    struct web_question off = {.target = "/notices", .session = s.admin, .form = "weekly_shown=1"};
    CHECK_INT(web_ask(&s, &off).status, 303);
}
