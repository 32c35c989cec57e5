// SPDX-License-Identifier: EUPL-1.2
// Questions to a network: whom they go to, what settles them, and when everybody is asked.
#include "web_site.h"

#include "ask/ask.h"
#include "i18n/collate.h"
#include "jobs/notice_question.h"
#include "jobs/schedule.h"
#include "people/lookup.h"
#include "question/question.h"
#include "sql/notice.h"

enum { MEMBERS = 6 };

struct asking {
    struct db *db;
    struct web_site *site;
    struct person_id members[MEMBERS];
};

/// Six more members of ours.
static struct asking begin(struct db_pool *pool, struct web_site *s)
{
    static const char *names[MEMBERS] = {"Per", "Ada", "Nils", "Eva", "Jon", "Siv"};
    struct asking a = {.db = db_begin(pool, DB_WRITE, test_arena()), .site = s};
    for (int i = 0; i < MEMBERS; i++) {
        a.members[i] = web_person(a.db, names[i]);
        membership_add(a.db, s->ours.id, a.members[i], instant_now());
    }
    return a;
}

static void knows(const struct asking *a, int member, struct str what)
{
    lookup_put(a->db, a->members[member], WORD_SOURCE_ASK, fold(test_arena(), what));
}

static struct question asked(const struct asking *a, const char *body, struct instant at,
                             struct ask_id asks[QUESTION_FIRST])
{
    struct question_id id = {0};
    struct question question = {0};
    CHECK_INT(question_put(a->db,
                           &(struct question_new){.network = a->site->ours.id,
                                                  .by_person = a->site->ours.member,
                                                  .body = str_from(body),
                                                  .asked_at = at},
                           &id, asks),
              QUESTION_PUT);
    CHECK(question_by_id(a->db, id, &question));
    return question;
}

static bool is_asked(const struct asking *a, const struct question *q, struct person_id person,
                     enum ask_state state)
{
    struct ask ask;
    return ask_asked(a->db, ASK_KIND_QUESTION, q->id.n, person, &ask) && ask.state == state;
}

static int asked_count(const struct asking *a, const struct question *q)
{
    int count = 0;
    for (int i = 0; i < MEMBERS; i++)
        count += is_asked(a, q, a->members[i], ASK_STATE_OPEN);
    return count;
}

ON_BOTH("a question goes to those who can be asked about its words, in whatever form, and to three in all")
{
    struct web_site s = web_site_on(pool);
    struct asking a = begin(pool, &s);
    struct ask_id asks[QUESTION_FIRST];
    knows(&a, 4, S("velferdsteknologi, trygghetsalarmer"));
    knows(&a, 5, S("trygghetsalarm"));
    knows(&a, 2, S("regnskap"));
    struct question q =
        asked(&a, "Hvem har innført velferdsteknologien med trygghetsalarmer?", instant_now(), asks);
    CHECK(is_asked(&a, &q, a.members[4], ASK_STATE_OPEN) && is_asked(&a, &q, a.members[5], ASK_STATE_OPEN));
    CHECK_INT(asked_count(&a, &q), QUESTION_FIRST);
    struct ask first = {0};
    CHECK(ask_by_id(a.db, asks[0], &first));
    CHECK_INT(first.person.n, a.members[4].n); // two words of it
    CHECK(!is_asked(&a, &q, s.ours.member, ASK_STATE_OPEN));
    CHECK(db_end(a.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("where nobody can be asked about it, those are asked who were asked least often")
{
    struct web_site s = web_site_on(pool);
    struct asking a = begin(pool, &s);
    struct ask_id asks[QUESTION_FIRST];
    struct question first = asked(&a, "Hvordan får vi til dette?", instant_now(), asks),
                    second = asked(&a, "Og hvordan får vi til det andre?", instant_now(), asks);
    CHECK_INT(asked_count(&a, &first), QUESTION_FIRST);
    CHECK_INT(asked_count(&a, &second), QUESTION_FIRST);
    for (int i = 0; i < MEMBERS; i++)
        CHECK(is_asked(&a, &first, a.members[i], ASK_STATE_OPEN) !=
              is_asked(&a, &second, a.members[i], ASK_STATE_OPEN));
    CHECK(db_end(a.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("the first answer settles it for all; who asked adds without answering, and may thank")
{
    struct web_site s = web_site_on(pool);
    struct asking a = begin(pool, &s);
    struct ask_id asks[QUESTION_FIRST];
    struct question q = asked(&a, "Hvordan får vi til dette?", instant_now(), asks);
    struct ask first = {0};
    CHECK(ask_by_id(a.db, asks[0], &first));
    CHECK(!question_thank(a.db, &q));
    CHECK(question_answer_put(a.db, &q, (struct maybe_person_id){true, s.ours.member},
                              S("Altså på ettermiddagen"), instant_now()));
    CHECK_INT(asked_count(&a, &q), QUESTION_FIRST);
    CHECK(question_answer_put(a.db, &q, (struct maybe_person_id){true, first.person}, S("Slik"),
                              instant_now()));
    CHECK_INT(asked_count(&a, &q), 0);
    CHECK(is_asked(&a, &q, first.person, ASK_STATE_DONE));
    CHECK(question_by_id(a.db, q.id, &q));
    CHECK_INT(q.state, QUESTION_STATE_ANSWERED);
    CHECK(question_thank(a.db, &q) && !question_thank(a.db, &q));
    CHECK(db_end(a.db, DB_ROLLBACK) == DB_DONE);
}

static struct instant at(int day, int hour)
{
    return wall_instant((struct wall){date_of(2026, 11, day), hour * 60}, ZONE_OSLO);
}

/// A turn of the schedule.
static void turn(const struct asking *a, struct instant now)
{
    struct notice_site site = notice_site_read(a->db, &a->site->site.key, a->site->site.public_url, now);
    schedule_network(a->db, &site, a->site->ours.id, ZONE_OSLO);
}

ON_BOTH("what was asked on a Friday and nobody answers is asked of everybody on Tuesday, once")
{
    struct web_site s = web_site_on(pool);
    struct asking a = begin(pool, &s);
    struct ask_id asks[QUESTION_FIRST];
    struct question q = asked(&a, "Hvordan får vi til dette?", at(20, 15), asks);
    turn(&a, at(23, 9)); // Monday
    CHECK_INT(asked_count(&a, &q), QUESTION_FIRST);
    turn(&a, at(24, 9));
    CHECK_INT(asked_count(&a, &q), MEMBERS);
    ask_settle(a.db, ASK_KIND_QUESTION, q.id.n, a.members[0], ASK_STATE_DECLINED, at(24, 10));
    turn(&a, at(25, 9));
    CHECK_INT(asked_count(&a, &q), MEMBERS - 1);
    CHECK(db_end(a.db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("who has switched questions off is not mailed, and is asked all the same")
{
    struct web_site s = web_site_on(pool);
    struct asking a = begin(pool, &s);
    struct ask_id asks[QUESTION_FIRST];
    struct ask first = {0};
    struct notice_site site = notice_site_read(a.db, &s.site.key, s.site.public_url, instant_now());
    struct question q = asked(&a, "Hvordan får vi til dette?", instant_now(), asks);
    CHECK(ask_by_id(a.db, asks[0], &first));
    notice_setting_put(a.db, s.ours.id, first.person, NOTICE_KIND_QUESTION, true);
    for (int i = 0; i < QUESTION_FIRST; i++)
        notice_question(a.db, &site, asks[i]);
    notice_question(a.db, &site, asks[1]); // twice is once
    CHECK_INT(outbox_queued_at(a.db, site.now).count, QUESTION_FIRST - 1);
    CHECK_INT(asked_count(&a, &q), QUESTION_FIRST);
    CHECK(!asks_open_of(a.db, first.person, date_of(2026, 1, 1))
               .at[0]
               .told_at.is_set); // the weekly mail tells it
    CHECK(ask_by_id(a.db, asks[1], &first));
    CHECK(asks_open_of(a.db, first.person, date_of(2026, 1, 1)).at[0].told_at.is_set);
    CHECK(db_end(a.db, DB_ROLLBACK) == DB_DONE);
}
