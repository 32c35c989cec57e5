// SPDX-License-Identifier: EUPL-1.2
// Ballots: their moves, the hour, who is told what, and the next gathering that gets a topic by itself.
#include "web_site.h"

#include "ask/ask.h"
#include "base/rng.h"
#include "calendar/workday.h"
#include "jobs/schedule_step.h"
#include "network/membership.h"
#include "topic/ballot.h"
#include "topic/topic.h"

enum { MEMBERS = 6, OPTIONS = 3 };

/// Our network with six members and one ballot about three topics, which closes at noon in ten days.
struct world {
    struct web_site site;
    struct db *db;
    struct person_id member[MEMBERS];
    struct topic_id topic[OPTIONS];
    struct gathering_id gathering; // in sixty days
    struct ballot_id id;
    struct instant noon;
};

static struct date in_days(int days)
{
    return date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, days);
}

static struct instant at(struct date day, int32_t minute)
{
    return wall_instant(wall_at(day, minute), ZONE_OSLO);
}

static struct gathering_id meetup(struct db *db, struct network_id network, int number, struct date day)
{
    struct gathering_id id = {0};
    struct str uid = str_format(test_arena(), "%lld-%d@tvers", (long long)network.n, number);
    gathering_add(db, network, number, GATHERING_KIND_MEETUP, S("Samling"), day, 12 * 60, 14 * 60, S(""),
                  S(""), (struct maybe_str){0}, uid, &id);
    return id;
}

static struct ballot ballot_now(struct db *db, struct ballot_id id)
{
    struct ballot ballot = {0};
    CHECK(ballot_by_id(db, id, &ballot));
    return ballot;
}

static struct ballot_id draft(struct world *w, enum ballot_method method, bool takes_options)
{
    struct ballot_choice options[OPTIONS] = {0};
    struct ballot_id id = {0};
    for (int i = 0; i < OPTIONS; i++)
        options[i] = (struct ballot_choice){.topic = {true, w->topic[i]}, .label = S("Hva lærer vi?")};
    CHECK(ballot_draft(w->db,
                       &(struct ballot_wish){.ballot = {.network = w->site.ours.id,
                                                        .about = BALLOT_ABOUT_TOPICS,
                                                        .question = S("Hva nå?"),
                                                        .method = method,
                                                        .for_gathering = {true, w->gathering},
                                                        .closes_on = in_days(10),
                                                        .closes_minute = 12 * 60,
                                                        .takes_options = takes_options},
                                             .options = options,
                                             .count = OPTIONS},
                       &id));
    return id;
}

static struct world world_on(struct web_site site, enum ballot_method method)
{
    struct world w = {.site = site, .noon = at(in_days(10), 12 * 60)};
    struct instant now = instant_now();
    w.db = db_begin(site.site.pool, DB_WRITE, test_arena());
    w.member[0] = w.site.ours.member;
    w.topic[0] = w.site.ours.topic;
    for (int i = 1; i < MEMBERS; i++) {
        w.member[i] = web_person(w.db, str_format(test_arena(), "medlem%d", i).at);
        membership_add(w.db, w.site.ours.id, w.member[i], now);
    }
    for (int i = 1; i < OPTIONS; i++)
        topic_add(
            w.db,
            &(struct topic_new){.network = w.site.ours.id, .title = S("Hva lærer vi?"), .proposed_at = now},
            &w.topic[i]);
    w.gathering = meetup(w.db, w.site.ours.id, 1, in_days(60));
    w.id = draft(&w, method, true);
    return w;
}

static struct world world_open(struct web_site site, enum ballot_method method)
{
    struct world w = world_on(site, method);
    struct ballot ballot = ballot_now(w.db, w.id);
    CHECK_INT(ballot_open(w.db, &ballot, ZONE_OSLO, instant_now()), BALLOT_OPENED);
    return w;
}

static enum ballot_voted vote_at(struct world *w, int member, const uint8_t *values, struct instant when)
{
    struct ballot ballot = ballot_now(w->db, w->id);
    return ballot_vote(w->db, &(struct ballot_vote){&ballot, ZONE_OSLO, w->member[member], values, when});
}

static enum ballot_voted vote(struct world *w, int member, uint8_t a, uint8_t b, uint8_t c)
{
    return vote_at(w, member, (uint8_t[]){a, b, c}, instant_now());
}

static bool close_at(struct world *w, struct instant when)
{
    struct ballot ballot = ballot_now(w->db, w->id);
    return ballot_close(w->db, &ballot, ZONE_OSLO, when);
}

static struct instant after_noon(const struct world *w, int seconds)
{
    return instant_plus(w->noon, seconds * US_PER_SECOND);
}

static struct ask asked_of(struct world *w, enum ask_kind kind, int64_t subject, int member)
{
    struct ask ask = {0};
    ask_asked(w->db, kind, subject, w->member[member], &ask);
    return ask;
}

static void end(struct world *w)
{
    CHECK(db_end(w->db, DB_ROLLBACK) == DB_DONE);
}

// ---- moves ----

static void attempt(struct world *w, enum ballot_state to)
{
    struct ballot ballot = ballot_now(w->db, w->id);
    switch (to) {
    case BALLOT_STATE_DRAFT: return; // nothing leads there
    case BALLOT_STATE_OPEN: ballot_open(w->db, &ballot, ZONE_OSLO, instant_now()); return;
    case BALLOT_STATE_CLOSED: close_at(w, after_noon(w, 120)); return;
    case BALLOT_STATE_WITHDRAWN: ballot_withdraw(w->db, w->id, S("Vi venter"), instant_now()); return;
    }
}

ON_BOTH("a ballot opens, and closes or is withdrawn: no other pair of states is a move")
{
    static const bool is_a_move[4][4] = {
        [BALLOT_STATE_DRAFT] = {[BALLOT_STATE_OPEN] = true},
        [BALLOT_STATE_OPEN] = {[BALLOT_STATE_CLOSED] = true, [BALLOT_STATE_WITHDRAWN] = true},
    };
    struct world w = world_on(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    for (int from = 0; from < 4; from++)
        for (int to = 0; to < 4; to++) {
            w.id = draft(&w, BALLOT_METHOD_APPROVAL, false);
            if (from != BALLOT_STATE_DRAFT)
                attempt(&w, BALLOT_STATE_OPEN);
            if (from == BALLOT_STATE_CLOSED || from == BALLOT_STATE_WITHDRAWN)
                attempt(&w, (enum ballot_state)from);
            CHECK_INT(ballot_now(w.db, w.id).state, from);
            attempt(&w, (enum ballot_state)to);
            CHECK_INT(ballot_now(w.db, w.id).state != (enum ballot_state)from, is_a_move[from][to]);
            struct ballot left = ballot_now(w.db, w.id); // room for the next one
            ballot_discard(w.db, w.id);
            if (left.state == BALLOT_STATE_OPEN)
                ballot_withdraw(w.db, w.id, S("Vi venter"), instant_now());
        }
    end(&w);
}

// ---- the hour: trap 2 of selfdriven.md ----

ON_BOTH("a vote counts that was received a second before the hour; later ones do not, also while the row "
        "still says open")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    uint8_t first[] = {1, 0, 0}, other[] = {0, 1, 0};
    CHECK_INT(vote_at(&w, 0, first, after_noon(&w, -1)), BALLOT_VOTED);
    CHECK_INT(vote_at(&w, 1, other, after_noon(&w, 0)), BALLOT_TOO_LATE);
    CHECK_INT(vote_at(&w, 0, other, after_noon(&w, 1)), BALLOT_TOO_LATE); // changing it, too
    CHECK_INT(ballot_now(w.db, w.id).state, BALLOT_STATE_OPEN);
    CHECK(!close_at(&w, after_noon(&w, 119))); // one that was received in time may still be on its way
    CHECK_INT(vote_at(&w, 2, first, after_noon(&w, -1)), BALLOT_VOTED);
    CHECK(close_at(&w, after_noon(&w, 120)));
    CHECK_INT(vote_at(&w, 3, other, after_noon(&w, -1)), BALLOT_TOO_LATE); // counted is counted
    struct ballot_place_list places = ballot_result(w.db, w.id);
    CHECK_INT(places.at[0].votes.value, 2);
    CHECK_INT(places.at[1].votes.value, 0);
    CHECK_INT(ballot_now(w.db, w.id).turnout.value, 2);
    end(&w);
}

ON_BOTH("the hour is that of the clock on the wall, also when summer time ends before it")
{
    struct world w = world_on(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    struct ballot winter = ballot_now(w.db, w.id), summer = winter;
    winter.closes_on = date_of(2027, 10, 31); // the clocks went back that night
    summer.closes_on = date_of(2027, 10, 30);
    CHECK_INT(ballot_hour(&winter, ZONE_OSLO).us - ballot_hour(&summer, ZONE_OSLO).us,
              25 * 60 * US_PER_MINUTE);
    end(&w);
}

// ---- the rules of voting ----

ON_BOTH("what a method does not allow is refused, and nothing of it is kept")
{
    struct web_site site = web_site_on(pool);
    static const struct {
        enum ballot_method method;
        uint8_t values[OPTIONS];
        enum ballot_voted verdict;
    } cases[] = {
        {BALLOT_METHOD_APPROVAL, {0, 0, 0}, BALLOT_BLANK},
        {BALLOT_METHOD_APPROVAL, {2, 0, 0}, BALLOT_AGAINST_RULE},
        {BALLOT_METHOD_APPROVAL, {1, 1, 1}, BALLOT_VOTED},
        {BALLOT_METHOD_DOTS, {3, 3, 0}, BALLOT_AGAINST_RULE},
        {BALLOT_METHOD_DOTS, {4, 0, 0}, BALLOT_AGAINST_RULE},
        {BALLOT_METHOD_DOTS, {3, 2, 0}, BALLOT_VOTED},
        {BALLOT_METHOD_DOTS, {1, 0, 0}, BALLOT_VOTED},
        {BALLOT_METHOD_SCHULZE, {1, 4, 0}, BALLOT_AGAINST_RULE},
        {BALLOT_METHOD_SCHULZE, {2, 2, 1}, BALLOT_VOTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct world w = world_open(site, cases[i].method);
        CHECK_INT(vote_at(&w, 0, cases[i].values, instant_now()), cases[i].verdict);
        CHECK_INT(ballot_marks_of(w.db, w.id, w.member[0]).count > 0, cases[i].verdict == BALLOT_VOTED);
        end(&w);
    }
}

ON_BOTH("one person has one vote, which can be changed; who is no member has none")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    struct ballot ballot = ballot_now(w.db, w.id);
    uint8_t values[] = {1, 0, 0};
    CHECK_INT(vote(&w, 0, 1, 1, 0), BALLOT_VOTED);
    CHECK_INT(vote(&w, 0, 0, 0, 1), BALLOT_VOTED_ANEW);
    CHECK_INT(ballot_vote(w.db, &(struct ballot_vote){&ballot, ZONE_OSLO, w.site.theirs.member, values,
                                                      instant_now()}),
              BALLOT_NO_VOTER);
    CHECK(close_at(&w, after_noon(&w, 120)));
    struct ballot_place_list places = ballot_result(w.db, w.id);
    CHECK_INT(places.at[0].topic.value.n, w.topic[2].n);
    CHECK_INT(places.at[0].votes.value, 1);
    CHECK_INT(places.at[1].votes.value, 0);
    end(&w);
}

ON_BOTH("who has left when it closes is not counted, and is no part of the turnout")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    vote(&w, 0, 1, 0, 0);
    vote(&w, 1, 0, 1, 0);
    vote(&w, 2, 0, 1, 0);
    CHECK_INT(membership_leave(w.db, w.site.ours.id, w.member[1], instant_now()), MEMBERSHIP_LEFT);
    demo_person_leaves(w.db, w.member[2]);
    CHECK(close_at(&w, after_noon(&w, 120)));
    CHECK_INT(ballot_result(w.db, w.id).at[0].topic.value.n, w.topic[0].n);
    CHECK_INT(ballot_now(w.db, w.id).turnout.value, 1);
    CHECK_INT(ballot_now(w.db, w.id).entitled.value, MEMBERS - 2);
    CHECK_INT(ballot_voters(w.db, w.id).count, 1);
    end(&w);
}

// ---- secrecy ----

ON_BOTH("when it is over nothing is left of what anybody voted; of a withdrawn one not even who did")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_SCHULZE);
    vote(&w, 0, 1, 2, 3);
    vote(&w, 1, 2, 1, 3);
    CHECK(close_at(&w, after_noon(&w, 120)));
    CHECK_INT(ballot_marks_of(w.db, w.id, w.member[0]).count, 0);
    CHECK_INT(ballot_voters(w.db, w.id).count, 2);
    CHECK_INT(ballot_pairs(w.db, w.id).count, OPTIONS * (OPTIONS - 1));
    w.id = draft(&w, BALLOT_METHOD_APPROVAL, false);
    attempt(&w, BALLOT_STATE_OPEN);
    CHECK_INT(vote(&w, 0, 1, 0, 0), BALLOT_VOTED);
    CHECK(ballot_withdraw(w.db, w.id, S("Vi venter"), instant_now()));
    CHECK_INT(ballot_marks_of(w.db, w.id, w.member[0]).count, 0);
    CHECK_INT(ballot_voters(w.db, w.id).count, 0);
    end(&w);
}

static struct str page_of(struct world *w, struct secret who)
{
    struct str target = str_format(test_arena(), "/ballots/%lld", (long long)w->id.n);
    return web_ask(&w->site, &(struct web_question){.target = target.at, .session = who}).body;
}

ON_BOTH("nobody sees counts before they have voted, and nobody sees who has voted before it is closed")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    for (int i = 1; i < MEMBERS; i++)
        vote(&w, i, 1, 0, 0);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    struct str counts = S("count-list"), name = S("medlem3 Nordmann");
    CHECK(!web_says(page_of(&w, w.site.member), counts));
    CHECK(!web_says(page_of(&w, w.site.lead), counts));
    w.db = db_begin(pool, DB_WRITE, test_arena());
    vote(&w, 0, 0, 1, 0);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(page_of(&w, w.site.member), counts));
    CHECK(!web_says(page_of(&w, w.site.member), name));
    CHECK(!web_says(page_of(&w, w.site.lead), counts));
    w.db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(close_at(&w, after_noon(&w, 120)));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(page_of(&w, w.site.lead), counts));
    CHECK(web_says(page_of(&w, w.site.lead), name));
}

static struct web_answer send(const struct world *w, const char *rest, const char *form, struct secret who)
{
    struct str target = str_format(test_arena(), "/ballots/%lld%s", (long long)w->id.n, rest);
    return web_ask(&w->site, &(struct web_question){.target = target.at, .form = form, .session = who});
}

ON_BOTH("a draft is there for who runs the network, and for no other member")
{
    struct world w = world_on(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    CHECK_INT(send(&w, "", NULL, w.site.coordinator).status, 200);
    CHECK_INT(send(&w, "", NULL, w.site.member).status, 404);
    CHECK_INT(send(&w, "", "v1=1", w.site.member).status, 404);
    CHECK_INT(send(&w, "/options", "option=Noe+nytt", w.site.member).status, 404);
}

ON_BOTH("of a handful of votes the names are not told: they would tell the votes")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    for (int i = 1; i < BALLOT_NAMES_LEAST; i++)
        vote(&w, i, 1, 0, 0);
    CHECK(close_at(&w, after_noon(&w, 120)));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    CHECK(!web_says(page_of(&w, w.site.lead), S("medlem3 Nordmann")));
}

// ---- asking ----

ON_BOTH("each member is asked to vote; who has voted is asked no more, and anew when there is a new option")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    struct ballot_choice option = {.label = S("Noe helt annet")};
    struct ballot ballot = ballot_now(w.db, w.id);
    for (int i = 0; i < MEMBERS; i++)
        CHECK_INT(asked_of(&w, ASK_KIND_VOTE, w.id.n, i).state, ASK_STATE_OPEN);
    vote(&w, 0, 1, 0, 0);
    CHECK_INT(asked_of(&w, ASK_KIND_VOTE, w.id.n, 0).state, ASK_STATE_DONE);
    ballot_ask_members(w.db, &ballot, instant_now());
    CHECK_INT(asked_of(&w, ASK_KIND_VOTE, w.id.n, 0).state, ASK_STATE_DONE);
    CHECK_INT(
        ballot_add_option(w.db, &ballot, ZONE_OSLO, &option, (struct maybe_person_id){0}, instant_now()),
        BALLOT_ADDED);
    CHECK_INT(asked_of(&w, ASK_KIND_VOTE, w.id.n, 0).state, ASK_STATE_OPEN);
    CHECK_INT(ballot_marks_of(w.db, w.id, w.member[0]).count, 1); // the vote stands
    CHECK_INT(vote_at(&w, 0, (uint8_t[]){0, 0, 0, 1}, instant_now()), BALLOT_VOTED_ANEW);
    CHECK(close_at(&w, after_noon(&w, 120)));
    for (int i = 0; i < MEMBERS; i++)
        CHECK_INT(asked_of(&w, ASK_KIND_VOTE, w.id.n, i).state, i ? ASK_STATE_VOID : ASK_STATE_DONE);
    CHECK_INT(
        ballot_add_option(w.db, &ballot, ZONE_OSLO, &option, (struct maybe_person_id){0}, after_noon(&w, 1)),
        BALLOT_TAKES_NONE);
    end(&w);
}

static struct str link_of(struct world *w, struct ask ask)
{
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    return str_cat(test_arena(), S("/t/"), secret_reveal(link_token(test_arena(), &w->site.site.key, link)));
}

/// A form behind a link is the link's own.
static struct web_answer post_link(struct world *w, struct str target, struct str form)
{
    struct secret token = secret_of(str_slice(target, 3, SIZE_MAX));
    return web_ask(&w->site,
                   &(struct web_question){.target = target.at,
                                          .form = form.at,
                                          .csrf = csrf_token(test_arena(), &w->site.site.key, token)});
}

ON_BOTH("one votes from a mail without an account, twice as well as once; after the hour the page tells both "
        "times")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    struct str link = link_of(&w, asked_of(&w, ASK_KIND_VOTE, w.id.n, 1));
    struct ballot_option_list options = ballot_options(w.db, w.id);
    struct str form =
        str_format(test_arena(), "v%lld=1&help=%lld", (long long)options.at[1].id.n, (long long)w.topic[1].n);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(web_ask(&w.site, &(struct web_question){.target = link.at}).body, S("Hva nå?")));
    for (int i = 0; i < 2; i++)
        CHECK_INT(post_link(&w, link, form).status, 303);
    CHECK_INT(post_link(&w, link, S("v0=1")).status, 422); // blank: the page says what to do
    w.site.site.clock_shift_us = w.noon.us + 30 * US_PER_SECOND - instant_now().us;
    struct web_answer late = post_link(&w, link, form);
    CHECK(web_says(late.body, S("12:00")) || web_says(late.body, S("12.00")));
    CHECK(web_says(late.body, S("Stemmen din teller ikke")));
    w.db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(ballot_marks_of(w.db, w.id, w.member[1]).count, 1);
    CHECK_INT(topic_helpers(w.db, w.topic[1]).count, 1);
    end(&w);
}

static struct str result_text(struct world *w)
{
    struct ballot_place_list places = ballot_result(w->db, w->id);
    struct buf text = buf_new(test_arena(), 200);
    for (size_t i = 0; i < places.count; i++)
        buf_format(&text, "%lld:%lld ", (long long)places.at[i].option.n,
                   (long long)places.at[i].votes.value);
    return buf_get(&text);
}

// Trap 7 of selfdriven.md; for answers in calendars incoming_test.c.
ON_BOTH(
    "a vote that comes by mail when the ballot is closed, or a year later, changes nothing and is told so")
{
    static const int64_t days_after[] = {0, 1, 365};
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    struct str voted = link_of(&w, asked_of(&w, ASK_KIND_VOTE, w.id.n, 1));
    struct str silent = link_of(&w, asked_of(&w, ASK_KIND_VOTE, w.id.n, 2));
    struct str form = str_format(test_arena(), "v%lld=1", (long long)ballot_options(w.db, w.id).at[1].id.n);
    CHECK_INT(vote(&w, 1, 1, 0, 0), BALLOT_VOTED);
    CHECK(close_at(&w, after_noon(&w, 120)));
    struct str result = result_text(&w);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    for (size_t i = 0; i < sizeof days_after / sizeof *days_after; i++) {
        struct instant then = instant_plus(after_noon(&w, 180), days_after[i] * US_PER_DAY);
        w.site.site.clock_shift_us = then.us - instant_now().us;
        CHECK(post_link(&w, voted, form).status >= 400);
        CHECK_INT(post_link(&w, silent, form).status, 410);
        CHECK_INT(web_ask(&w.site, &(struct web_question){.target = silent.at}).status, 410);
    }
    w.db = db_begin(pool, DB_READ, test_arena());
    CHECK_STR(result_text(&w), result);
    CHECK_INT(ballot_now(w.db, w.id).turnout.value, 1);
    CHECK_INT(ballot_marks_of(w.db, w.id, w.member[1]).count, 0);
    end(&w);
}

// ---- the next gathering gets its topic ----

/// The schedule on a day, at ten o'clock.
static void on_day(struct world *w, struct date day, int32_t minute)
{
    struct notice_site site = notice_site_read(w->db, &w->site.site.key, S(""), at(day, minute));
    struct schedule_turn turn = {&site, w->site.ours.id, ZONE_OSLO, day};
    for (int twice = 0; twice < 2; twice++) { // it may run at any time, and twice
        schedule_ballots(w->db, &turn);
        schedule_topics(w->db, &turn);
    }
}

static struct date before(int days)
{
    return in_days(60 - days);
}

/// Without the ballot that the world began with.
static struct world world_bare(struct web_site site, int proposals)
{
    struct world w = world_on(site, BALLOT_METHOD_APPROVAL);
    ballot_discard(w.db, w.id);
    for (int i = proposals; i < OPTIONS; i++)
        topic_set_aside(w.db, w.topic[i], &(struct topic_move_by){.why = S("Nei"), .now = instant_now()});
    return w;
}

static struct topic topic_of(struct world *w)
{
    struct topic topic = {0};
    topic_of_gathering(w->db, w->gathering, &topic);
    return topic;
}

ON_BOTH("members are asked to propose from 56 days before; one proposal answers, and a topic ends the asking")
{
    struct world w = world_bare(web_site_on(pool), 2);
    struct topic_id id;
    on_day(&w, before(57), 600);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, w.gathering.n, 0).id.n, 0);
    on_day(&w, before(56), 600);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, w.gathering.n, 0).state, ASK_STATE_OPEN);
    struct topic_new topic = {w.site.ours.id, S("Hvordan?"), S(""), {true, w.member[0]}, instant_now()};
    CHECK_INT(topic_propose(w.db, &topic, &id), TOPIC_PROPOSED);
    on_day(&w, before(55), 600);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, w.gathering.n, 0).state, ASK_STATE_DONE);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, w.gathering.n, 1).state, ASK_STATE_OPEN);
    topic_choose(w.db, &(struct topic_choice){.topic = id,
                                              .gathering = {true, w.gathering},
                                              .chosen_by = TOPIC_CHOOSER_PERSON,
                                              .by = {.why = S("Fordi"), .now = instant_now()}});
    on_day(&w, before(54), 600);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, w.gathering.n, 1).state, ASK_STATE_VOID);
    end(&w);
}

ON_BOTH("where meet-ups are a month apart, members are asked about the next although this one has a fallback")
{
    struct world w = world_bare(web_site_on(pool), 0);
    struct gathering_id next = meetup(w.db, w.site.ours.id, 9, in_days(60 + 28)),
                        soon = meetup(w.db, w.site.ours.id, 8, in_days(60 + 14));
    on_day(&w, before(42), 600); // this one waits for what members proposed, and the next is 56 days ahead
    CHECK(asked_of(&w, ASK_KIND_PROPOSE, soon.n, 0).id.n != 0);
    on_day(&w, before(35), 600);
    CHECK_INT(topic_of(&w).chosen_by.value, TOPIC_CHOOSER_FALLBACK);
    on_day(&w, before(28), 600);
    CHECK(asked_of(&w, ASK_KIND_PROPOSE, next.n, 0).id.n != 0);
    struct topic_id id;
    struct topic_new topic = {w.site.ours.id, S("Hvordan?"), S(""), {true, w.member[0]}, instant_now()};
    CHECK_INT(topic_propose(w.db, &topic, &id), TOPIC_PROPOSED);
    on_day(&w, before(27), 600);
    CHECK_INT(topic_of(&w).id.n, id.n); // this one has the proposal instead
    on_day(&w, before(26), 600);
    CHECK_INT(asked_of(&w, ASK_KIND_PROPOSE, next.n, 1).state, ASK_STATE_OPEN); // and the next has none yet
    end(&w);
}

ON_BOTH(
    "a ballot opens by itself 49 days before, closes on a working day at noon, and its winner is the topic")
{
    struct world w = world_bare(web_site_on(pool), 3);
    size_t ballots = ballots_of(w.db, w.site.ours.id).count;
    on_day(&w, before(50), 600);
    CHECK(!ballot_for_gathering(w.db, w.gathering, &w.id));
    on_day(&w, before(49), 600);
    CHECK(ballot_for_gathering(w.db, w.gathering, &w.id));
    struct ballot ballot = ballot_now(w.db, w.id);
    CHECK_INT(ballots_of(w.db, w.site.ours.id).count, ballots + 1);
    CHECK(workday_is(COUNTRY_NORWAY, ballot.closes_on));
    CHECK(date_compare(ballot.closes_on, before(39)) >= 0);
    CHECK_INT(ballot.closes_minute, 12 * 60);
    w.noon = ballot_hour(&ballot, ZONE_OSLO);
    CHECK_INT(vote_at(&w, 0, (uint8_t[]){0, 1, 0}, at(before(45), 600)), BALLOT_VOTED);
    CHECK_INT(vote_at(&w, 1, (uint8_t[]){0, 1, 1}, at(before(45), 600)), BALLOT_VOTED);
    on_day(&w, ballot.closes_on, 12 * 60 + 1);
    CHECK_INT(ballot_now(w.db, w.id).state, BALLOT_STATE_OPEN);
    on_day(&w, ballot.closes_on, 12 * 60 + 2);
    CHECK_INT(ballot_now(w.db, w.id).state, BALLOT_STATE_CLOSED);
    CHECK_INT(topic_of(&w).id.n, w.topic[1].n);
    CHECK_INT(topic_of(&w).chosen_by.value, TOPIC_CHOOSER_VOTE);
    end(&w);
}

ON_BOTH(
    "a single proposal needs no vote; none at all gives the fallback, which makes room until ten days before")
{
    struct web_site site = web_site_on(pool);
    struct world w = world_bare(site, 1);
    on_day(&w, before(40), 600);
    CHECK_INT(topic_of(&w).id.n, 0);
    on_day(&w, before(39), 600);
    CHECK_INT(topic_of(&w).id.n, w.topic[0].n);
    CHECK_INT(topic_of(&w).chosen_by.value, TOPIC_CHOOSER_ALONE);
    end(&w);
    w = world_bare(site, 0);
    on_day(&w, before(36), 600);
    CHECK_INT(topic_of(&w).id.n, 0);
    on_day(&w, before(35), 600);
    struct topic_id fallback = topic_of(&w).id;
    CHECK_INT(topic_of(&w).chosen_by.value, TOPIC_CHOOSER_FALLBACK);
    CHECK_INT(topic_take_up(w.db, w.topic[0], &(struct topic_move_by){.now = instant_now()}), TOPIC_MOVED);
    on_day(&w, before(9), 600); // people have prepared
    CHECK_INT(topic_of(&w).id.n, fallback.n);
    on_day(&w, before(10), 600);
    CHECK_INT(topic_of(&w).id.n, w.topic[0].n);
    end(&w);
}

ON_BOTH(
    "where the winner was set aside meanwhile the next one is chosen; where nobody voted, the lot decides")
{
    struct web_site site = web_site_on(pool);
    struct world w = world_open(site, BALLOT_METHOD_APPROVAL);
    vote(&w, 0, 1, 1, 0);
    vote(&w, 1, 1, 0, 0);
    topic_set_aside(w.db, w.topic[0], &(struct topic_move_by){.why = S("Nei"), .now = instant_now()});
    on_day(&w, in_days(10), 12 * 60 + 2);
    CHECK_INT(topic_of(&w).id.n, w.topic[1].n);
    end(&w);
    w = world_open(site, BALLOT_METHOD_APPROVAL);
    on_day(&w, in_days(10), 12 * 60 + 2);
    CHECK(topic_of(&w).id.n != 0);
    CHECK_INT(topic_of(&w).chosen_by.value, TOPIC_CHOOSER_LOT);
    CHECK_INT(ballot_result(w.db, w.id).at[0].level, OPTIONS);
    end(&w);
}

ON_BOTH("a ballot of a network that has ended is neither counted nor asked about")
{
    struct world w = world_open(web_site_on(pool), BALLOT_METHOD_APPROVAL);
    network_state_set(w.db, w.site.ours.id, NETWORK_STATE_ENDED);
    on_day(&w, in_days(10), 12 * 60 + 2);
    CHECK_INT(ballot_now(w.db, w.id).state, BALLOT_STATE_OPEN);
    end(&w);
}

// ---- histories by chance ----

/// What must hold of a ballot at any time.
static void check_rules(struct world *w)
{
    struct ballot ballot = ballot_now(w->db, w->id);
    size_t papers = ballot_voters(w->db, w->id).count, with_marks = 0;
    for (int i = 0; i < MEMBERS; i++) {
        struct ballot_own_mark_list marks = ballot_marks_of(w->db, w->id, w->member[i]);
        int64_t sum = 0;
        for (size_t m = 0; m < marks.count; m++)
            sum += marks.at[m].value;
        CHECK(sum <= DOTS);
        with_marks += marks.count > 0;
    }
    CHECK_INT(with_marks, ballot.state == BALLOT_STATE_OPEN ? papers : 0);
    if (ballot.state == BALLOT_STATE_CLOSED)
        CHECK_INT(ballot.turnout.value, papers);
}

ON_BOTH("in histories by chance each paper has its marks until the end, none afterwards, and as many are "
        "told as voted")
{
    struct web_site site = web_site_on(pool);
    struct rng rng = rng_new(7);
    for (int run = 0; run < 40; run++) {
        struct world w = world_open(site, BALLOT_METHOD_DOTS);
        for (int step = 0; step < 25; step++) {
            int member = (int)rng_below(&rng, MEMBERS);
            uint8_t values[OPTIONS];
            for (int i = 0; i < OPTIONS; i++)
                values[i] = (uint8_t)rng_below(&rng, 5);
            vote_at(&w, member, values, after_noon(&w, (int)rng_below(&rng, 40) - 39));
            if (!rng_below(&rng, 12))
                close_at(&w, after_noon(&w, 110 + (int)rng_below(&rng, 20)));
            if (!rng_below(&rng, 60))
                ballot_withdraw(w.db, w.id, S("Vi venter"), instant_now());
            check_rules(&w);
        }
        end(&w);
    }
}
