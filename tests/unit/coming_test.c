// SPDX-License-Identifier: EUPL-1.2
// Who leaves gives back what they held, whichever way they left; who joins late is welcomed by two.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/hosting.h"
#include "gathering/note.h"
#include "jobs/schedule.h"
#include "network/membership.h"
#include "sql/away.h"
#include "sql/coming.h"
#include "sql/person.h"
#include "sql/term.h"
#include "sql/topic.h"

/// A network of ours whose kick-off was on 10 December, and what its member Kari has taken on.
struct held {
    struct web_site s;
    struct db *db;
    struct network_id network;
    struct person_id kari;
    struct task_id task;
    struct gathering_id next; // which she hosts
    struct notice_site site;
};

static struct instant at(int day)
{
    return wall_instant((struct wall){date_of(2027, 1, day), 9 * 60}, ZONE_OSLO);
}

static void schedule(struct held *h, struct instant now)
{
    h->site.now = now;
    schedule_network(h->db, &h->site, h->network, ZONE_OSLO);
}

static struct held held_new(struct db_pool *pool)
{
    struct held h = {.s = web_site_on(pool)};
    struct gathering g = {0};
    h.db = db_begin(pool, DB_WRITE, test_arena());
    h.network = h.s.ours.id;
    h.kari = h.s.ours.member;
    h.site = notice_site_read(h.db, &h.s.site.key, S("https://tvers.example"), at(4));
    gathering_by_id(h.db, h.s.ours.gathering, &g);
    note_lift(h.db, &g, S("Oppgave: @Kari Nordmann bestiller rom"), at(4));
    h.task = tasks_of(h.db, g.id).at[0].id;
    topic_help_put(h.db, h.s.ours.topic, h.kari);
    term_appoint(h.db, &(struct term_wish){.network = h.network,
                                           .person = h.kari,
                                           .role = NETWORK_DUTY_COORDINATOR,
                                           .starts_on = date_of(2027, 1, 1),
                                           .by = h.s.lead_account,
                                           .now = at(1),
                                           .today = date_of(2027, 1, 1)});
    gathering_add(h.db, h.network, 1, GATHERING_KIND_MEETUP, S("Nettverksmøte"), date_of(2027, 2, 18),
                  13 * 60, 15 * 60, S(""), S(""), (struct maybe_str){0}, S("uid"), &h.next);
    schedule(&h, at(4));
    gathering_by_id(h.db, h.next, &g);
    CHECK_INT(hosting_take(h.db, &g, (struct maybe_person_id){true, h.kari}, date_of(2027, 1, 4), at(4)),
              HOSTING_TAKEN);
    return h;
}

static bool she_hosts(struct held *h)
{
    struct hosting_list all = hostings_of(h->db, h->next);
    return all.count && all.at[0].person.is_set && all.at[0].person.value.n == h->kari.n;
}

/// Task, term, help and hosting.
static int holds(struct held *h, struct date today)
{
    struct task task = {0};
    int64_t helps = 0;
    int count = 0;
    topic_helps(h->db, h->s.ours.topic, h->kari, &helps);
    task_by_id(h->db, h->task, &task);
    count += task.person.is_set;
    count += terms_held(h->db, h->network, h->kari, today).count > 0;
    count += helps > 0;
    count += she_hosts(h);
    return count;
}

ON_BOTH("a member keeps what they hold; who leaves gives it back, and the ask is gone")
{
    struct held h = held_new(pool);
    struct ask ask = {0};
    CHECK_INT(holds(&h, date_of(2027, 1, 4)), 4);
    CHECK(ask_asked(h.db, ASK_KIND_TASK, h.task.n, h.kari, &ask) && ask.state == ASK_STATE_OPEN);
    membership_leave(h.db, h.network, h.kari, at(5));
    schedule(&h, at(5));
    CHECK_INT(holds(&h, date_of(2027, 1, 5)), 0);
    CHECK(ask_asked(h.db, ASK_KIND_TASK, h.task.n, h.kari, &ask) && ask.state == ASK_STATE_VOID);
    schedule(&h, at(5));
    CHECK_INT(holds(&h, date_of(2027, 1, 5)), 0);
    db_end(h.db, DB_ROLLBACK);
}

ON_BOTH("whom the staff list has no more gives back after two working days, since a list can be undone")
{
    struct held h = held_new(pool);
    demo_person_leaves(h.db, h.kari);
    schedule(&h, at(7)); // a Thursday
    schedule(&h, at(8));
    CHECK_INT(holds(&h, date_of(2027, 1, 8)), 4);
    schedule(&h, at(11));
    CHECK_INT(holds(&h, date_of(2027, 1, 11)), 0);
    db_end(h.db, DB_ROLLBACK);
}

ON_BOTH("a list that is undone within two days changes nothing; leaving again later begins anew")
{
    struct held h = held_new(pool);
    demo_person_leaves(h.db, h.kari);
    schedule(&h, at(7));
    demo_person_returns(h.db, h.kari);
    schedule(&h, at(8));
    schedule(&h, at(13));
    CHECK_INT(holds(&h, date_of(2027, 1, 13)), 4);
    demo_person_leaves(h.db, h.kari);
    schedule(&h, at(14));
    CHECK_INT(holds(&h, date_of(2027, 1, 14)), 4);
    schedule(&h, at(18));
    CHECK_INT(holds(&h, date_of(2027, 1, 18)), 0);
    db_end(h.db, DB_ROLLBACK);
}

ON_BOTH("who was appointed after leaving the members keeps the term")
{
    struct held h = held_new(pool);
    membership_leave(h.db, h.network, h.kari, at(5));
    schedule(&h, at(5));
    term_appoint(h.db, &(struct term_wish){.network = h.network,
                                           .person = h.kari,
                                           .role = NETWORK_DUTY_COORDINATOR,
                                           .starts_on = date_of(2027, 1, 6),
                                           .by = h.s.lead_account,
                                           .now = at(6),
                                           .today = date_of(2027, 1, 6)});
    schedule(&h, at(6));
    CHECK_INT(terms_held(h.db, h.network, h.kari, date_of(2027, 1, 6)).count, 1);
    db_end(h.db, DB_ROLLBACK);
}

ON_BOTH("who is away on the day gives it back to be hosted; not of other days, nor who comes all the same")
{
    struct held h = held_new(pool);
    away_put(h.db, h.network, h.kari, date_of(2027, 2, 1), date_of(2027, 2, 17), at(4));
    schedule(&h, at(5));
    CHECK(she_hosts(&h));
    away_put(h.db, h.network, h.kari, date_of(2027, 2, 1), date_of(2027, 2, 18), at(4));
    attendee_answer_put(h.db, h.next, h.kari, ANSWER_YES, 0, at(4));
    schedule(&h, at(5));
    CHECK(she_hosts(&h));
    attendee_answer_put(h.db, h.next, h.kari, ANSWER_NONE, 0, at(5));
    schedule(&h, at(5));
    CHECK(!she_hosts(&h));
    struct hosting_list all = hostings_of(h.db, h.next);
    CHECK_INT(host_candidates(h.db, all.at[0].id, date_of(2027, 1, 5)).count, 0); // nor is she asked again
    db_end(h.db, DB_ROLLBACK);
}

// ---- welcome ----

static struct invitation_id joins(struct held *h, const char *name, struct instant when,
                                  struct person_id *who)
{
    struct invitation_id id = {0};
    *who = web_person(h->db, name);
    invitation_insert(h->db, h->network, *who, 0, (struct maybe_instant){true, when},
                      (struct maybe_instant){0}, &id);
    membership_add(h->db, h->network, *who, when);
    return id;
}

static bool is_asked(struct held *h, struct invitation_id newcomer, struct person_id who)
{
    struct ask ask;
    return ask_asked(h->db, ASK_KIND_WELCOME, newcomer.n, who, &ask) && ask.state == ASK_STATE_OPEN;
}

/// Kari, and four who were there from the start.
struct circle {
    struct held h;
    struct person_id member[4];
};

static struct circle circle_new(struct db_pool *pool)
{
    static const char *const names[] = {"anna", "bo", "cato", "dina"};
    struct circle c = {.h = held_new(pool)};
    for (int i = 0; i < 4; i++)
        joins(&c.h, names[i], wall_instant((struct wall){date_of(2026, 9, i + 1), 0}, ZONE_OSLO),
              &c.member[i]);
    return c;
}

ON_BOTH("two members are asked to welcome who joins after the kick-off: those who know of the same, of other "
        "units")
{
    struct circle c = circle_new(pool);
    struct person_id eli;
    struct invitation_id newcomer = joins(&c.h, "eli", at(11), &eli);
    person_word_add(c.h.db, eli, S("velferdsteknologi"), WORD_SOURCE_ASK);
    person_word_add(c.h.db, c.member[3], S("velferdsteknologi"), WORD_SOURCE_ASK);
    schedule(&c.h, at(11));
    CHECK(is_asked(&c.h, newcomer, c.member[3]));
    CHECK(is_asked(&c.h, newcomer, c.member[0])); // the longest member
    int64_t count = 0;
    welcomes_asked(c.h.db, newcomer.n, &count);
    CHECK_INT(count, 2);
    schedule(&c.h, at(12));
    welcomes_asked(c.h.db, newcomer.n, &count);
    CHECK_INT(count, 2);
    db_end(c.h.db, DB_ROLLBACK);
}

ON_BOTH("who says no is followed by another, four are tried; nobody of one's own unit, or who is away")
{
    struct circle c = circle_new(pool);
    struct person_id eli;
    struct invitation_id newcomer = joins(&c.h, "eli", at(11), &eli);
    away_put(c.h.db, c.h.network, c.member[0], date_of(2027, 1, 1), date_of(2027, 1, 31), at(1));
    schedule(&c.h, at(11));
    CHECK(is_asked(&c.h, newcomer, c.member[1]) && is_asked(&c.h, newcomer, c.member[2]));
    ask_settle(c.h.db, ASK_KIND_WELCOME, newcomer.n, c.member[1], ASK_STATE_DECLINED, at(11));
    schedule(&c.h, at(12));
    CHECK(is_asked(&c.h, newcomer, c.member[3]) && !is_asked(&c.h, newcomer, c.member[0]));
    db_end(c.h.db, DB_ROLLBACK);
}

ON_BOTH("members from the start are not welcomed, and nobody is asked any more when the newcomer has left")
{
    struct circle c = circle_new(pool);
    struct person_id eli;
    schedule(&c.h, at(5));
    CHECK(!is_asked(&c.h, c.h.s.ours.invitation, c.member[1]));
    CHECK(!is_asked(&c.h, c.h.s.ours.invitation, c.member[0]));
    struct invitation_id newcomer = joins(&c.h, "eli", at(11), &eli);
    schedule(&c.h, at(11));
    CHECK(is_asked(&c.h, newcomer, c.member[0]));
    membership_leave(c.h.db, c.h.network, eli, at(12));
    schedule(&c.h, at(12));
    CHECK(!is_asked(&c.h, newcomer, c.member[0]));
    db_end(c.h.db, DB_ROLLBACK);
}
