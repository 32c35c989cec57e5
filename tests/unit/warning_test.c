// SPDX-License-Identifier: EUPL-1.2
// Warnings: each rule by its counts; raised once, gone by itself; the members read it first, then those who
// run the network, and who follows it reads no name.
#include "web_site.h"

#include "jobs/schedule.h"
#include "ask/ask.h"
#include "network/warning.h"
#include "sql/hosting.h"
#include "sql/weekly.h"

#include <stdio.h>

TEST("each rule holds where its counts say so, and not one short of it")
{
    static const struct {
        enum warning_rule rule;
        struct warning_facts facts;
        bool holds;
    } rows[] = {
        {WARNING_RULE_NO_HOST, {.no_host = true}, true},
        {WARNING_RULE_NO_HOST, {.no_topic = true}, false},
        {WARNING_RULE_NO_TOPIC, {.no_topic = true}, true},
        {WARNING_RULE_SILENT_MONTH, {.is_silent = true}, true},
        {WARNING_RULE_SILENT_MONTH, {0}, false},
        {WARNING_RULE_GROUPS_STALE, {.misfits = 3}, true},
        {WARNING_RULE_GROUPS_STALE, {.misfits = 2}, false},
        {WARNING_RULE_ONE_CARRIES, {.hosted = 6, .hosted_by_one = 3}, true},
        {WARNING_RULE_ONE_CARRIES, {.hosted = 6, .hosted_by_one = 2}, false},
        {WARNING_RULE_ONE_CARRIES, {.hosted = 2, .hosted_by_one = 2}, false}, // it has only begun
        {WARNING_RULE_ATTENDANCE_FALLS,
         {.came_late = 29, .marked_late = 54, .came_before = 73, .marked_before = 81},
         true},
        {WARNING_RULE_ATTENDANCE_FALLS,
         {.came_late = 30, .marked_late = 54, .came_before = 73, .marked_before = 81},
         false},
        {WARNING_RULE_ATTENDANCE_FALLS,
         {.came_late = 0, .marked_late = 27},
         false}, // nothing to compare with
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_INT(warning_holds(rows[i].rule, &rows[i].facts), rows[i].holds);
}

TEST("every rule has a row that holds and one that does not")
{
    CHECK_INT(WARNING_RULE_COUNT, 6);
    for (int r = 0; r < WARNING_RULE_COUNT; r++) {
        struct warning_facts quiet = {.hosted = 6,
                                      .hosted_by_one = 1,
                                      .came_late = 5,
                                      .marked_late = 6,
                                      .came_before = 8,
                                      .marked_before = 9};
        CHECK(!warning_holds((enum warning_rule)r, &quiet));
    }
}

static struct date day_from(int days)
{
    return date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, days);
}

static void turn(struct db *db, const struct web_site *s, int days)
{
    struct instant now = wall_instant((struct wall){day_from(days), 9 * 60}, ZONE_OSLO);
    struct notice_site site = notice_site_read(db, &s->site.key, s->site.public_url, now);
    schedule_network(db, &site, s->ours.id, ZONE_OSLO);
}

static bool is_raised(struct db *db, const struct web_site *s, enum warning_rule rule)
{
    struct warning_list all = warnings_of(db, s->ours.id);
    int count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].rule == rule;
    CHECK(count <= 1);
    return count == 1;
}

/// Our network has met, and its next gathering is in twenty days.
static struct gathering_id next_in(struct db *db, const struct web_site *s)
{
    struct gathering_id id = {0};
    gathering_change(db, s->ours.gathering, 1, S("Oppstart"), day_from(-30), 540, 900, S("Rådhuset"), S(""),
                     (struct maybe_str){0}, 1);
    gathering_add(db, s->ours.id, 1, GATHERING_KIND_MEETUP, S("Samling 1"), day_from(20), 720, 840, S("Sal"),
                  S(""), (struct maybe_str){0}, S("w1@tvers"), &id);
    return id;
}

ON_BOTH("a gathering without a host is warned of once, and no more when it has one")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id id = next_in(db, &s);
    turn(db, &s, -2);
    CHECK(!is_raised(db, &s, WARNING_RULE_NO_HOST)); // twenty-two days before it
    turn(db, &s, 0);
    turn(db, &s, 1);
    CHECK(is_raised(db, &s, WARNING_RULE_NO_HOST));
    struct hosting_list seats = hostings_of(db, id);
    CHECK(hosting_to_taken(db, seats.at[0].id, s.ours.member, instant_now()));
    turn(db, &s, 2);
    CHECK(!is_raised(db, &s, WARNING_RULE_NO_HOST));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a network in which nobody has done anything for a month is warned of, until somebody does")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id id = next_in(db, &s);
    turn(db, &s, 5);
    CHECK(!is_raised(db, &s, WARNING_RULE_SILENT_MONTH)); // a member has just joined
    turn(db, &s, 40);
    CHECK(is_raised(db, &s, WARNING_RULE_SILENT_MONTH));
    struct instant then = wall_instant((struct wall){day_from(41), 540}, ZONE_OSLO);
    attendee_answer_put(db, id, s.ours.member, ANSWER_YES, 0, then);
    turn(db, &s, 42);
    CHECK(!is_raised(db, &s, WARNING_RULE_SILENT_MONTH));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static struct str page(const struct web_site *s, struct str path, struct secret who)
{
    return web_ask(s, &(struct web_question){.target = str_c(test_arena(), path), .session = who}).body;
}

ON_BOTH("the members read a warning first; a week later it waits for those who run the network")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct str path = str_format(test_arena(), "/networks/%lld", (long long)s.ours.id.n);
    warning_raise(db, s.ours.id, WARNING_RULE_NO_HOST, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(page(&s, path, s.member), S("mangler vert")));
    CHECK(!web_says(page(&s, S("/"), s.coordinator), S("1 ting å se på")));
    s.site.clock_shift_us = 8 * US_PER_DAY;
    db = db_begin(pool, DB_WRITE, test_arena());
    struct secret later = session_begin(db, s.lead_account, instant_plus(instant_now(), 8 * US_PER_DAY));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(page(&s, S("/"), later), S("1 ting å se på")));
    CHECK(web_says(page(&s, str_cat(test_arena(), path, S("/status")), later), S("mangler vert")));
}

// ---- who is told ----

static struct person_id coordinating_member(struct db *db, const struct web_site *s)
{
    struct person_id person = web_person(db, "Ida");
    membership_add(db, s->ours.id, person, instant_now());
    struct date today = day_from(0);
    CHECK(term_serve(db, &(struct term_wish){.network = s->ours.id,
                                             .person = person,
                                             .role = NETWORK_DUTY_COORDINATOR,
                                             .starts_on = today,
                                             .ends_on = {true, day_from(400)},
                                             .now = instant_now(),
                                             .today = today}));
    return person;
}

static enum ask_state asked(struct db *db, struct warning_id warning, struct person_id who)
{
    struct ask ask;
    return ask_asked(db, ASK_KIND_WARNING, warning.n, who, &ask) ? ask.state : ASK_STATE_VOID;
}

ON_BOTH("a week later coordinators are asked to look after it, until one does or it is gone; then nobody is")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id id = next_in(db, &s);
    struct person_id ida = coordinating_member(db, &s);
    turn(db, &s, 0);
    struct warning_list open = warnings_of(db, s.ours.id);
    CHECK(is_raised(db, &s, WARNING_RULE_NO_HOST));
    struct warning_id no_host = open.at[0].rule == WARNING_RULE_NO_HOST ? open.at[0].id : open.at[1].id;
    turn(db, &s, 6);
    CHECK_INT(asked(db, no_host, ida), ASK_STATE_VOID);
    turn(db, &s, 7);
    CHECK_INT(asked(db, no_host, ida), ASK_STATE_OPEN);
    CHECK_INT(asked(db, no_host, s.ours.member), ASK_STATE_VOID); // who does not coordinate
    warning_see(db, no_host, instant_now());
    turn(db, &s, 8);
    CHECK_INT(asked(db, no_host, ida), ASK_STATE_VOID);
    warning_unsee(db, no_host);
    turn(db, &s, 9);
    CHECK_INT(asked(db, no_host, ida), ASK_STATE_OPEN);
    struct hosting_list seats = hostings_of(db, id);
    CHECK(hosting_to_taken(db, seats.at[0].id, s.ours.member, instant_now()));
    turn(db, &s, 10);
    CHECK_INT(asked(db, no_host, ida), ASK_STATE_VOID);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

/// The path of the page that answers an ask.
static struct str answer_page(const struct web_site *s, const struct ask *ask)
{
    struct link link = {LINK_ASK, ask->id.n, (uint32_t)ask->generation};
    return str_cat(test_arena(), S("/t/"), secret_reveal(link_token(test_arena(), &s->site.key, link)));
}

ON_BOTH("one coordinator who says so by the link is enough; the page of the network says that it is seen to")
{
    struct web_site s = web_site_on(pool);
    struct ask ask;
    struct warning_list open;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id ida = coordinating_member(db, &s);
    warning_raise(db, s.ours.id, WARNING_RULE_GROUPS_STALE, instant_now());
    open = warnings_of(db, s.ours.id);
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_WARNING,
                                  .network = {true, s.ours.id},
                                  .person = ida,
                                  .subject = open.at[0].id.n,
                                  .occasion = 1,
                                  .asked_at = instant_now()});
    CHECK(ask_asked(db, ASK_KIND_WARNING, open.at[0].id.n, ida, &ask));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str path = answer_page(&s, &ask),
               network = str_format(test_arena(), "/networks/%lld", (long long)s.ours.id.n);
    struct secret nobody = secret_of(S(""));
    CHECK(web_says(page(&s, path, nobody), S("passer ikke lenger")));
    CHECK(!web_says(page(&s, network, s.member), S("En koordinator ser på det")));
    struct secret token = secret_of(str_slice(path, 3, path.len));
    struct web_question yes = {.target = path.at,
                               .form = "answer=yes",
                               .csrf = csrf_token(test_arena(), &s.site.key, token),
                               .has_no_cookies = true};
    CHECK_INT(web_ask(&s, &yes).status, 303);
    CHECK(web_says(page(&s, network, s.member), S("En koordinator ser på det")));
}

ON_BOTH("the weekly mail tells every member what is worth a look, and names nobody")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct weekly_news_list news;
    warning_raise(db, s.ours.id, WARNING_RULE_ONE_CARRIES, instant_plus(instant_now(), US_PER_MINUTE));
    news = weekly_news(db, s.ours.member, instant_now(), day_from(0));
    CHECK_INT(news.count, 1);
    CHECK_INT(news.at[0].kind, WEEKLY_KIND_WARNING);
    CHECK_STR(news.at[0].title, S("one_carries"));
    warning_settle(db, s.ours.id, WARNING_RULE_ONE_CARRIES, instant_now());
    CHECK_INT(weekly_news(db, s.ours.member, instant_now(), day_from(0)).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}
