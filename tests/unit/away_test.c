// SPDX-License-Identifier: EUPL-1.2
// A member who is away for a time: who says it, what is refused, and what the others notice of it. Groups
// without who is away are in network_seating_test.c, whole histories in histories_test.c.
#include "web_site.h"

#include "ask/ask.h"
#include "invitation/invitation.h"
#include "jobs/schedule.h"
#include "network/away.h"
#include "network/membership.h"
#include "sql/told.h"

/// A gathering of ours on a day, 28 days before which members are asked.
struct absence_case {
    struct web_site s;
    struct db *db;
    struct gathering_id gathering;
    struct notice_site site;
};

static struct instant at(int month, int day)
{
    return wall_instant((struct wall){date_of(2027, month, day), 9 * 60}, ZONE_OSLO);
}

static struct absence_case case_new(struct db_pool *pool)
{
    struct absence_case t = {.s = web_site_on(pool)};
    t.db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(t.db, t.s.ours.id, 1, GATHERING_KIND_MEETUP, S("Nettverksmøte"), date_of(2027, 3, 18),
                  13 * 60, 15 * 60, S("Rådhuset"), S(""), (struct maybe_str){0}, S("uid"), &t.gathering);
    t.site = notice_site_read(t.db, &t.s.site.key, S("https://tvers.example"), at(3, 1));
    return t;
}

static enum away_said say(struct absence_case *t, struct date from, struct date until)
{
    return away_say(t->db, &(struct away_wish){.network = t->s.ours.id,
                                               .person = t->s.ours.member,
                                               .starts_on = from,
                                               .ends_on = until,
                                               .today = date_of(2027, 3, 1),
                                               .now = at(3, 1)});
}

/// How many mails the member gets about the gathering; others get others.
static int schedule(struct absence_case *t, struct instant now)
{
    struct notice_written_list written = {0};
    int count = 0;
    t->site.now = now;
    t->site.written = &written;
    schedule_network(t->db, &t->site, t->s.ours.id, ZONE_OSLO);
    for (size_t i = 0; i < written.count; i++)
        count +=
            written.at[i].person.n == t->s.ours.member.n &&
            (written.at[i].kind == OUTBOX_KIND_GATHERING || written.at[i].kind == OUTBOX_KIND_DAY_BEFORE);
    return count;
}

ON_BOTH("a time away is one that is not over, of a member, a year at most; saying it anew replaces it")
{
    struct absence_case t = case_new(pool);
    struct away away = {0};
    CHECK_INT(say(&t, date_of(2027, 3, 20), date_of(2027, 3, 19)), AWAY_ENDS_FIRST);
    CHECK_INT(say(&t, date_of(2027, 2, 1), date_of(2027, 2, 28)), AWAY_OVER);
    CHECK_INT(say(&t, date_of(2027, 3, 1), date_of(2028, 3, 1)), AWAY_TOO_LONG);
    CHECK(!away_of(t.db, t.s.ours.id, t.s.ours.member, &away));
    CHECK_INT(say(&t, date_of(2027, 3, 1), date_of(2028, 2, 29)), AWAY_SAID);
    CHECK_INT(say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31)), AWAY_SAID);
    CHECK(away_of(t.db, t.s.ours.id, t.s.ours.member, &away));
    CHECK_INT(away.starts_on.days, date_of(2027, 3, 8).days);
    membership_leave(t.db, t.s.ours.id, t.s.ours.member, at(3, 1));
    CHECK_INT(say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31)), AWAY_NO_MEMBER);
    db_end(t.db, DB_ROLLBACK);
}

ON_BOTH("coming back early ends it from today on; what had not begun is gone")
{
    struct absence_case t = case_new(pool);
    struct away away;
    struct network_id network = t.s.ours.id;
    CHECK(!away_return(t.db, network, t.s.ours.member, date_of(2027, 3, 1)));
    say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31));
    CHECK(away_return(t.db, network, t.s.ours.member, date_of(2027, 3, 10)));
    CHECK(away_of(t.db, network, t.s.ours.member, &away));
    CHECK_INT(away.ends_on.days, date_of(2027, 3, 9).days);
    say(&t, date_of(2027, 3, 20), date_of(2027, 3, 31));
    CHECK(away_return(t.db, network, t.s.ours.member, date_of(2027, 3, 10)));
    CHECK(!away_of(t.db, network, t.s.ours.member, &away));
    db_end(t.db, DB_ROLLBACK);
}

static size_t asked(struct absence_case *t, struct date day)
{
    return asks_open_of(t->db, t->s.ours.member, day).count;
}

ON_BOTH("what is asked of who is away waits, and is there on the day after")
{
    struct absence_case t = case_new(pool);
    ask_put(t.db, &(struct ask_new){.kind = ASK_KIND_COORDINATE,
                                    .network = {true, t.s.ours.id},
                                    .person = t.s.ours.member,
                                    .subject = t.s.ours.id.n,
                                    .occasion = 1,
                                    .asked_at = at(3, 1)});
    say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31));
    CHECK_INT(asked(&t, date_of(2027, 3, 7)), 1);
    CHECK_INT(asked(&t, date_of(2027, 3, 8)), 0);
    CHECK_INT(asked(&t, date_of(2027, 3, 31)), 0);
    CHECK_INT(asked(&t, date_of(2027, 4, 1)), 1);
    db_end(t.db, DB_ROLLBACK);
}

ON_BOTH(
    "nobody is asked to a gathering of the time that they are away, nor reminded of it, until they are back")
{
    struct absence_case t = case_new(pool);
    membership_add(t.db, t.s.ours.id, web_person(t.db, "eli"), at(3, 1)); // who is there all the time
    say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31));
    CHECK_INT(schedule(&t, at(3, 2)), 0);
    away_return(t.db, t.s.ours.id, t.s.ours.member, date_of(2027, 3, 10));
    CHECK_INT(schedule(&t, at(3, 10)), 1); // the invitation
    say(&t, date_of(2027, 3, 11), date_of(2027, 3, 31));
    CHECK_INT(schedule(&t, at(3, 17)), 0); // the day before
    attendee_answer_put(t.db, t.gathering, t.s.ours.member, ANSWER_YES, 0, at(3, 17));
    CHECK_INT(schedule(&t, at(3, 17)), 1); // who comes all the same is reminded
    db_end(t.db, DB_ROLLBACK);
}

ON_BOTH("saying that one is away ends a yes of that time, and no other answer")
{
    struct absence_case t = case_new(pool);
    struct attendee a = {0};
    attendee_answer_put(t.db, t.gathering, t.s.ours.member, ANSWER_YES, 0, at(3, 1));
    say(&t, date_of(2027, 3, 19), date_of(2027, 3, 31)); // the day after
    CHECK(attendee_of(t.db, t.gathering, t.s.ours.member, &a) && a.answer == ANSWER_YES);
    say(&t, date_of(2027, 3, 18), date_of(2027, 3, 31));
    CHECK(attendee_of(t.db, t.gathering, t.s.ours.member, &a) && a.answer == ANSWER_NONE);
    attendee_answer_put(t.db, t.gathering, t.s.ours.member, ANSWER_NO, 0, at(3, 1));
    say(&t, date_of(2027, 3, 18), date_of(2027, 4, 30));
    CHECK(attendee_of(t.db, t.gathering, t.s.ours.member, &a) && a.answer == ANSWER_NO);
    db_end(t.db, DB_ROLLBACK);
}

ON_BOTH("the attendance of a gathering is complete without who is away")
{
    struct absence_case t = case_new(pool);
    struct person_id other = web_person(t.db, "eli");
    struct gathering g = {0};
    membership_add(t.db, t.s.ours.id, other, at(3, 1));
    attendance_mark(t.db, t.gathering, other, (struct maybe_bool){true, true}, (struct maybe_account_id){0});
    gatherings_marked_hold(t.db, t.s.ours.id, date_of(2027, 3, 19));
    CHECK(gathering_by_id(t.db, t.gathering, &g) && g.state == GATHERING_STATE_PLANNED);
    say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31));
    gatherings_marked_hold(t.db, t.s.ours.id, date_of(2027, 3, 19));
    CHECK(gathering_by_id(t.db, t.gathering, &g) && g.state == GATHERING_STATE_HELD);
    db_end(t.db, DB_ROLLBACK);
}

ON_BOTH("who comes back to a network is not away from it by what was said before leaving")
{
    struct absence_case t = case_new(pool);
    struct away away;
    struct invitation_reply reply = {
        .invitation = t.s.ours.invitation, .via = ANSWER_VIA_LINK, .now = at(3, 1)};
    say(&t, date_of(2027, 3, 8), date_of(2027, 3, 31));
    membership_leave(t.db, t.s.ours.id, t.s.ours.member, at(3, 1));
    reply.answer = ANSWER_YES;
    invitation_answer(t.db, &reply);
    CHECK(!away_of(t.db, t.s.ours.id, t.s.ours.member, &away));
    db_end(t.db, DB_ROLLBACK);
}

// ---- pages ----

static struct str address(const struct absence_case *t, const char *behind)
{
    return str_format(test_arena(), "/networks/%lld/%s", (long long)t->s.ours.id.n, behind);
}

static struct web_answer post(const struct absence_case *t, struct str target, struct secret session,
                              const char *form)
{
    return web_ask(&t->s, &(struct web_question){.target = target.at, .session = session, .form = form});
}

/// Until when somebody is away is for those who run the network.
ON_BOTH("a member says so on a page, or the coordinator for them; members read that somebody is away")
{
    struct absence_case t = {.s = web_site_on(pool)};
    struct str own = address(&t, "away"), people = address(&t, "people");
    struct str member = str_format(test_arena(), "%.*s/%lld", STR(people), (long long)t.s.ours.member.n);
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    const char *form =
        str_format(test_arena(), "do=away&starts_on=%.*s&ends_on=%.*s", STR(date_iso(test_arena(), today)),
                   STR(date_iso(test_arena(), date_plus_days(today, 40))))
            .at;
    CHECK_INT(post(&t, own, t.s.member, "do=away&starts_on=2027-03-20&ends_on=2027-03-19").status, 422);
    CHECK_INT(post(&t, own, t.s.member, form).status, 303);
    CHECK_INT(post(&t, own, t.s.lead, form).status, 404); // leads, and is no member
    struct web_answer seen =
        web_ask(&t.s, &(struct web_question){.target = people.at, .session = t.s.member});
    CHECK(web_says(seen.body, S(">Borte</span>")));
    seen = web_ask(&t.s, &(struct web_question){.target = people.at, .session = t.s.coordinator});
    CHECK(web_says(seen.body, S("Borte til og med")));
    CHECK_INT(post(&t, member, t.s.coordinator, "do=return").status, 303);
    seen = web_ask(&t.s, &(struct web_question){.target = people.at, .session = t.s.coordinator});
    CHECK(!web_says(seen.body, S("Borte til og med")));
}
