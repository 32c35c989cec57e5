// SPDX-License-Identifier: EUPL-1.2
// Somebody stands in for a member who is away: asked, with what they take over by a tick each, in the groups
// and calendars of that time and of no other, and gone by themselves when the member is back.
#include "web_site.h"

#include "ask/ask.h"
#include "gathering/hosting.h"
#include "gathering/note.h"
#include "jobs/noting.h"
#include "jobs/schedule.h"
#include "jobs/standing_in.h"
#include "network/away.h"
#include "sql/note.h"
#include "sql/told.h"

/// Kari is away for February and March 2027; Siv, who is no member, is to stand in. One gathering lies
/// within, which Kari hosted, one behind.
struct absence {
    struct web_site s;
    struct db *db;
    struct person_id siv;
    struct gathering_id within, behind;
    struct task_id task;
    struct stand_in_id id;
};

static struct instant at(int month, int day)
{
    return wall_instant((struct wall){date_of(2027, month, day), 9 * 60}, ZONE_OSLO);
}

static struct gathering_id meet(struct db *db, const struct web_site *s, int number, struct date day)
{
    struct gathering_id id = {0};
    gathering_add(db, s->ours.id, number, GATHERING_KIND_MEETUP, S("Samling"), day, 720, 840, S("Sal"), S(""),
                  (struct maybe_str){0}, str_format(test_arena(), "s%d@tvers", number), &id);
    return id;
}

static struct absence absence_new(struct db_pool *pool)
{
    struct absence a = {.s = web_site_on(pool)};
    struct gathering g;
    a.db = db_begin(pool, DB_WRITE, test_arena());
    a.siv = web_person(a.db, "Siv");
    a.within = meet(a.db, &a.s, 1, date_of(2027, 3, 18));
    a.behind = meet(a.db, &a.s, 2, date_of(2027, 4, 15));
    CHECK(gathering_by_id(a.db, a.within, &g));
    hosting_want(a.db, &g, date_of(2027, 1, 18), at(1, 18));
    CHECK_INT(hosting_take(a.db, &g, (struct maybe_person_id){true, a.s.ours.member}, date_of(2027, 1, 18),
                           at(1, 18)),
              HOSTING_TAKEN);
    CHECK(gathering_by_id(a.db, a.s.ours.gathering, &g));
    notes_saved(a.db, &g, S("Oppgave: Bestille rom @Kari Nordmann"), a.s.ours.member, at(1, 18));
    a.task = tasks_of(a.db, g.id).at[0].id;
    CHECK_INT(away_say(a.db, &(struct away_wish){a.s.ours.id, a.s.ours.member, date_of(2027, 2, 1),
                                                 date_of(2027, 3, 31), date_of(2027, 1, 18), at(1, 18)}),
              AWAY_SAID);
    return a;
}

static enum stand_in_asking ask_for(struct absence *a, struct person_id who)
{
    return stand_in_ask(
        a->db, &(struct stand_in_wish){a->s.ours.id, a->s.ours.member, who, date_of(2027, 1, 19), at(1, 19)},
        &a->id);
}

static struct stand_in now_of(struct absence *a)
{
    struct stand_in s = {0};
    CHECK(stand_in_by_id(a->db, a->id, &s));
    return s;
}

static void says_yes(struct absence *a, struct instant now)
{
    struct away away;
    struct stand_in s = now_of(a);
    CHECK(away_of(a->db, s.network, s.person, &away));
    stand_in_serve(a->db, &s, &away, now);
}

static void schedule(struct absence *a, struct instant now)
{
    struct notice_site site = notice_site_read(a->db, &a->s.site.key, a->s.site.public_url, now);
    schedule_network(a->db, &site, a->s.ours.id, ZONE_OSLO);
}

static bool is_member(struct absence *a, struct person_id who)
{
    struct membership m;
    return membership_state(a->db, a->s.ours.id, who, &m) && !m.left_at.is_set;
}

static struct person_id taker(struct absence *a)
{
    struct task task = {0};
    CHECK(task_by_id(a->db, a->task, &task));
    return task.person.value;
}

/// Whether a calendar has it.
static bool has_in_calendar(struct absence *a, struct gathering_id gathering, struct person_id who)
{
    struct told told;
    return told_of(a->db, gathering, who, &told) && told.method == TOLD_METHOD_REQUEST;
}

ON_BOTH("only for who is away, and only a colleague who is no member is asked; one at a time")
{
    struct absence a = absence_new(pool);
    CHECK_INT(ask_for(&a, a.s.ours.member), STAND_IN_MEMBER);
    CHECK_INT(ask_for(&a, a.siv), STAND_IN_ASKED);
    CHECK_INT(ask_for(&a, web_person(a.db, "Tor")), STAND_IN_HAS_ONE);
    struct ask ask;
    CHECK(ask_asked(a.db, ASK_KIND_STAND_IN, a.id.n, a.siv, &ask) && ask.state == ASK_STATE_OPEN);
    struct stand_in s = now_of(&a);
    stand_in_decline(a.db, &s, at(1, 20));
    CHECK(!is_member(&a, a.siv));
    away_return(a.db, a.s.ours.id, a.s.ours.member, date_of(2027, 1, 20));
    CHECK_INT(ask_for(&a, a.siv), STAND_IN_NOT_AWAY);
    db_end(a.db, DB_ROLLBACK);
}

ON_BOTH(
    "who stands in is asked to what lies within the time, not to what lies behind it, and goes by themselves")
{
    struct absence a = absence_new(pool);
    ask_for(&a, a.siv);
    says_yes(&a, at(1, 20));
    CHECK(is_member(&a, a.siv) && is_member(&a, a.s.ours.member));
    schedule(&a, at(3, 1));
    schedule(&a, at(3, 30));
    CHECK(has_in_calendar(&a, a.within, a.siv));
    CHECK(!has_in_calendar(&a, a.within, a.s.ours.member));
    CHECK(!has_in_calendar(&a, a.behind, a.siv));
    CHECK(is_member(&a, a.siv)); // Tuesday of the last week
    schedule(&a, at(4, 1));
    CHECK(!is_member(&a, a.siv));
    CHECK_INT(now_of(&a).state, STAND_IN_STATE_OVER);
    schedule(&a, at(4, 2));
    CHECK(has_in_calendar(&a, a.behind, a.s.ours.member) && !has_in_calendar(&a, a.behind, a.siv));
    db_end(a.db, DB_ROLLBACK);
}

ON_BOTH("it follows the absence: longer when that gets longer, over when the member is back earlier")
{
    struct absence a = absence_new(pool);
    ask_for(&a, a.siv);
    says_yes(&a, at(1, 20));
    away_until_set(a.db, a.s.ours.id, a.s.ours.member, date_of(2027, 4, 30));
    schedule(&a, at(4, 6));
    CHECK(is_member(&a, a.siv));
    CHECK(has_in_calendar(&a, a.behind, a.siv));
    away_return(a.db, a.s.ours.id, a.s.ours.member, date_of(2027, 4, 7));
    schedule(&a, at(4, 7));
    CHECK(!is_member(&a, a.siv));
    CHECK(!has_in_calendar(&a, a.behind, a.siv)); // taken out again
    db_end(a.db, DB_ROLLBACK);
}

ON_BOTH("a task that was taken over comes back, but what is done stays done")
{
    struct absence a = absence_new(pool);
    ask_for(&a, a.siv);
    says_yes(&a, at(1, 20));
    struct stand_in s = now_of(&a);
    CHECK(standing_in_task(a.db, &s, a.task, at(1, 20)));
    CHECK(!standing_in_task(a.db, &s, a.task, at(1, 20))); // it is theirs already
    CHECK_INT(taker(&a).n, a.siv.n);
    schedule(&a, at(4, 1));
    CHECK_INT(taker(&a).n, a.s.ours.member.n);
    struct ask ask;
    CHECK(ask_asked(a.db, ASK_KIND_TASK, a.task.n, a.s.ours.member, &ask) && ask.state == ASK_STATE_OPEN);
    CHECK(ask_asked(a.db, ASK_KIND_TASK, a.task.n, a.siv, &ask) && ask.state == ASK_STATE_VOID);
    db_end(a.db, DB_ROLLBACK);
}

ON_BOTH("who was invited as a member meanwhile, and said yes, stays one")
{
    struct absence a = absence_new(pool);
    struct invitation_id id;
    ask_for(&a, a.siv);
    says_yes(&a, at(1, 20));
    invitation_insert(a.db, a.s.ours.id, a.siv, 0, (struct maybe_instant){true, at(2, 1)},
                      (struct maybe_instant){0}, &id);
    invitation_answer_set(a.db, id, ANSWER_YES, (struct maybe_invitation_reason){0}, at(2, 2));
    schedule(&a, at(4, 1));
    CHECK(is_member(&a, a.siv));
    CHECK_INT(now_of(&a).state, STAND_IN_STATE_OVER);
    db_end(a.db, DB_ROLLBACK);
}

/// The page of Siv's link, of an absence that runs today.
static struct str link_of(struct absence *a)
{
    struct ask ask;
    CHECK(ask_asked(a->db, ASK_KIND_STAND_IN, a->id.n, a->siv, &ask));
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    return str_cat(test_arena(), S("/t/"), secret_reveal(link_token(test_arena(), &a->s.site.key, link)));
}

ON_BOTH("the mail is shown before it leaves; its link takes a yes with a tick for each task and each hosting")
{
    struct absence a = absence_new(pool);
    CHECK(db_end(a.db, DB_COMMIT) == DB_DONE);
    struct str path = str_format(test_arena(), "/networks/%lld/away", (long long)a.s.ours.id.n);
    struct str form = str_format(
        test_arena(), "do=stand_in&stand_in=Siv+Nordmann&stand_in-was=Siv+Nordmann&stand_in-id=%lld",
        (long long)a.siv.n);
    struct web_question ask = {.target = path.at, .form = form.at, .session = a.s.member};
    struct str shown = web_ask(&a.s, &ask).body, mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown, mark, 0) + mark.len;
    CHECK(web_says(shown, S("Siv Nordmann")));
    ask.form =
        str_format(test_arena(), "%.*s&confirmed=%.*s", STR(form), STR(str_slice(shown, digest, digest + 16)))
            .at;
    CHECK_INT(web_ask(&a.s, &ask).status, 303);
    a.db = db_begin(pool, DB_READ, test_arena());
    struct stand_in s;
    CHECK(stand_in_of(a.db, a.s.ours.id, a.s.ours.member, &s));
    a.id = s.id;
    struct str link = link_of(&a), token = str_slice(link, 3, link.len);
    db_end(a.db, DB_ROLLBACK);
    struct web_question look = {.target = link.at};
    CHECK(web_says(web_ask(&a.s, &look).body, S("Bestille rom")));
    struct str yes = str_format(test_arena(), "answer=yes&task=%lld&gathering=%lld", (long long)a.task.n,
                                (long long)a.within.n);
    struct web_question say = {.target = link.at,
                               .form = yes.at,
                               .csrf = csrf_token(test_arena(), &a.s.site.key, secret_of(token)),
                               .has_no_cookies = true};
    CHECK_INT(web_ask(&a.s, &say).status, 303);
    a.db = db_begin(pool, DB_READ, test_arena());
    CHECK(is_member(&a, a.siv));
    CHECK_INT(taker(&a).n, a.siv.n);
    CHECK_INT(hostings_of(a.db, a.within).at[0].person.value.n, a.siv.n);
    db_end(a.db, DB_ROLLBACK);
}
