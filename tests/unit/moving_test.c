// SPDX-License-Identifier: EUPL-1.2
// Moving a gathering: past the end of its network, onto another's day, and past the end of the vote on its
// topic. Trap 5 of selfdriven.md.
#include "web_site.h"

#include "ask/ask.h"
#include "topic/ballot.h"
#include "topic/topic.h"

#include <stdio.h>

enum { AHEAD_DAYS = 60, CLOSES_DAYS = 30 };

/// Two gatherings to come, and a vote on the topic of the first.
struct town {
    struct web_site s;
    struct gathering_id first, second;
    struct ballot_id ballot;
    struct date today;
};

static struct gathering_id meetup(struct db *db, const struct town *t, int number, int days)
{
    struct gathering_id id = {0};
    gathering_add(db, t->s.ours.id, number, GATHERING_KIND_MEETUP,
                  str_format(test_arena(), "Samling %d", number), date_plus_days(t->today, days), 720, 840,
                  S("Sal 1"), S(""), (struct maybe_str){0}, str_format(test_arena(), "m%d@tvers", number),
                  &id);
    return id;
}

static void vote_begin(struct db *db, struct town *t)
{
    struct ballot_choice options[2] = {{.label = S("Ja")}, {.label = S("Nei")}};
    struct ballot_wish wish = {.ballot = {.network = t->s.ours.id,
                                          .about = BALLOT_ABOUT_FREE,
                                          .method = BALLOT_METHOD_APPROVAL,
                                          .question = S("Hvilket tema?"),
                                          .for_gathering = {true, t->first},
                                          .closes_on = date_plus_days(t->today, CLOSES_DAYS),
                                          .closes_minute = 720},
                               .options = options,
                               .count = 2};
    struct ballot ballot;
    CHECK(ballot_draft(db, &wish, &t->ballot) && ballot_by_id(db, t->ballot, &ballot));
    CHECK_INT(ballot_open(db, &ballot, ZONE_OSLO, instant_now()), BALLOT_OPENED);
}

static struct town town_on(struct db_pool *pool)
{
    struct town t = {.s = web_site_on(pool)};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    t.today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    t.first = meetup(db, &t, 1, AHEAD_DAYS);
    t.second = meetup(db, &t, 2, AHEAD_DAYS + 30);
    vote_begin(db, &t);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return t;
}

static struct gathering first_now(const struct town *t)
{
    struct gathering g = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    CHECK(gathering_by_id(db, t->first, &g));
    db_end(db, DB_ROLLBACK);
    return g;
}

static struct web_answer move_to(const struct town *t, struct date day, const char *more)
{
    struct str path = str_format(test_arena(), "/gatherings/%lld/edit", (long long)t->first.n),
               form = str_format(test_arena(),
                                 "title=Samling+1&held_on=%.*s&start=12:00&end=14:00&place=Sal+1&about=&why=&"
                                 "version=%lld%s",
                                 STR(date_iso(test_arena(), day)), (long long)first_now(t).version, more);
    return web_ask(&t->s, &(struct web_question){.target = str_c(test_arena(), path),
                                                 .form = str_c(test_arena(), form),
                                                 .session = t->s.coordinator});
}

/// What mails others is shown first; on that page the answer is yes.
static struct web_answer move_and_confirm(const struct town *t, struct date day)
{
    struct str shown = move_to(t, day, "").body, mark = S("name=\"confirmed\" value=\"");
    size_t from = str_find_str(shown, mark, 0) + mark.len;
    struct str digest = str_slice(shown, from, str_find(shown, '"', from));
    return move_to(t, day, str_c(test_arena(), str_cat(test_arena(), S("&confirmed="), digest)));
}

ON_BOTH("a gathering is not moved past the end of its network")
{
    struct town t = town_on(pool);
    struct date before = first_now(&t).held_on;
    struct web_answer a = move_to(&t, date_of(2028, 12, 2), "");
    CHECK_INT(a.status, 422);
    CHECK(web_says(a.body, S("id=\"held_on-problem\"")));
    CHECK_INT(first_now(&t).held_on.days, before.days);
}

ON_BOTH("a gathering is moved onto another's day only where that is meant")
{
    struct town t = town_on(pool);
    struct date before = first_now(&t).held_on, taken = date_plus_days(t.today, AHEAD_DAYS + 30);
    struct web_answer a = move_to(&t, taken, "");
    CHECK_INT(a.status, 422);
    CHECK(web_says(a.body, S("«Samling 2» er den dagen")) && web_says(a.body, S("name=\"same_day\"")));
    CHECK_INT(first_now(&t).held_on.days, before.days);
    CHECK_INT(move_to(&t, taken, "&same_day=1").status, 303);
    CHECK_INT(first_now(&t).held_on.days, taken.days);
}

static struct ballot ballot_now(const struct town *t)
{
    struct ballot b = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    CHECK(ballot_by_id(db, t->ballot, &b));
    db_end(db, DB_ROLLBACK);
    return b;
}

ON_BOTH(
    "a vote on the topic of a gathering that comes earlier ends two days before it, and its askers say so")
{
    struct town t = town_on(pool);
    struct ask ask;
    CHECK_INT(move_to(&t, date_plus_days(t.today, CLOSES_DAYS + 5), "").status, 303);
    CHECK_INT(ballot_now(&t).closes_on.days, t.today.days + CLOSES_DAYS); // early enough still
    CHECK_INT(move_to(&t, date_plus_days(t.today, CLOSES_DAYS), "").status, 303);
    CHECK_INT(ballot_now(&t).closes_on.days, t.today.days + CLOSES_DAYS - 2);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(ask_asked(db, ASK_KIND_VOTE, t.ballot.n, t.s.ours.member, &ask));
    CHECK_INT(ask.due_on.value.days, t.today.days + CLOSES_DAYS - 2);
    db_end(db, DB_ROLLBACK);
    CHECK_INT(move_and_confirm(&t, date_plus_days(t.today, 3)).status,
              303); // so near, everybody is asked now
    CHECK_INT(ballot_now(&t).closes_on.days, t.today.days + 1);
    CHECK_INT(move_and_confirm(&t, date_plus_days(t.today, AHEAD_DAYS)).status,
              303); // it is not put off again
    CHECK_INT(ballot_now(&t).closes_on.days, t.today.days + 1);
}
