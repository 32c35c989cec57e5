// SPDX-License-Identifier: EUPL-1.2
// The calendar that a person subscribes to.
#include "gathering/feed.h"

#include "auth/password.h"
#include "demo/fill.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/home_again.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/told.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"
#include "sql/people.h"

static struct date today(void)
{
    return date_of(2026, 11, 23);
}

/// The member of the demo who looks around: in a network of 27 with the next gathering on 3 December.
static struct db *demo_begin(struct db_pool *pool, struct person_id *member)
{
    struct account account = {0};
    auth_begin();
    demo_fill(pool, test_arena(),
              &(struct demo_setting){.now = wall_instant((struct wall){today(), 720}, ZONE_OSLO),
                                     .public_url = S("http://127.0.0.1:8080")});
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(account_by_user_name(db, S("medlem"), &account) && account.person.is_set);
    *member = account.person.value;
    return db;
}

static struct str feed_on(struct db *db, struct person_id person, struct date day)
{
    return feed_write(db, &(struct feed_question){.person = person,
                                                  .today = day,
                                                  .lang = LANG_NB,
                                                  .name = S("Tvers, Nordvåg kommune"),
                                                  .public_url = S("https://t.example")});
}

static size_t count_of(struct str text, struct str part)
{
    size_t count = 0;
    for (size_t at = str_find_str(text, part, 0); at < text.len; at = str_find_str(text, part, at + 1))
        count++;
    return count;
}

static bool has(struct str text, struct str part)
{
    return count_of(text, part) > 0;
}

static struct gathering next_gathering(struct db *db, struct person_id person)
{
    struct gathering g = {0};
    struct my_gathering_list mine = my_gatherings(db, person, today());
    CHECK(mine.count > 0 && gathering_by_id(db, mine.at[0].id, &g));
    return g;
}

ON_BOTH("the calendar has every gathering of the person's networks, and names nobody")
{
    struct person_id member;
    struct db *db = demo_begin(pool, &member);
    struct gathering next = next_gathering(db, member);
    struct str ics = feed_on(db, member, today());
    size_t home = return_days(db, member, date_plus_days(today(), -FEED_BACK_DAYS)).count; // what one came home to do
    CHECK_INT(count_of(ics, S("BEGIN:VEVENT")), gatherings_of(db, next.network).count + home);
    CHECK(has(ics, next.uid) && has(ics, S("DTSTART;TZID=Europe/Oslo:20261203T120000")));
    CHECK(!has(ics, S("METHOD:")) && !has(ics, S("ATTENDEE")) && !has(ics, S("ORGANIZER")));
    CHECK(!has(ics, S("mailto:")));
    CHECK_STR(feed_on(db, member, today()), ics);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("the calendar says what the mails said: the network beside the title, and the numbers of the entry")
{
    struct person_id member;
    struct network n;
    struct db *db = demo_begin(pool, &member);
    struct gathering next = next_gathering(db, member);
    CHECK(network_by_id(db, next.network, &n));
    told_put(db, &(struct told){.gathering = next.id,
                                .person = member,
                                .method = TOLD_METHOD_REQUEST,
                                .sequence = 7,
                                .told_at = wall_instant((struct wall){today(), 720}, ZONE_OSLO)});
    struct str ics = str_replace(test_arena(), feed_on(db, member, today()), S("\r\n "), S(""));
    struct str event = str_slice(ics, str_find_str(ics, next.uid, 0), ics.len);
    event = str_slice(event, 0, str_find_str(event, S("END:VEVENT"), 0));
    CHECK(has(event, str_format(test_arena(), "SUMMARY:%.*s – %.*s\r\n", STR(next.title), STR(n.name))));
    CHECK(has(event, S("SEQUENCE:7\r\n")) && has(event, S("DTSTAMP:20261123T110000Z\r\n")));
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("what one has said no to is not in the calendar; a cancelled gathering stays for 30 days")
{
    struct person_id member;
    struct db *db = demo_begin(pool, &member);
    struct gathering next = next_gathering(db, member);
    attendee_answer_put(db, next.id, member, ANSWER_NO, 0, (struct instant){0});
    CHECK(!has(feed_on(db, member, today()), next.uid));
    gathering_call_off(db, next.id, (struct maybe_str){0});
    struct str ics = feed_on(db, member, date_plus_days(next.held_on, 30));
    CHECK(has(ics, next.uid) && has(ics, S("STATUS:CANCELLED")));
    CHECK(!has(feed_on(db, member, date_plus_days(next.held_on, 31)), next.uid));
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a new address makes the one before it invalid")
{
    struct person_id member;
    struct feed_owner before, after;
    struct db *db = demo_begin(pool, &member);
    CHECK(feed_owner(db, member, &before));
    feed_renew(db, member);
    CHECK(feed_owner(db, member, &after));
    CHECK(after.generation != before.generation);
    db_end(db, DB_ROLLBACK);
}
