// SPDX-License-Identifier: EUPL-1.2
// Topics: the moves that there are and no others, who may make them, and what becomes of one whose gathering
// does not take place.
#include "web_site.h"

#include "jobs/schedule.h"
#include "topic/topic.h"

static struct date in_days(int days)
{
    return date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, days);
}

static struct topic topic_now(struct db *db, struct topic_id id)
{
    struct topic topic = {0};
    CHECK(topic_by_id(db, id, &topic));
    return topic;
}

static struct topic_id proposed(struct db *db, const struct web_network *n, const char *title)
{
    struct topic_id id = {0};
    CHECK_INT(topic_propose(db,
                            &(struct topic_new){.network = n->id,
                                                .title = str_from(title),
                                                .proposed_by = {true, n->member},
                                                .proposed_at = instant_now()},
                            &id),
              TOPIC_PROPOSED);
    return id;
}

static struct gathering_id meetup(struct db *db, const struct web_network *n, int number, int days)
{
    struct gathering_id id = {0};
    struct str uid = str_format(test_arena(), "%lld-%d@tvers", (long long)n->id.n, number);
    gathering_add(db, n->id, number, GATHERING_KIND_MEETUP, str_format(test_arena(), "Samling %d", number),
                  in_days(days), 12 * 60, 14 * 60, S(""), S(""), (struct maybe_str){0}, uid, &id);
    return id;
}

static const struct topic_move_by nobody = {.why = {"fordi", 5}};

static enum topic_moved choose(struct db *db, struct topic_id topic, struct gathering_id gathering)
{
    return topic_choose(db, &(struct topic_choice){.topic = topic,
                                                   .gathering = {gathering.n != 0, gathering},
                                                   .chosen_by = TOPIC_CHOOSER_VOTE,
                                                   .by = nobody});
}

// ---- every pair of states ----

/// Tries to bring it into that state, as pages and the schedule do.
static void attempt(struct db *db, const struct web_network *n, struct topic_id id, enum topic_state to)
{
    switch (to) {
    case TOPIC_STATE_PROPOSED: topic_take_up(db, id, &nobody); return;
    case TOPIC_STATE_CHOSEN: choose(db, id, (struct gathering_id){0}); return;
    case TOPIC_STATE_WORKED_ON:
        topics_place(db, n->id, in_days(0));
        topics_work(db, n->id, in_days(100), instant_now());
        return;
    case TOPIC_STATE_SET_ASIDE: topic_set_aside(db, id, &nobody); return;
    }
}

ON_BOTH("of all pairs of states only the four moves that there are can be made")
{
    static const enum topic_state way[][3] = {
        [TOPIC_STATE_PROPOSED] = {TOPIC_STATE_PROPOSED, TOPIC_STATE_PROPOSED},
        [TOPIC_STATE_CHOSEN] = {TOPIC_STATE_CHOSEN, TOPIC_STATE_CHOSEN},
        [TOPIC_STATE_WORKED_ON] = {TOPIC_STATE_CHOSEN, TOPIC_STATE_WORKED_ON},
        [TOPIC_STATE_SET_ASIDE] = {TOPIC_STATE_SET_ASIDE, TOPIC_STATE_SET_ASIDE},
    };
    static const bool is_a_move[4][4] = {
        [TOPIC_STATE_PROPOSED] = {[TOPIC_STATE_CHOSEN] = true, [TOPIC_STATE_SET_ASIDE] = true},
        [TOPIC_STATE_CHOSEN] = {[TOPIC_STATE_WORKED_ON] = true},
        [TOPIC_STATE_SET_ASIDE] = {[TOPIC_STATE_PROPOSED] = true},
    };
    struct web_site s = web_site_on(pool);
    for (int from = 0; from < 4; from++)
        for (int to = 0; to < 4; to++) {
            struct db *db = db_begin(pool, DB_WRITE, test_arena());
            struct topic_id id = proposed(db, &s.ours, "Hvordan deler vi?");
            meetup(db, &s.ours, 1, 20);
            attempt(db, &s.ours, id, way[from][0]);
            attempt(db, &s.ours, id, way[from][1]);
            CHECK_INT(topic_now(db, id).state, from);
            size_t moves = topic_moves(db, id).count;
            attempt(db, &s.ours, id, (enum topic_state)to);
            bool has_moved = topic_now(db, id).state != (enum topic_state)from;
            CHECK_INT(has_moved, is_a_move[from][to]);
            CHECK_INT(topic_moves(db, id).count, moves + has_moved);
            CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
        }
}

// ---- gatherings ----

ON_BOTH("a gathering has one topic; the fallback makes room for a real one, and waits for the next time")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id g = meetup(db, &s.ours, 1, 20);
    struct topic_id fallback = proposed(db, &s.ours, "Ta med det du står fast i"),
                    first = proposed(db, &s.ours, "Hvordan deler vi?"),
                    second = proposed(db, &s.ours, "Hva lærer vi?");
    topic_choose(db, &(struct topic_choice){.topic = fallback,
                                            .gathering = {true, g},
                                            .chosen_by = TOPIC_CHOOSER_FALLBACK,
                                            .by = nobody});
    CHECK_INT(topic_now(db, fallback).gathering.value.n, g.n);
    CHECK_INT(choose(db, first, g), TOPIC_MOVED);
    CHECK(!topic_now(db, fallback).gathering.is_set);
    CHECK_INT(choose(db, second, g), TOPIC_GATHERING_HAS);
    CHECK_INT(topic_now(db, second).state, TOPIC_STATE_PROPOSED);
    meetup(db, &s.ours, 2, 50);
    topics_place(db, s.ours.id, in_days(0));
    CHECK(!topic_now(db, fallback).gathering.is_set); // only asked for where nothing else is there
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("no topic is chosen for the kick-off, for another network's gathering, or for one that is called off")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_id id = proposed(db, &s.ours, "Hvordan deler vi?");
    struct gathering_id off = meetup(db, &s.ours, 1, 20);
    gathering_call_off(db, off, (struct maybe_str){0});
    CHECK_INT(choose(db, id, s.ours.gathering), TOPIC_GATHERING_OVER);
    CHECK_INT(choose(db, id, meetup(db, &s.theirs, 1, 20)), TOPIC_GATHERING_OVER);
    CHECK_INT(choose(db, id, off), TOPIC_GATHERING_OVER);
    CHECK_INT(topic_now(db, id).state, TOPIC_STATE_PROPOSED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

/// "/topics/7"
static struct str at(const char *place, int64_t id, const char *rest)
{
    return str_format(test_arena(), "%s/%lld%s", place, (long long)id, rest);
}

static int post(const struct web_site *s, struct str target, const char *form, struct secret who)
{
    return web_ask(s, &(struct web_question){.target = target.at, .form = form, .session = who}).status;
}

static struct web_answer get(const struct web_site *s, struct str target, struct secret who)
{
    return web_ask(s, &(struct web_question){.target = target.at, .session = who});
}

static void schedule_at(const struct web_site *s, struct instant now)
{
    int64_t mails;
    CHECK(schedule_run(&(struct schedule){s->site.pool, &s->site.key, s->site.public_url, now}, &mails));
}

static void schedule_in_network(const struct web_site *s, struct network_id network)
{
    struct db *db = db_begin(s->site.pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &s->site.key, s->site.public_url, instant_now());
    schedule_network(db, &site, network, ZONE_OSLO);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

// Trap 4 of selfdriven.md.
ON_BOTH("a topic whose gathering is called off stays chosen, and is the first to get the next one")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id g = meetup(db, &s.ours, 1, 20), next = meetup(db, &s.ours, 2, 50);
    struct topic_id id = proposed(db, &s.ours, "Hvordan deler vi?");
    CHECK_INT(choose(db, id, g), TOPIC_MOVED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&s, at("/gatherings", g.n, "/cancel"), "", s.lead), 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(topic_now(db, id).state, TOPIC_STATE_CHOSEN);
    CHECK_INT(topic_now(db, id).gathering.value.n, next.n);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("what was chosen for a gathering that is past was worked on, whether or not anybody marked who came")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id past = meetup(db, &s.ours, 1, -1), today = meetup(db, &s.ours, 2, 0);
    struct topic_id was = proposed(db, &s.ours, "Hvordan deler vi?"),
                    is = proposed(db, &s.ours, "Hva lærer vi?");
    CHECK_INT(choose(db, was, past), TOPIC_MOVED);
    CHECK_INT(choose(db, is, today), TOPIC_MOVED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    schedule_in_network(&s, s.ours.id);
    schedule_in_network(&s, s.ours.id);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(topic_now(db, was).state, TOPIC_STATE_WORKED_ON);
    CHECK_INT(topic_now(db, is).state, TOPIC_STATE_CHOSEN);
    CHECK_INT(topic_moves(db, was).count, 2);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- limits ----

ON_BOTH("one person has at most 20 proposals that wait, a network 100")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_new topic = {.network = s.ours.id, .title = S("Nok"), .proposed_at = instant_now()};
    struct topic_id id;
    topic.proposed_by = (struct maybe_person_id){true, s.ours.member};
    for (int i = 0; i < TOPICS_OF_ONE_MOST; i++)
        CHECK_INT(topic_propose(db, &topic, &id), TOPIC_PROPOSED);
    CHECK_INT(topic_propose(db, &topic, &id), TOPIC_ENOUGH_OF_YOURS);
    topic.proposed_by.is_set = false;
    for (int i = TOPICS_OF_ONE_MOST + 1; i < TOPICS_WAITING_MOST; i++) // one is there
        CHECK_INT(topic_propose(db, &topic, &id), TOPIC_PROPOSED);
    CHECK_INT(topic_propose(db, &topic, &id), TOPIC_ENOUGH);
    CHECK_INT(topic_set_aside(db, id, &nobody), TOPIC_MOVED);
    CHECK_INT(topic_propose(db, &topic, &id), TOPIC_PROPOSED);
    for (int i = 0; i < TOPIC_COMMENTS_MOST; i++)
        CHECK(topic_comment(db, id, topic.proposed_by, S("Ja"), instant_now()));
    CHECK(!topic_comment(db, id, topic.proposed_by, S("Ja"), instant_now()));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("setting topics aside makes no room for topics without end, nor for taking up more than may wait")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_new topic = {.network = s.ours.id, .title = S("Nok"), .proposed_at = instant_now()};
    struct topic_id id = {0}, last;
    topic.proposed_by = (struct maybe_person_id){true, s.ours.member};
    for (int i = 0; i < TOPICS_OF_ONE_EVER; i++) {
        CHECK_INT(topic_propose(db, &topic, &id), TOPIC_PROPOSED);
        CHECK_INT(topic_set_aside(db, id, &nobody), TOPIC_MOVED);
    }
    CHECK_INT(topic_propose(db, &topic, &last), TOPIC_ENOUGH_EVER);
    topic.proposed_by.is_set = false;
    for (int i = 1; i < TOPICS_WAITING_MOST; i++) // one is there
        CHECK_INT(topic_propose(db, &topic, &last), TOPIC_PROPOSED);
    CHECK_INT(topic_take_up(db, id, &nobody), TOPIC_NO_ROOM);
    CHECK_INT(topic_set_aside(db, last, &nobody), TOPIC_MOVED);
    CHECK_INT(topic_take_up(db, id, &nobody), TOPIC_MOVED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a topic is not set aside and taken up again for ever")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_id id = proposed(db, &s.ours, "Hvordan deler vi?");
    for (int i = 0; i < TOPIC_TAKEN_UP_MOST; i++) {
        CHECK_INT(topic_set_aside(db, id, &nobody), TOPIC_MOVED);
        CHECK_INT(topic_take_up(db, id, &nobody), TOPIC_MOVED);
    }
    CHECK_INT(topic_set_aside(db, id, &nobody), TOPIC_MOVED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str path = at("/topics", id.n, "");
    struct web_answer refused =
        web_ask(&s, &(struct web_question){.target = path.at, .form = "do=take_up", .session = s.member});
    CHECK_INT(refused.status, 422);
    CHECK(web_says(refused.body, S("20 ganger")));
}

// ---- pages ----

static struct topic_id topic_ours(const struct web_site *s)
{
    struct db *db = db_begin(s->site.pool, DB_WRITE, test_arena());
    struct topic_id id = proposed(db, &s->ours, "Hvordan deler vi?");
    topic_comment(db, id, (struct maybe_person_id){true, s->ours.member}, S("Kanarifuglord"), instant_now());
    topic_bring_put(db, id, s->ours.member, S("Kanarifuglord"), instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

static struct secret sponsor_of(const struct web_site *s)
{
    struct instant now = instant_now();
    struct account_id id;
    struct db *db = db_begin(s->site.pool, DB_WRITE, test_arena());
    struct secret session = web_account(db, "direktor", (struct maybe_person_id){0}, now, &id);
    term_begin(db, s->ours.id, id, NETWORK_DUTY_SPONSOR, wall_from_instant(now, ZONE_OSLO).date, now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return session;
}

ON_BOTH("a sponsor sees what is talked about, but neither who proposed it nor what is said")
{
    struct web_site s = web_site_on(pool);
    struct topic_id id = topic_ours(&s);
    struct secret sponsor = sponsor_of(&s);
    struct str pages[] = {at("/networks", s.ours.id.n, "/topics"), at("/topics", id.n, "")};
    for (int i = 0; i < 2; i++) {
        struct web_answer seen = get(&s, pages[i], s.member);
        struct web_answer told = get(&s, pages[i], sponsor);
        CHECK(web_says(seen.body, S("Kari Nordmann")));
        CHECK_INT(told.status, 200);
        CHECK(web_says(told.body, S("Hvordan deler vi?")));
        CHECK(!web_says(told.body, S("Nordmann")));
        CHECK(!web_says(told.body, S("Kanarifuglord")));
    }
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=comment&comment=Hei", sponsor), 403);
}

ON_BOTH("a topic is set aside by who proposed it or runs the network, not by another member; anybody takes "
        "it up again")
{
    struct web_site s = web_site_on(pool);
    struct topic_id id = topic_ours(&s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id ada = web_person(db, "ada");
    struct account_id account;
    membership_add(db, s.ours.id, ada, instant_now());
    struct secret as_ada =
        web_account(db, "ada", (struct maybe_person_id){true, ada}, instant_now(), &account);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=set_aside&aside_why=Ikke+nå", as_ada), 403);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=change&title=Annet&version=1", as_ada), 403);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=choose&gathering=0&choose_why=Fordi", as_ada), 403);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=set_aside&aside_why=Ikke+nå", s.member), 303);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=take_up", as_ada), 303);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=take_up", as_ada), 409); // two at once
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=set_aside&aside_why=Ikke+nå", s.coordinator), 303);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=noe+annet", s.member), 400);
}

ON_BOTH("of two who change a topic at once the second is told, and nothing of the first is lost")
{
    struct web_site s = web_site_on(pool);
    struct topic_id id = topic_ours(&s);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=change&title=Første&version=1", s.member), 303);
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=change&title=Andre&version=1", s.lead), 409);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_STR(topic_now(db, id).title, S("Første"));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static struct person_id namesake_of_kari(struct db *db)
{
    struct unit_id unit = {0};
    struct person_id id = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, S("skole"), S("Skolen"), &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:2"),
                                              .employee_id = S("2"),
                                              .given_name = S("Kari"),
                                              .family_name = S("Nordmann"),
                                              .search_key = S("kari"),
                                              .email = S("k2@kommune.example"),
                                              .email_key = S("k2@kommune.example"),
                                              .unit = unit,
                                              .job_title = S("Lærer"),
                                              .job_code = S("1"),
                                              .share_percent = 100,
                                              .employment_type = S("fast"),
                                              .hired_on = date_of(2019, 7, 13),
                                              .education = S("master")},
                    &id);
    return id;
}

// Trap 8: people are told apart by their number, and shown with their unit; a new name is shown at once.
ON_BOTH("two people of the same name are told apart by their units, and a name that changed is the new one "
        "everywhere")
{
    struct web_site s = web_site_on(pool);
    struct topic_id id = topic_ours(&s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id twin = namesake_of_kari(db);
    membership_add(db, s.ours.id, twin, instant_now());
    topic_bring_put(db, id, twin, S("Noe annet"), instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str body = get(&s, at("/topics", id.n, ""), s.member).body;
    CHECK(web_says(body, S("Kari Nordmann (Teknisk)")));
    CHECK(web_says(body, S("Kari Nordmann (Skolen)")));
    db = db_begin(pool, DB_WRITE, test_arena());
    demo_person_name(db, s.ours.member, S("Kari"), S("Lie"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    body = get(&s, at("/topics", id.n, ""), s.member).body;
    CHECK(web_says(body, S("Kari Lie (Teknisk)")));
    CHECK(web_says(body, S("Noe annet")));
    CHECK(!web_says(body, S("Kari Nordmann (Teknisk)")));
}

// Trap 10 of selfdriven.md.
ON_BOTH(
    "a network that has ended is read by its members; nothing about it is written, and the schedule rests")
{
    struct web_site s = web_site_on(pool);
    struct topic_id id = topic_ours(&s);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id g = meetup(db, &s.ours, 1, -1);
    CHECK_INT(choose(db, id, g), TOPIC_MOVED);
    network_state_set(db, s.ours.id, NETWORK_STATE_ENDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(get(&s, at("/topics", id.n, ""), s.member).status, 200);
    CHECK(!web_says(get(&s, at("/networks", s.ours.id.n, "/topics"), s.member).body, S("<textarea")));
    CHECK_INT(post(&s, at("/topics", id.n, ""), "do=comment&comment=Hei", s.member), 409);
    CHECK_INT(post(&s, at("/networks", s.ours.id.n, "/topics"), "title=Nytt+tema", s.lead), 409);
    schedule_in_network(&s, s.ours.id);
    schedule_at(&s, instant_now());
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(topic_now(db, id).state, TOPIC_STATE_CHOSEN);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH(
    "a comment that is sent twice from one page stands once; the same words from another page stand again")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct topic_id topic = proposed(db, &s.ours, "Klart språk");
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str target = str_format(test_arena(), "/topics/%lld", (long long)topic.n);
    struct web_question q = {
        .target = str_c(test_arena(), target), .form = "do=comment&comment=Enig", .session = s.member};
    for (int page = 0; page < 2; page++) {
        q.csrf = csrf_token_new(test_arena(), &s.site.key, s.member);
        for (int click = 0; click < 3; click++)
            CHECK_INT(web_ask(&s, &q).status, 303);
    }
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(topic_comments(db, topic).count, 2);
    db_end(db, DB_ROLLBACK);
}
