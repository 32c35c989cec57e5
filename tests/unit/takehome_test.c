// SPDX-License-Identifier: EUPL-1.2
// What people take home: whose it is until it is shared, who is asked and until when, and an answer that is
// counted and never named.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/takehome.h"
#include "jobs/schedule.h"
#include "sql/ask.h"

#define SECRET_WORDS "Hjemmelekse-kanarifugl"

/// A meet-up of our network so many days ago, which ended at noon; with so many members beside Kari.
struct held {
    struct web_site s;
    struct gathering_id gathering;
    struct person_id others[8];
};

static struct date in_days(int days)
{
    return date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, days);
}

static struct held held_on(struct db_pool *pool, int days_ago, size_t others)
{
    static const char *const names[] = {"Anne", "Bo", "Cecilie", "Dag", "Eva", "Finn", "Gro", "Hege"};
    struct held h = {.s = web_site_on(pool)};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, h.s.ours.id, 5, GATHERING_KIND_MEETUP, S("Samlingen"), in_days(-days_ago), 0, 12 * 60,
                  S(""), S(""), (struct maybe_str){0}, S("held@tvers"), &h.gathering);
    for (size_t i = 0; i < others; i++) {
        h.others[i] = web_person(db, names[i]);
        membership_add(db, h.s.ours.id, h.others[i], instant_now());
    }
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return h;
}

static struct web_answer at_page(const struct held *h, const char *form, struct secret session)
{
    const char *target =
        str_format(test_arena(), "/gatherings/%lld/take-home%c", (long long)h->gathering.n, '\0').at;
    return web_ask(&h->s, &(struct web_question){.target = target, .form = form, .session = session});
}

static void turn(struct db *db, const struct held *h, int days, int minute)
{
    struct notice_site site = notice_site_read(db, &h->s.site.key, h->s.site.public_url,
                                               wall_instant((struct wall){in_days(days), minute}, ZONE_OSLO));
    schedule_network(db, &site, h->s.ours.id, ZONE_OSLO);
}

static enum ask_state asked(struct db *db, const struct held *h, struct person_id person)
{
    struct ask ask;
    return ask_asked(db, ASK_KIND_TAKE_HOME, h->gathering.n, person, &ask) ? ask.state : ASK_STATE_COUNT;
}

// ---- whose it is ----

ON_BOTH("what one takes home is read by nobody else until it is shared, and then by the network")
{
    struct held h = held_on(pool, 1, 2);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id;
    struct secret other =
        web_account(db, "anne", (struct maybe_person_id){true, h.others[0]}, instant_now(), &id);
    struct secret sponsor = web_account(db, "sponsor", (struct maybe_person_id){0}, instant_now(), &id);
    term_begin(db, h.s.ours.id, id, NETWORK_DUTY_SPONSOR, in_days(0), instant_now());
    db_end(db, DB_COMMIT);
    const struct secret readers[] = {other, h.s.coordinator, h.s.lead};
    CHECK_INT(at_page(&h, "do=keep&body=" SECRET_WORDS, h.s.member).status, 303);
    CHECK(web_says(at_page(&h, NULL, h.s.member).body, S(SECRET_WORDS)));
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct web_answer a = at_page(&h, NULL, readers[i]);
        CHECK_INT(a.status, 200);
        CHECK(!web_says(a.body, S(SECRET_WORDS)));
    }
    CHECK_INT(at_page(&h, "do=share&body=" SECRET_WORDS, h.s.member).status, 303);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        CHECK(web_says(at_page(&h, NULL, readers[i]).body, S(SECRET_WORDS)));
    CHECK_INT(at_page(&h, NULL, sponsor).status, 403);
    CHECK_INT(at_page(&h, NULL, h.s.hr).status, 403);
    CHECK_INT(at_page(&h, "do=keep&body=", h.s.member).status, 303); // empty words are gone
    CHECK(!web_says(at_page(&h, NULL, other).body, S(SECRET_WORDS)));
}

ON_BOTH("sharing is not taken back, and an empty form is told what to do")
{
    struct held h = held_on(pool, 1, 0);
    struct take_home has;
    CHECK_INT(at_page(&h, "do=keep&body=", h.s.member).status, 422);
    CHECK_INT(at_page(&h, "do=share&body=En", h.s.member).status, 303);
    CHECK_INT(at_page(&h, "do=keep&body=To", h.s.member).status, 303);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(take_home_of(db, h.gathering, h.s.ours.member, &has));
    CHECK_STR(has.body, S("To"));
    CHECK(has.shared_at.is_set);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("who was not there does not write, and nobody does before it has begun")
{
    struct held h = held_on(pool, 1, 0), later = h;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    attendance_mark(db, h.gathering, h.s.ours.member, (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    gathering_add(db, h.s.ours.id, 6, GATHERING_KIND_MEETUP, S("Neste"), in_days(3), 600, 720, S(""), S(""),
                  (struct maybe_str){0}, S("later@tvers"), &later.gathering);
    db_end(db, DB_COMMIT);
    CHECK_INT(at_page(&h, "do=keep&body=En", h.s.member).status, 403);
    CHECK_INT(at_page(&later, "do=keep&body=En", h.s.member).status, 403);
}

// ---- worth your time ----

ON_BOTH("answers are counted from five on, a changed one once, and erased ones stay in the count")
{
    struct held h = held_on(pool, 1, 5);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct take_home_edit edit = {.gathering = h.gathering, .body = S(""), .now = instant_now()};
    for (size_t i = 0; i < 4; i++) {
        edit.person = h.others[i];
        edit.worth = 3;
        take_home_write(db, &edit);
        take_home_write(db, &edit);
    }
    CHECK_INT(worth_shown(db, h.gathering).count, 0);
    edit.person = h.others[4];
    edit.worth = 4;
    take_home_write(db, &edit);
    erase_worth(db, h.others[0]);
    struct worth_count_list counts = worth_shown(db, h.gathering);
    CHECK_INT(counts.count, 2);
    CHECK(counts.at[0].answer == 4 && counts.at[0].people == 1);
    CHECK(counts.at[1].answer == 3 && counts.at[1].people == 4);
    db_end(db, DB_ROLLBACK);
}

// ---- asks ----

ON_BOTH("members who had not said no are asked from the end of the gathering on, once, and for two weeks")
{
    struct held h = held_on(pool, 0, 2);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    attendee_answer_put(db, h.gathering, h.others[0], ANSWER_NO, 0, instant_now());
    turn(db, &h, 0, 12 * 60 - 1);
    CHECK_INT(asked(db, &h, h.others[1]), ASK_STATE_COUNT);
    turn(db, &h, 0, 12 * 60);
    CHECK_INT(asked(db, &h, h.others[1]), ASK_STATE_OPEN);
    CHECK_INT(asked(db, &h, h.others[0]), ASK_STATE_COUNT);
    take_home_decline(db, h.gathering, h.others[1], instant_now());
    turn(db, &h, 1, 12 * 60);
    CHECK_INT(asked(db, &h, h.others[1]), ASK_STATE_DECLINED);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_OPEN);
    turn(db, &h, TAKE_HOME_ASKED_DAYS + 1, 12 * 60);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_LAPSED);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("where somebody was marked, those who came are asked; and nobody any more who turns out not to have "
        "been there")
{
    struct held h = held_on(pool, 1, 2);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    attendance_mark(db, h.gathering, h.others[0], (struct maybe_bool){true, true},
                    (struct maybe_account_id){0});
    turn(db, &h, 0, 12 * 60);
    CHECK_INT(asked(db, &h, h.others[0]), ASK_STATE_OPEN);
    CHECK_INT(asked(db, &h, h.others[1]), ASK_STATE_COUNT);
    attendance_mark(db, h.gathering, h.others[0], (struct maybe_bool){true, false},
                    (struct maybe_account_id){0});
    turn(db, &h, 0, 13 * 60);
    CHECK_INT(asked(db, &h, h.others[0]), ASK_STATE_VOID);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a gathering that was not held after all, and gets another day, asks nobody until then")
{
    struct held h = held_on(pool, 1, 0);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    turn(db, &h, 0, 12 * 60);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_OPEN);
    CHECK(gathering_by_id(db, h.gathering, &g));
    gathering_change(db, g.id, g.version, g.title, in_days(7), g.start_minute, g.end_minute, S(""), S(""),
                     (struct maybe_str){0}, 1);
    turn(db, &h, 0, 13 * 60);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_VOID);
    turn(db, &h, 7, 13 * 60);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_OPEN);
    db_end(db, DB_ROLLBACK);
}

static struct secret token_of(struct db *db, const struct held *h)
{
    struct ask ask = {0};
    CHECK(ask_asked(db, ASK_KIND_TAKE_HOME, h->gathering.n, h->s.ours.member, &ask));
    return link_token(test_arena(), &h->s.site.key,
                      (struct link){LINK_ASK, ask.id.n, (uint32_t)ask.generation});
}

ON_BOTH("by the link of the mail one writes and shares without an account, and that settles the ask")
{
    struct held h = held_on(pool, 1, 0);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct take_home has;
    turn(db, &h, 0, 12 * 60);
    struct secret token = token_of(db, &h);
    struct web_question q = {
        .target = str_format(test_arena(), "/t/%.*s%c", STR(secret_reveal(token)), '\0').at,
        .csrf = csrf_token(test_arena(), &h.s.site.key, token),
    };
    db_end(db, DB_COMMIT);
    CHECK(web_says(web_ask(&h.s, &q).body, S("Samlingen")));
    q.form = "do=share&body=Ringe+Kari&worth=4";
    CHECK_INT(web_ask(&h.s, &q).status, 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(take_home_of(db, h.gathering, h.s.ours.member, &has) && has.shared_at.is_set);
    CHECK_INT(asked(db, &h, h.s.ours.member), ASK_STATE_DONE);
    db_end(db, DB_ROLLBACK);
    q.form = NULL;
    CHECK(web_says(web_ask(&h.s, &q).body, S("Ringe Kari")));
}
