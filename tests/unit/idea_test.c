// SPDX-License-Identifier: EUPL-1.2
// Ideas: the moves that there are and no others, who reads one, how it is handed on and answered, and what
// becomes of it when its steward leaves.
#include "web_site.h"

#include "ask/ask.h"
#include "auth/token.h"
#include "chain/stations.h"
#include "idea/idea.h"
#include "jobs/notice_question.h"
#include "jobs/outgoing.h"
#include "jobs/schedule.h"

static struct idea idea_now(struct db *db, struct idea_id id)
{
    struct idea idea = {0};
    CHECK(idea_by_id(db, id, &idea));
    return idea;
}

static struct idea_id put_by(struct db *db, struct maybe_network_id network, struct person_id by)
{
    struct idea_id id = {0};
    CHECK_INT(idea_put(db,
                       &(struct idea_new){.title = S("En felles uketavle"),
                                          .body = S("Alle ser hvem som er hvor."),
                                          .network = network,
                                          .by_person = {true, by},
                                          .created_at = instant_now()},
                       &id),
              IDEA_PUT);
    return id;
}

static enum idea_moved move_to(struct db *db, struct idea_id id, enum idea_state to)
{
    struct idea idea = idea_now(db, id);
    return idea_move(db, &idea, to, &(struct idea_move_by){.why = S("fordi"), .now = instant_now()});
}

static void grow_ripe(struct db *db, struct idea_id id)
{
    CHECK_INT(move_to(db, id, IDEA_STATE_GROWING), IDEA_MOVED);
    CHECK_INT(move_to(db, id, IDEA_STATE_RIPE), IDEA_MOVED);
}

/// A unit, and who manages it.
static struct unit_id unit_of(struct db *db, const char *name, struct person_id manager)
{
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, str_from(name), str_from(name), &unit);
    if (manager.n)
        demo_unit_manager_add(db, unit, manager);
    return unit;
}

static enum idea_handing_over hand_to(struct db *db, struct idea_id id, struct unit_id unit,
                                      struct idea_handed_id *handed, struct ask_id *ask)
{
    struct idea idea = idea_now(db, id);
    return idea_hand(db, &idea,
                     &(struct idea_handing){.idea = id,
                                            .to_kind = IDEA_RECEIVER_UNIT,
                                            .to_unit = {true, unit},
                                            .to_text = S("Hjemmetjenesten"),
                                            .handed_at = instant_now()},
                     handed, ask);
}

// ---- every pair of states ----

static void attempt(struct db *db, struct idea_id id, enum idea_state to, struct unit_id unit)
{
    struct idea_handed_id handed;
    struct ask_id ask;
    if (to == IDEA_STATE_HANDED_ON)
        hand_to(db, id, unit, &handed, &ask);
    else
        move_to(db, id, to);
}

ON_BOTH("of all pairs of states only the six moves that there are can be made")
{
    enum { STATES = 5, STEPS = 3 };
    static const enum idea_state way[STATES][STEPS] = {
        [IDEA_STATE_SEED] = {IDEA_STATE_SEED, IDEA_STATE_SEED, IDEA_STATE_SEED},
        [IDEA_STATE_GROWING] = {IDEA_STATE_GROWING, IDEA_STATE_GROWING, IDEA_STATE_GROWING},
        [IDEA_STATE_RIPE] = {IDEA_STATE_GROWING, IDEA_STATE_RIPE, IDEA_STATE_RIPE},
        [IDEA_STATE_HANDED_ON] = {IDEA_STATE_GROWING, IDEA_STATE_RIPE, IDEA_STATE_HANDED_ON},
        [IDEA_STATE_RESTING] = {IDEA_STATE_GROWING, IDEA_STATE_RESTING, IDEA_STATE_RESTING},
    };
    static const bool is_a_move[STATES][STATES] = {
        [IDEA_STATE_SEED] = {[IDEA_STATE_GROWING] = true},
        [IDEA_STATE_GROWING] = {[IDEA_STATE_RIPE] = true, [IDEA_STATE_RESTING] = true},
        [IDEA_STATE_RIPE] = {[IDEA_STATE_HANDED_ON] = true, [IDEA_STATE_RESTING] = true},
        [IDEA_STATE_RESTING] = {[IDEA_STATE_GROWING] = true},
    };
    struct web_site s = web_site_on(pool);
    for (int from = 0; from < STATES; from++)
        for (int to = 0; to < STATES; to++) {
            struct db *db = db_begin(pool, DB_WRITE, test_arena());
            struct unit_id unit = unit_of(db, "Hjemmetjenesten", s.theirs.member);
            struct idea_id id = put_by(db, (struct maybe_network_id){true, s.ours.id}, s.ours.member);
            for (int step = 0; step < STEPS; step++)
                attempt(db, id, way[from][step], unit);
            CHECK_INT(idea_now(db, id).state, from);
            size_t moves = idea_moves(db, id).count;
            attempt(db, id, (enum idea_state)to, unit);
            bool has_moved = idea_now(db, id).state != (enum idea_state)from;
            CHECK_INT(has_moved, is_a_move[from][to]);
            CHECK_INT(idea_moves(db, id).count, moves + has_moved);
            CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
        }
}

ON_BOTH("a line of notes becomes one idea, however often the notes are saved")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct idea_new line = {.title = S("En felles uketavle"),
                            .network = {true, s.ours.id},
                            .gathering = {true, s.ours.gathering},
                            .line_key = {true, S("en felles uketavle")},
                            .by_person = {true, s.ours.member},
                            .created_at = instant_now()};
    struct idea_id first = {0}, again = {0};
    CHECK_INT(idea_put(db, &line, &first), IDEA_PUT);
    CHECK_INT(idea_put(db, &line, &again), IDEA_KNOWN);
    CHECK_INT(ideas_of_gathering(db, s.ours.gathering).count, 1);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- who reads it ----

static int status_of(const struct web_site *s, struct idea_id id, struct secret session)
{
    struct str path = str_format(test_arena(), "/ideas/%lld", (long long)id.n);
    return web_ask(s, &(struct web_question){.target = path.at, .session = session}).status;
}

ON_BOTH("an idea is its network's until it is ripe, then everybody's; what is said about it stays with the "
        "members")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct idea_id id = put_by(db, (struct maybe_network_id){true, s.theirs.id}, s.theirs.member);
    idea_comment_put(db, id, (struct maybe_person_id){true, s.theirs.member}, S("Kommentaren til Ola"),
                     instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str path = str_format(test_arena(), "/ideas/%lld", (long long)id.n);
    CHECK_INT(status_of(&s, id, s.member), 403);
    CHECK_INT(status_of(&s, id, s.hr), 403);
    CHECK(!web_says(web_ask(&s, &(struct web_question){.target = "/ideas", .session = s.member}).body,
                    S("uketavle")));
    db = db_begin(pool, DB_WRITE, test_arena());
    grow_ripe(db, id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer open = web_ask(&s, &(struct web_question){.target = path.at, .session = s.member});
    CHECK_INT(open.status, 200);
    CHECK(web_says(open.body, S("En felles uketavle")) && !web_says(open.body, S("Kommentaren til Ola")));
    CHECK(web_says(web_ask(&s, &(struct web_question){.target = "/ideas", .session = s.member}).body,
                   S("uketavle")));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = path.at,
                                                 .session = s.member,
                                                 .form = "do=comment&comment=hei"})
                  .status,
              403);
    CHECK_INT(
        web_ask(&s, &(struct web_question){.target = path.at, .session = s.member, .form = "do=rest"}).status,
        403);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = path.at, .session = s.member, .form = "do=stand"})
                  .status,
              303);
}

ON_BOTH("a sentence is enough to put an idea down; a network that is not one's own is refused")
{
    struct web_site s = web_site_on(pool);
    struct str theirs =
        str_format(test_arena(), "title=En+id%%C3%%A9&body=&network=%lld", (long long)s.theirs.id.n);
    struct str ours =
        str_format(test_arena(), "title=En+id%%C3%%A9&body=&network=%lld", (long long)s.ours.id.n);
    struct web_question q = {.target = "/ideas/new", .session = s.member, .form = theirs.at};
    CHECK_INT(web_ask(&s, &q).status, 422);
    q.form = ours.at;
    CHECK_INT(web_ask(&s, &q).status, 303);
}

// ---- handing on ----

static struct str ask_link(const struct web_site *s, struct db *db, struct ask_id id)
{
    struct ask ask = {0};
    CHECK(ask_by_id(db, id, &ask));
    struct link link = {LINK_ASK, id.n, (uint32_t)ask.generation};
    return str_cat(test_arena(), S("/t/"), secret_reveal(link_token(test_arena(), &s->site.key, link)));
}

/// An answer by link: its form's token is of the link.
static int answer_by(const struct web_site *s, struct str link, const char *form)
{
    struct secret token = secret_of(str_slice(link, S("/t/").len, link.len));
    return web_ask(s, &(struct web_question){.target = link.at,
                                             .form = form,
                                             .csrf = csrf_token(test_arena(), &s->site.key, token)})
        .status;
}

static struct idea_handed handed_now(struct db *db, struct idea_handed_id id)
{
    struct idea_handed handed = {0};
    CHECK(idea_handed_by_id(db, id, &handed));
    return handed;
}

ON_BOTH("the unit's manager is mailed, answers by the link, and the steward finds the answer on My page")
{
    struct web_site s = web_site_on(pool);
    struct idea_handed_id handed;
    struct ask_id ask;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, instant_now());
    struct unit_id unit = unit_of(db, "Hjemmetjenesten", s.theirs.member);
    struct idea_id id = put_by(db, (struct maybe_network_id){true, s.ours.id}, s.ours.member);
    CHECK_INT(hand_to(db, id, unit, &handed, &ask), IDEA_IS_NOT_RIPE);
    grow_ripe(db, id);
    CHECK_INT(hand_to(db, id, unit_of(db, "Uten leder", (struct person_id){0}), &handed, &ask),
              IDEA_NO_MANAGER);
    CHECK_INT(hand_to(db, id, unit, &handed, &ask), IDEA_HANDED);
    notice_idea(db, &site, ask);
    struct outbox_mail_list mails = outbox_queued_at(db, site.now);
    CHECK_INT(mails.count, 1);
    CHECK_STR(mails.at[0].to_address, S("Ola@kommune.example"));
    struct str link = ask_link(&s, db, ask);
    CHECK(web_says(mails.at[0].body_text, link));
    struct idea_handed_id other;
    CHECK_INT(hand_to(db, id, unit, &other, &ask), IDEA_WAITS);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = link.at}).status, 200);
    CHECK_INT(answer_by(&s, link, "answer=yes&words=Vi+begynner+i+mai"), 303);
    db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(handed_now(db, handed).answer, IDEA_ANSWER_TAKEN);
    CHECK_STR(handed_now(db, handed).words, S("Vi begynner i mai"));
    struct ask_open_list mine = asks_open_of(db, s.ours.member, date_of(2026, 1, 1));
    CHECK_INT(mine.count, 1);
    CHECK_INT(mine.at[0].kind, ASK_KIND_IDEA_ANSWER);
    CHECK_STR(mine.at[0].about.value, S("En felles uketavle"));
    outgoing_tidy(db, instant_plus(instant_now(), -US_PER_DAY)); // it had not left
    CHECK_INT(outbox_queued_at(db, site.now).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("after a no it goes to somebody else, and the first link answers no more")
{
    struct web_site s = web_site_on(pool);
    struct idea_handed_id first, second;
    struct ask_id ask, next;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct idea_id id = put_by(db, (struct maybe_network_id){0}, s.ours.member);
    grow_ripe(db, id);
    CHECK_INT(hand_to(db, id, unit_of(db, "A", s.theirs.member), &first, &ask), IDEA_HANDED);
    struct idea_handed row = handed_now(db, first);
    CHECK(idea_answer_put(db, &row, IDEA_ANSWER_DECLINED, S("Ikke nå"), row.asked, instant_now()));
    CHECK_INT(idea_now(db, id).state, IDEA_STATE_HANDED_ON);
    CHECK_INT(hand_to(db, id, unit_of(db, "B", s.theirs.member), &second, &next), IDEA_HANDED);
    struct str link = ask_link(&s, db, ask);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(answer_by(&s, link, "answer=yes&words="), 409);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(handed_now(db, first).answer, IDEA_ANSWER_DECLINED);
    struct idea idea = idea_now(db, id);
    struct station_list chain = stations_of_idea(db, &idea);
    CHECK_INT(chain.count, 2); // itself, and the one who has it now: a no is history
    CHECK_INT(chain.at[1].kind, STATION_UNIT);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("the chain begins with the topic and the gathering where the idea came up")
{
    struct web_site s = web_site_on(pool);
    struct idea_id id = {0};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    topic_to_chosen(db, s.ours.topic, (struct maybe_gathering_id){true, s.ours.gathering},
                    TOPIC_CHOOSER_VOTE);
    idea_put(db,
             &(struct idea_new){.title = S("En felles uketavle"),
                                .network = {true, s.ours.id},
                                .gathering = {true, s.ours.gathering},
                                .created_at = instant_now()},
             &id);
    struct idea idea = idea_now(db, id);
    struct station_list chain = stations_of_idea(db, &idea);
    CHECK_INT(chain.count, 3);
    CHECK_STR(chain.at[0].title, S("Temaet til Kari"));
    CHECK_INT(chain.at[1].kind, STATION_GATHERING);
    CHECK_INT(chain.at[2].kind, STATION_IDEA);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- its steward ----

ON_BOTH("a steward who leaves is asked for among who stands behind it; the first yes settles it")
{
    struct web_site s = web_site_on(pool);
    struct instant now = instant_now();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id per = web_person(db, "Per"), ada = web_person(db, "Ada");
    struct notice_site site = notice_site_read(db, &s.site.key, s.site.public_url, now);
    membership_add(db, s.ours.id, per, now);
    membership_add(db, s.ours.id, ada, now);
    struct idea_id id = put_by(db, (struct maybe_network_id){true, s.ours.id}, s.ours.member);
    idea_stand_put(db, id, per, now);
    idea_stand_put(db, id, ada, now);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    CHECK(idea_now(db, id).steward.is_set);
    membership_end(db, s.ours.id, s.ours.member, now);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO); // twice: nobody is asked twice
    CHECK(!idea_now(db, id).steward.is_set);
    struct ask ask = {0};
    CHECK(ask_asked(db, ASK_KIND_TAKE_IDEA, id.n, ada, &ask));
    CHECK_INT(ask.generation, 1);
    CHECK(idea_take(db, id, per, now));
    CHECK(!idea_take(db, id, ada, now));
    CHECK(ask_asked(db, ASK_KIND_TAKE_IDEA, id.n, ada, &ask));
    CHECK_INT(ask.state, ASK_STATE_VOID);
    CHECK_INT(idea_now(db, id).steward.value.n, per.n);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("what one person puts down has an end")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id per = web_person(db, "Per");
    struct idea_id id = {0};
    for (int i = 0; i < IDEAS_OF_ONE_OPEN; i++)
        id = put_by(db, (struct maybe_network_id){true, s.ours.id}, per);
    struct idea_new more = {.title = S("Enda en"), .by_person = {true, per}, .created_at = instant_now()};
    CHECK_INT(idea_put(db, &more, &id), IDEA_ENOUGH_OF_YOURS);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}
