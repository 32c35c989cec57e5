// SPDX-License-Identifier: EUPL-1.2
// Polls of dates: what is proposed and why, who may answer and until when, and how one ends.
#include "web_site.h"

#include "base/rng.h"
#include "gathering/poll.h"
#include "jobs/notice_poll.h"
#include "jobs/schedule.h"
#include "sql/ask.h"
#include "sql/hosting.h"
#include "sql/outbox.h"
#include "sql/told.h"

// ---- what is proposed ----

static struct poll_count counts(int64_t pairs, int64_t yes, int64_t maybe, bool host)
{
    return (struct poll_count){.new_pairs = pairs, .yes = yes, .maybe = maybe, .host_says_yes = host};
}

static void check_best(const struct poll_count *of, size_t count, size_t best, enum poll_why why)
{
    enum poll_why got;
    CHECK_INT(poll_propose(of, count, &got), best);
    CHECK_INT(got, why);
}

TEST("the day on which most can meet whom they have not met goes before the one on which most can come")
{
    check_best((struct poll_count[]){counts(3, 9, 0, true), counts(5, 6, 0, true)}, 2, 1, POLL_BY_PAIRS);
    check_best((struct poll_count[]){counts(5, 6, 0, true), counts(5, 7, 0, true)}, 2, 1, POLL_BY_PEOPLE);
    check_best((struct poll_count[]){counts(5, 6, 1, true), counts(5, 6, 2, true)}, 2, 1, POLL_BY_PEOPLE);
    check_best((struct poll_count[]){counts(5, 6, 1, true), counts(5, 6, 1, true)}, 2, 0, POLL_BY_ORDER);
}

TEST("no day is proposed without its host, and none to which nobody says yes")
{
    check_best((struct poll_count[]){counts(9, 9, 0, false), counts(1, 2, 0, true)}, 2, 1, POLL_BY_ONLY);
    check_best((struct poll_count[]){counts(9, 9, 0, false), counts(1, 2, 0, false)}, 2, 2, POLL_NO_HOST_DAY);
    check_best((struct poll_count[]){counts(0, 0, 4, true), counts(0, 0, 0, true)}, 2, 2, POLL_NO_ANSWERS);
    check_best(NULL, 0, 0, POLL_NO_ANSWERS);
}

/// The same by sorting worths: slow, and of one line.
static size_t twin(const struct poll_count *of, size_t count)
{
    size_t best = count;
    int64_t most = -1;
    for (size_t i = 0; i < count; i++) {
        int64_t worth = of[i].new_pairs * 1000000 + of[i].yes * 1000 + of[i].maybe;
        if (of[i].host_says_yes && of[i].yes && worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

TEST("what is proposed is what a slow twin proposes, for polls by chance")
{
    struct rng rng = rng_new(12);
    for (int round = 0; round < 5000; round++) {
        struct poll_count of[POLL_SLOTS_MOST];
        size_t count = rng_below(&rng, POLL_SLOTS_MOST + 1);
        enum poll_why why;
        for (size_t i = 0; i < count; i++)
            of[i] =
                counts(rng_below(&rng, 3), rng_below(&rng, 3), rng_below(&rng, 3), rng_below(&rng, 3) > 0);
        CHECK_INT(poll_propose(of, count, &why), twin(of, count));
    }
}

// ---- a poll in a network ----

enum { PEOPLE = 4 };

static struct instant at(int year, int month, int day, int hour, int minute)
{
    return wall_instant((struct wall){date_of(year, month, day), hour * 60 + minute}, ZONE_OSLO);
}

struct town {
    struct web_site s;
    struct gathering g;
    struct person_id person[PEOPLE];
    struct date_poll_id id;
    struct date_poll poll;
};

static const struct poll_slot days[] = {
    {.held_on = {0}, .start_minute = 13 * 60, .end_minute = 15 * 60},
    {.held_on = {0}, .start_minute = 13 * 60, .end_minute = 15 * 60},
};

/// A meet-up on 10 June 2027, and in January a poll for two days of that month that ends on 25 January at 12.
static enum poll_opened begin(struct db *db, struct town *t, struct instant now)
{
    struct poll_slot slots[2] = {days[0], days[1]};
    slots[0].held_on = date_of(2027, 6, 8);
    slots[1].held_on = date_of(2027, 6, 10);
    return poll_open(db,
                     &(struct poll_wish){.gathering = &t->g,
                                         .slots = slots,
                                         .count = 2,
                                         .closes_on = date_of(2027, 1, 25),
                                         .closes_minute = 12 * 60,
                                         .by = {true, t->person[0]},
                                         .now = now},
                     &t->id);
}

static struct town town_on(struct db_pool *pool)
{
    struct town t = {.s = web_site_on(pool)};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id g;
    t.person[0] = t.s.ours.member;
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    network_state_set(db, t.s.ours.id, NETWORK_STATE_RUNNING);
    for (int i = 1; i < PEOPLE; i++) {
        t.person[i] = web_person(db, str_format(test_arena(), "Medlem%d", i).at);
        membership_add(db, t.s.ours.id, t.person[i], at(2026, 11, 1, 10, 0));
    }
    gathering_add(db, t.s.ours.id, 60, GATHERING_KIND_MEETUP, S("Junimøtet"), date_of(2027, 6, 10), 13 * 60,
                  15 * 60, S("Rådhuset"), S(""), (struct maybe_str){0}, S("60-june@nordvag.example"), &g);
    CHECK(gathering_by_id(db, g, &t.g));
    CHECK_INT(begin(db, &t, at(2027, 1, 18, 10, 0)), POLL_OPENED);
    CHECK(date_poll_by_id(db, t.id, &t.poll));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return t;
}

static enum poll_answered answer(struct db *db, const struct town *t, int person, enum can_come first,
                                 enum can_come second, struct instant now)
{
    enum can_come answers[] = {first, second};
    return poll_answer_give(db, &(struct poll_given){&t->poll, ZONE_OSLO, t->person[person], answers, now});
}

static enum ask_state asked(struct db *db, const struct town *t, int person)
{
    struct ask ask = {0};
    CHECK(ask_asked(db, ASK_KIND_POLL, t->id.n, t->person[person], &ask));
    return ask.state;
}

ON_BOTH("an answer counts until the hour, by the clock of the network, and may be changed until then")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(answer(db, &t, 1, CAN_COME_YES, CAN_COME_NO, at(2027, 1, 20, 9, 0)), POLL_ANSWERED);
    CHECK_INT(answer(db, &t, 1, CAN_COME_NONE, CAN_COME_MAYBE, at(2027, 1, 25, 11, 59)), POLL_ANSWERED);
    CHECK_INT(answer(db, &t, 1, CAN_COME_YES, CAN_COME_YES, at(2027, 1, 25, 12, 0)), POLL_TOO_LATE);
    CHECK_INT(answer(db, &t, 2, CAN_COME_NONE, CAN_COME_NONE, at(2027, 1, 20, 9, 0)), POLL_BLANK);
    struct poll_answer_list own = poll_answers_of(db, t.id, t.person[1]);
    CHECK_INT(own.count, 1);
    CHECK(own.at[0].place == 2 && own.at[0].answer == CAN_COME_MAYBE);
    CHECK(asked(db, &t, 1) == ASK_STATE_DONE && asked(db, &t, 2) == ASK_STATE_OPEN);
    membership_end(db, t.s.ours.id, t.person[1], at(2027, 1, 21, 9, 0));
    CHECK_INT(answer(db, &t, 1, CAN_COME_YES, CAN_COME_YES, at(2027, 1, 22, 9, 0)), POLL_NO_MEMBER);
    CHECK_INT(poll_view_of(db, &t.poll, date_of(2027, 1, 22)).counts[1].maybe, 0); // theirs counts no more
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH(
    "a poll of the winter means the clock of the summer: the same day and hour, on the page and when taken")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct poll_slot slot = poll_slots(db, t.id).at[0];
    CHECK(date_compare(slot.held_on, date_of(2027, 6, 8)) == 0 && slot.start_minute == 13 * 60);
    CHECK(instant_compare(poll_hour(&t.poll, ZONE_OSLO), at(2027, 1, 25, 12, 0)) == 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("it closes two minutes after its hour, asks nobody any more, and is taken once")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(!poll_close(db, &t.poll, ZONE_OSLO, at(2027, 1, 25, 12, 1)));
    CHECK(poll_close(db, &t.poll, ZONE_OSLO, at(2027, 1, 25, 12, 2)));
    CHECK(!poll_close(db, &t.poll, ZONE_OSLO, at(2027, 1, 25, 12, 2)));
    for (int i = 0; i < PEOPLE; i++)
        CHECK_INT(asked(db, &t, i), ASK_STATE_VOID);
    CHECK(!poll_take(db, &t.poll, 3, at(2027, 1, 26, 9, 0)) &&
          !poll_take(db, &t.poll, 0, at(2027, 1, 26, 9, 0)));
    CHECK(poll_take(db, &t.poll, 1, at(2027, 1, 26, 9, 0)));
    CHECK(!poll_take(db, &t.poll, 2, at(2027, 1, 26, 9, 0)) &&
          !poll_withdraw(db, t.id, at(2027, 1, 26, 9, 0)));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("one poll a gathering, about days behind its own last day, of a gathering that lies ahead")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(begin(db, &t, at(2027, 1, 18, 10, 0)), POLL_ONE_THERE);
    CHECK(poll_withdraw(db, t.id, at(2027, 1, 19, 10, 0)));
    CHECK_INT(begin(db, &t, at(2027, 1, 25, 12, 0)), POLL_HOUR_PAST);
    CHECK_INT(begin(db, &t, at(2027, 6, 10, 0, 0)), POLL_NOT_AHEAD);
    t.g.state = GATHERING_STATE_CANCELLED;
    CHECK_INT(begin(db, &t, at(2027, 1, 18, 10, 0)), POLL_NOT_AHEAD);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static int64_t mails_of(struct db *db, const struct town *t, int person)
{
    int64_t count = 0;
    outbox_counted_to(db, t->person[person], OUTBOX_KIND_POLL, at(2027, 1, 1, 0, 0), &count);
    return count;
}

ON_BOTH("each member gets one mail; the schedule closes it and tells who began it, once; a gathering that is "
        "called off ends it")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site =
        notice_site_read(db, &t.s.site.key, S("https://tvers.example"), at(2027, 1, 18, 10, 0));
    CHECK_INT(notice_poll_asked(db, &site, t.id), PEOPLE);
    CHECK_INT(notice_poll_asked(db, &site, t.id), 0);
    site.now = at(2027, 1, 25, 12, 5);
    schedule_network(db, &site, t.s.ours.id, ZONE_OSLO);
    schedule_network(db, &site, t.s.ours.id, ZONE_OSLO);
    CHECK(date_poll_by_id(db, t.id, &t.poll));
    CHECK_INT(t.poll.state, POLL_STATE_CLOSED);
    CHECK_INT(mails_of(db, &t, 0), 2);
    CHECK_INT(mails_of(db, &t, 1), 1);
    gathering_call_off(db, t.g.id, (struct maybe_str){0});
    schedule_network(db, &site, t.s.ours.id, ZONE_OSLO);
    CHECK(date_poll_by_id(db, t.id, &t.poll));
    CHECK_INT(t.poll.state, POLL_STATE_WITHDRAWN);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("names are for members: who only follows the network sees how many, and may not answer")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(answer(db, &t, 1, CAN_COME_YES, CAN_COME_NO, at(2027, 1, 20, 9, 0)), POLL_ANSWERED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str path = str_format(test_arena(), "/polls/%lld", (long long)t.id.n);
    struct web_question member = {.target = path.at, .session = t.s.member},
                        hr = {.target = path.at, .session = t.s.hr};
    CHECK(web_says(web_ask(&t.s, &member).body, S("Medlem1")));
    CHECK_INT(web_ask(&t.s, &hr).status, 200);
    CHECK(!web_says(web_ask(&t.s, &hr).body, S("Medlem1")));
}
