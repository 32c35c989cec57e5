// SPDX-License-Identifier: EUPL-1.2
// Warnings: each rule by its counts; raised once, gone by itself; the members read it first, then those who
// run the network, and who follows it reads no name.
#include "web_site.h"

#include "jobs/schedule.h"
#include "network/warning.h"
#include "sql/hosting.h"

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
