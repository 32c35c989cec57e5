// SPDX-License-Identifier: EUPL-1.2
// Hosting: the moves that there are and no others; who is faster; a swap with whoever has left; whose turn it
// is; and that a gathering finds a host by itself.
#include "web_site.h"

#include "auth/part.h"
#include "gathering/gathering.h"
#include "gathering/host_turn.h"
#include "gathering/hosting.h"
#include "jobs/calling_off.h"
#include "jobs/schedule.h"
#include "network/membership.h"
#include "topic/topic.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum { MEMBERS = 5, AHEAD_DAYS = 38 };

/// Our network with members who joined long ago, and two gatherings to come.
struct town {
    struct web_site s;
    struct person_id member[MEMBERS];
    struct gathering_id first, second;
    struct date today;
    struct instant now;
};

static struct gathering_id meetup(struct db *db, const struct town *t, int number, int days)
{
    struct gathering_id id = {0};
    gathering_add(db, t->s.ours.id, number, GATHERING_KIND_MEETUP,
                  str_format(test_arena(), "Samling %d", number), date_plus_days(t->today, days), 12 * 60,
                  14 * 60, S(""), S(""), (struct maybe_str){0}, str_format(test_arena(), "h%d@tvers", number),
                  &id);
    return id;
}

static struct town town_on(struct db_pool *pool)
{
    struct town t = {.s = web_site_on(pool), .now = instant_now()};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    t.today = wall_from_instant(t.now, ZONE_OSLO).date;
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    for (int i = 0; i < MEMBERS; i++) {
        t.member[i] = web_person(db, str_format(test_arena(), "Medlem%d", i).at);
        membership_add(db, t.s.ours.id, t.member[i], instant_plus(t.now, (i - 400) * US_PER_DAY));
    }
    membership_end(db, t.s.ours.id, t.s.ours.member, t.now); // only those above
    t.first = meetup(db, &t, 1, AHEAD_DAYS);
    t.second = meetup(db, &t, 2, AHEAD_DAYS + 30);
    hostings_add(db, t.s.ours.id, t.today, t.now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return t;
}

static struct hosting seat_of(struct db *db, struct gathering_id gathering)
{
    struct hosting_list seats = hostings_of(db, gathering);
    CHECK(seats.count >= 1);
    return seats.at[0];
}

static enum hosting_taken take(struct db *db, const struct town *t, struct gathering_id id, int member)
{
    struct gathering g;
    CHECK(gathering_by_id(db, id, &g));
    return hosting_take(db, &g, (struct maybe_person_id){true, t->member[member]}, t->today, t->now);
}

static bool is_hosted_by(struct db *db, struct gathering_id gathering, struct person_id person)
{
    struct hosting h = seat_of(db, gathering);
    return h.person.is_set && h.person.value.n == person.n;
}

// ---- taking ----

ON_BOTH("the first yes counts; it is theirs until they give it back, and then it is wanted again")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_ALREADY);
    CHECK_INT(take(db, &t, t.first, 1), HOSTING_FULL);
    struct hosting h = seat_of(db, t.first);
    CHECK(!hosting_give_back(db, &h, t.member[1], t.now));
    CHECK(hosting_give_back(db, &h, t.member[0], t.now));
    CHECK(!hosting_give_back(db, &h, t.member[0], t.now));
    CHECK_INT(seat_of(db, t.first).state, HOSTING_STATE_WANTED);
    CHECK_INT(take(db, &t, t.first, 1), HOSTING_TAKEN);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("nobody hosts the kick-off, what is past or called off, or another network's gathering")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id past = meetup(db, &t, 3, -1);
    CHECK_INT(take(db, &t, t.s.ours.gathering, 0), HOSTING_OVER);
    CHECK_INT(take(db, &t, past, 0), HOSTING_OVER);
    gathering_call_off(db, t.second, (struct maybe_str){0});
    CHECK_INT(take(db, &t, t.second, 0), HOSTING_OVER);
    struct gathering g;
    CHECK(gathering_by_id(db, t.first, &g));
    CHECK_INT(hosting_take(db, &g, (struct maybe_person_id){true, t.s.theirs.member}, t.today, t.now),
              HOSTING_NOT_MEMBER);
    CHECK_INT(hosting_take(db, &g, (struct maybe_person_id){0}, t.today, t.now), HOSTING_NOT_MEMBER);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("two may host together, and are two people")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    CHECK(gathering_by_id(db, t.first, &g));
    hosting_want_second(db, &g, t.today, t.now);
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_ALREADY);
    CHECK_INT(take(db, &t, t.first, 1), HOSTING_TAKEN);
    CHECK_INT(take(db, &t, t.first, 2), HOSTING_FULL);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- two at once: trap 3 of selfdriven.md, and in a swap with somebody who has left, below ----

struct racer {
    pthread_t thread;
    struct db_pool *pool;
    const struct town *town;
    struct gathering gathering;  // as both read it before
    struct hosting_swap_id swap; // 0: it is taken
    int member;
    int result;
};

static void *race_on(void *arg)
{
    struct racer *r = arg;
    const struct town *t = r->town;
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(r->pool, part_of_network(t->s.ours.id), arena);
    struct person_id me = t->member[r->member];
    r->result = r->swap.n ? (int)hosting_swap_answer(db, r->swap, me, true, t->now)
                          : (int)hosting_take(db, &r->gathering, (struct maybe_person_id){true, me}, t->today,
                                              t->now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    arena_free(arena);
    return NULL;
}

/// Members 1 and 2 at once.
static void race(struct db_pool *pool, const struct town *t, struct hosting_swap_id swap, int results[2])
{
    struct racer racers[2];
    struct gathering g;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(gathering_by_id(db, t->first, &g));
    db_end(db, DB_ROLLBACK);
    for (int i = 0; i < 2; i++) {
        racers[i] = (struct racer){.pool = pool, .town = t, .gathering = g, .swap = swap, .member = i + 1};
        CHECK(pthread_create(&racers[i].thread, NULL, race_on, &racers[i]) == 0);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(racers[i].thread, NULL);
        results[i] = racers[i].result;
    }
}

static struct hosting_swap_id swap_to_anybody(struct db *db, const struct town *t)
{
    struct hosting_swap_id id = {0};
    struct hosting h = seat_of(db, t->first);
    CHECK_INT(hosting_swap_ask(db, &h, t->member[0], (struct maybe_person_id){0}, t->today, t->now, &id),
              SWAP_ASKED);
    return id;
}

ON_BOTH("of two who say yes at once one is the host, and the other is told")
{
    struct town t = town_on(pool);
    int results[2];
    race(pool, &t, (struct hosting_swap_id){0}, results);
    CHECK_INT(results[0] + results[1], HOSTING_TAKEN + HOSTING_FULL);
    CHECK(results[0] != results[1]);
}

ON_BOTH("of two who take over at once one is the host, and the other is told")
{
    struct town t = town_on(pool);
    int results[2];
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    struct hosting_swap_id swap = swap_to_anybody(db, &t);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    race(pool, &t, swap, results);
    CHECK_INT(results[0] + results[1], SWAP_TAKEN_OVER + SWAP_FASTER);
    CHECK(results[0] != results[1]);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(is_hosted_by(db, t.first, t.member[results[0] == SWAP_TAKEN_OVER ? 1 : 2]));
    CHECK(!asks_open_of(db, t.member[1], t.today).count && !asks_open_of(db, t.member[2], t.today).count);
    db_end(db, DB_ROLLBACK);
}

// ---- swaps ----

static enum swap_asked ask_to(struct db *db, const struct town *t, struct person_id to,
                              struct hosting_swap_id *id)
{
    struct hosting h = seat_of(db, t->first);
    return hosting_swap_ask(db, &h, t->member[0], (struct maybe_person_id){true, to}, t->today, t->now, id);
}

ON_BOTH("a swap needs the other's yes: until then the host is the host, and a no changes nothing")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct hosting_swap_id id;
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    CHECK_INT(ask_to(db, &t, t.member[0], &id), SWAP_NOT_THEM);
    CHECK_INT(ask_to(db, &t, t.s.theirs.member, &id), SWAP_NOT_THEM);
    CHECK_INT(ask_to(db, &t, t.member[1], &id), SWAP_ASKED);
    struct hosting_swap_id other;
    CHECK_INT(ask_to(db, &t, t.member[2], &other), SWAP_NOT_YOURS);              // one question at a time
    CHECK_INT(hosting_swap_answer(db, id, t.member[2], true, t.now), SWAP_OVER); // who was not asked
    CHECK_INT(hosting_swap_answer(db, id, t.member[1], false, t.now), SWAP_DECLINED);
    CHECK(is_hosted_by(db, t.first, t.member[0]));
    CHECK_INT(ask_to(db, &t, t.member[2], &id), SWAP_ASKED);
    CHECK_INT(hosting_swap_answer(db, id, t.member[2], true, t.now), SWAP_TAKEN_OVER);
    CHECK(is_hosted_by(db, t.first, t.member[2]));
    CHECK_INT(hosting_swap_answer(db, id, t.member[2], false, t.now), SWAP_DECLINED); // cannot after all
    CHECK_INT(seat_of(db, t.first).state, HOSTING_STATE_WANTED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// Trap 3.
ON_BOTH("a swap with somebody who has left is over, and the host may ask another")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct hosting_swap_id id, next;
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    CHECK_INT(ask_to(db, &t, t.member[1], &id), SWAP_ASKED);
    CHECK_INT(membership_leave(db, t.s.ours.id, t.member[1], t.now), MEMBERSHIP_LEFT);
    CHECK_INT(hosting_swap_answer(db, id, t.member[1], true, t.now), SWAP_OVER);
    CHECK(is_hosted_by(db, t.first, t.member[0]));
    swaps_tidy(db, t.s.ours.id, t.today, t.now);
    struct hosting_swap swap;
    CHECK(hosting_swap_by_id(db, id, &swap));
    CHECK_INT(swap.state, SWAP_STATE_VOID);
    CHECK_INT(ask_to(db, &t, t.member[2], &next), SWAP_ASKED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a swap by a host who has given it back meanwhile takes nothing over")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct hosting_swap_id id;
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    CHECK_INT(ask_to(db, &t, t.member[1], &id), SWAP_ASKED);
    CHECK_INT(hostings_give_back(db, t.s.ours.id, t.member[0], t.today, t.now), 1);
    CHECK_INT(hosting_swap_answer(db, id, t.member[1], true, t.now), SWAP_OVER);
    CHECK_INT(seat_of(db, t.first).state, HOSTING_STATE_WANTED);
    CHECK_INT(asks_open_of(db, t.member[1], t.today).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- turns ----

static struct host_candidate candidate(int number, int hosted, int days_ago)
{
    return (struct host_candidate){
        .person = {number},
        .hosted = hosted,
        .joined_at =
            wall_instant((struct wall){date_of(2027, 1, 1 + (300 - days_ago) % 20), 600}, ZONE_OSLO)};
}

static int64_t next_of(struct host_candidate *people, size_t count)
{
    struct host_candidate_list all = {people, count};
    struct host_turn turn = {.round_begins = 3, .lot = 7, .held_on = date_of(2027, 6, 1)};
    const struct host_candidate *next = host_next(&all, &turn);
    return next ? next->person.n : 0;
}

TEST("the turn goes to who has hosted least, then to who has to do with the topic, then to who joined first")
{
    struct host_candidate p[] = {candidate(1, 1, 300), candidate(2, 0, 290), candidate(3, 0, 295)};
    CHECK_INT(next_of(p, 3), 3);
    p[1].brings = true;
    CHECK_INT(next_of(p, 3), 2);
    p[0].has_proposed = true; // who has hosted waits until the others have
    CHECK_INT(next_of(p, 3), 2);
    p[1].hosted = p[2].hosted = 1;
    CHECK_INT(next_of(p, 3), 1);
}

TEST("who was asked, or is asked for another gathering, is passed over; who is new comes last")
{
    struct host_candidate p[] = {candidate(1, 0, 300), candidate(2, 2, 300)};
    p[0].joined_at = wall_instant((struct wall){date_of(2027, 5, 1), 600}, ZONE_OSLO);
    CHECK_INT(next_of(p, 2), 2);
    p[1].asked = 3;
    CHECK_INT(next_of(p, 2), 1);
    p[0].is_asked_elsewhere = true;
    CHECK_INT(next_of(p, 2), 0);
    p[1].asked = 2; // in the round before
    CHECK_INT(next_of(p, 2), 2);
}

enum { WILLING = 27, GATHERINGS = 24 };

TEST("over 24 gatherings and 27 who are willing nobody hosts twice; over 60 nobody twice more than another")
{
    struct host_candidate p[WILLING];
    for (int i = 0; i < WILLING; i++)
        p[i] = candidate(i + 1, 0, 280 + i % 7);
    for (int g = 0; g < 60; g++) {
        for (int i = 0; i < WILLING; i++)
            p[i].brings = (i * 7 + g) % 5 == 0;
        int64_t next = next_of(p, WILLING);
        CHECK(next > 0);
        p[next - 1].hosted++;
        int64_t least = p[0].hosted, most = p[0].hosted;
        for (int i = 0; i < WILLING; i++) {
            least = p[i].hosted < least ? p[i].hosted : least;
            most = p[i].hosted > most ? p[i].hosted : most;
        }
        CHECK(most - least <= 1);
        CHECK(g >= GATHERINGS || most == 1);
    }
}

// ---- by itself ----

/// On the next working day at nine, and then as many days later.
static struct instant office(const struct town *t, int days)
{
    return wall_instant((struct wall){date_plus_days(t->today, days), 9 * 60}, ZONE_OSLO);
}

static struct notice_site site_at(struct db *db, const struct town *t, struct instant now)
{
    return notice_site_read(db, &t->s.site.key, t->s.site.public_url, now);
}

static int asked_to_host(struct db *db, const struct town *t)
{
    int count = 0;
    for (int i = 0; i < MEMBERS; i++) {
        struct ask_open_list open = asks_open_of(db, t->member[i], t->today);
        for (size_t k = 0; k < open.count; k++)
            count += open.at[k].kind == ASK_KIND_HOST;
    }
    return count;
}

static void turn_day(struct db *db, const struct town *t, int days)
{
    struct notice_site site = site_at(db, t, office(t, days));
    schedule_network(db, &site, t->s.ours.id, ZONE_OSLO);
}

ON_BOTH("one member is asked at a time; a no or four working days pass it on; 24 days before, all are asked")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct ask ask;
    turn_day(db, &t, 0);
    turn_day(db, &t, 0);
    CHECK_INT(asked_to_host(db, &t), 1);
    struct hosting h = seat_of(db, t.first);
    CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[0], &ask)); // who joined first
    hosting_decline(db, &h, t.member[0], office(&t, 0));
    CHECK_INT(asked_to_host(db, &t), 0);
    turn_day(db, &t, 1);
    CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[1], &ask) && ask.state == ASK_STATE_OPEN);
    turn_day(db, &t, 9); // nobody answered
    CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[1], &ask) && ask.state == ASK_STATE_LAPSED);
    CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[2], &ask) && ask.state == ASK_STATE_OPEN);
    turn_day(db, &t, AHEAD_DAYS - 25); // they are asked to come
    turn_day(db, &t, AHEAD_DAYS - 24);
    CHECK_INT(asked_to_host(db, &t), MEMBERS - 1); // but who said no
    CHECK_INT(take(db, &t, t.first, 3), HOSTING_TAKEN);
    turn_day(db, &t, AHEAD_DAYS - 23);
    struct hosting_list none = hostings_of(db, t.first);
    CHECK_INT(none.at[0].state, HOSTING_STATE_TAKEN);
    CHECK_INT(ask_subjects(db, ASK_KIND_HOST, t.s.ours.id).count ? asked_to_host(db, &t) : 0, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static int mails_of_kind(struct db *db, const struct town *t, enum outbox_kind kind)
{
    struct outbox_line_list lines = outbox_list(db, S(""), t->s.ours.id, INT64_MAX);
    int count = 0;
    for (size_t i = 0; i < lines.count; i++)
        count += lines.at[i].kind == kind;
    return count;
}

ON_BOTH("a plan whose dates are near asks everybody to come today, and to host tomorrow: one mail a day")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    meetup(db, &t, 3, 10);
    struct notice_site site = site_at(db, &t, office(&t, 0));
    CHECK_INT(notice_gatherings_near(db, &site, t.s.ours.id, t.today), MEMBERS);
    turn_day(db, &t, 0);
    CHECK_INT(mails_of_kind(db, &t, OUTBOX_KIND_TURN), 0);
    turn_day(db, &t, 1);
    turn_day(db, &t, 1);
    CHECK_INT(mails_of_kind(db, &t, OUTBOX_KIND_TURN), MEMBERS);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("who said not this half-year is not asked, and nobody is told why")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct ask ask;
    host_pause_put(db, t.s.ours.id, t.member[0], date_plus_days(t.today, 100));
    turn_day(db, &t, 0);
    struct hosting h = seat_of(db, t.first);
    CHECK(!ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[0], &ask));
    CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[1], &ask));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("once somebody has hosted, the day after says so")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(take(db, &t, t.first, 0), HOSTING_TAKEN);
    turn_day(db, &t, AHEAD_DAYS);
    CHECK_INT(seat_of(db, t.first).state, HOSTING_STATE_TAKEN);
    turn_day(db, &t, AHEAD_DAYS + 1);
    CHECK_INT(seat_of(db, t.first).state, HOSTING_STATE_HELD);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- called off ----

static struct topic_id topic_for(struct db *db, const struct town *t, struct gathering_id gathering)
{
    struct topic_id id = {0};
    topic_propose(db,
                  &(struct topic_new){.network = t->s.ours.id,
                                      .title = S("Hvordan deler vi?"),
                                      .proposed_by = {true, t->member[4]},
                                      .proposed_at = t->now},
                  &id);
    CHECK_INT(topic_choose(db, &(struct topic_choice){.topic = id,
                                                      .gathering = {true, gathering},
                                                      .chosen_by = TOPIC_CHOOSER_VOTE,
                                                      .by = {.why = S(""), .now = t->now}}),
              TOPIC_MOVED);
    return id;
}

ON_BOTH("a gathering called off gives its topic to the next one, and asks its host to go with it")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_id topic = topic_for(db, &t, t.first);
    struct topic row;
    struct ask ask;
    struct notice_site site = site_at(db, &t, t.now);
    CHECK_INT(take(db, &t, t.first, 2), HOSTING_TAKEN);
    CHECK(gathering_stop(db, &site, t.first, (struct maybe_str){0}, t.today));
    CHECK(!gathering_stop(db, &site, t.first, (struct maybe_str){0}, t.today));
    CHECK(topic_by_id(db, topic, &row));
    CHECK_INT(row.state, TOPIC_STATE_CHOSEN);
    CHECK_INT(row.gathering.value.n, t.second.n);
    CHECK(!seat_of(db, t.first).person.is_set);
    struct hosting next = seat_of(db, t.second);
    CHECK(ask_asked(db, ASK_KIND_HOST, next.id.n, t.member[2], &ask) && ask.state == ASK_STATE_OPEN);
    CHECK_INT(take(db, &t, t.second, 2), HOSTING_TAKEN);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- links and rights ----

static struct web_answer by_link(const struct town *t, struct ask_id id, int64_t generation, const char *form)
{
    struct link link = {LINK_ASK, id.n, (uint32_t)generation};
    struct str token = secret_reveal(link_token(test_arena(), &t->s.site.key, link)),
               path = str_cat(test_arena(), S("/t/"), token);
    struct web_question q = {.target = str_c(test_arena(), path), .form = form};
    if (form)
        q.csrf = csrf_token(test_arena(), &t->s.site.key, secret_of(token));
    return web_ask(&t->s, &q);
}

ON_BOTH("a yes by the link in the mail makes a host; whoever is later is told who it is")
{
    struct town t = town_on(pool);
    struct ask asks[2];
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    turn_day(db, &t, 0);
    turn_day(db, &t, AHEAD_DAYS - 25); // they are asked to come
    turn_day(db, &t, AHEAD_DAYS - 24);
    struct hosting h = seat_of(db, t.first);
    for (int i = 0; i < 2; i++)
        CHECK(ask_asked(db, ASK_KIND_HOST, h.id.n, t.member[i], &asks[i]));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer page = by_link(&t, asks[1].id, asks[1].generation, NULL);
    CHECK_INT(page.status, 200);
    CHECK(web_says(page.body, S("Du har ikke vært vert ennå.")));
    CHECK_INT(by_link(&t, asks[1].id, asks[1].generation, "answer=yes").status, 303);
    CHECK(web_says(by_link(&t, asks[1].id, asks[1].generation, NULL).body, S("Du er vert")));
    struct web_answer late = by_link(&t, asks[0].id, asks[0].generation, "answer=yes");
    CHECK_INT(late.status, 410);
    CHECK(web_says(late.body, S("Medlem1 Nordmann sa ja først")));
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(is_hosted_by(db, t.first, t.member[1]));
    db_end(db, DB_ROLLBACK);
}

static int status(const struct town *t, const char *place, struct gathering_id gathering, const char *form)
{
    struct str path = str_format(test_arena(), "/gatherings/%lld/%s", (long long)gathering.n, place);
    return web_ask(&t->s, &(struct web_question){.target = str_c(test_arena(), path),
                                                 .form = form,
                                                 .session = t->s.member})
        .status;
}

ON_BOTH("a host prepares the own gathering, and no other; and does not move its day")
{
    static const char *const places[] = {"programme", "edit", "attendance"};
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g, after;
    membership_add(db, t.s.ours.id, t.s.ours.member, t.now);
    CHECK(gathering_by_id(db, t.first, &g));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    for (int i = 0; i < 3; i++)
        CHECK_INT(status(&t, places[i], t.first, NULL), 403);
    CHECK_INT(status(&t, "host", t.first, "do=take"), 303);
    for (int i = 0; i < 3; i++) {
        CHECK_INT(status(&t, places[i], t.first, NULL), 200);
        CHECK_INT(status(&t, places[i], t.second, NULL), 403);
    }
    CHECK_INT(status(&t, "cancel", t.first, NULL), 403);
    struct str form = str_format(test_arena(),
                                 "title=Samling+1&held_on=2027-01-01&start=08:00&end=09:00&place=Kantina&"
                                 "about=&version=%lld",
                                 (long long)g.version);
    CHECK_INT(status(&t, "edit", t.first, form.at), 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(gathering_by_id(db, t.first, &after));
    CHECK_STR(after.place, S("Kantina"));
    CHECK_INT(date_compare(after.held_on, g.held_on), 0);
    CHECK_INT(after.start_minute, g.start_minute);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH(
    "a gathering without a place takes place, from the day its members are asked, where the one before did")
{
    struct town t = town_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    turn_day(db, &t, AHEAD_DAYS - GATHERING_ASK_BEFORE_DAYS - 1);
    CHECK(gathering_by_id(db, t.first, &g));
    CHECK_STR(g.place, S(""));
    turn_day(db, &t, AHEAD_DAYS - GATHERING_ASK_BEFORE_DAYS);
    CHECK(gathering_by_id(db, t.first, &g));
    CHECK_STR(g.place, S("Rådhuset"));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}
