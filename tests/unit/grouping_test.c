// SPDX-License-Identifier: EUPL-1.2
// Groups that the schedule makes by itself: when, for whom they change, and what it leaves to people.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "auth/password.h"
#include "groups/seating.h"
#include "jobs/grouping.h"
#include "network/away.h"
#include "network/membership.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/people.h"

#include "colleague.h"

enum { PEOPLE = 9 };

/// Nine members, who gather on Thursday 18 March and four weeks later.
struct circle {
    struct db_pool *pool;
    struct network_id network;
    struct gathering_id gathering;
    struct person_id member[PEOPLE];
};

static const struct key key = {{7}};

static struct instant at(int day)
{
    return wall_instant((struct wall){date_of(2027, 3, day), 9 * 60}, ZONE_OSLO);
}

static struct circle circle_new(struct db_pool *pool)
{
    static const char *const names[PEOPLE] = {"anna", "bo",   "cato",  "dina", "eli",
                                              "finn", "geir", "hanne", "ida"};
    struct circle c = {.pool = pool};
    struct gathering_id later;
    struct unit_id unit = {0};
    auth_begin();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    network_add(db, S("Nettverk"), S("Prøve"), S("Europe/Oslo"), date_of(2027, 1, 1), date_of(2028, 12, 31),
                PEOPLE, (struct maybe_account_id){0}, at(1), &c.network);
    network_state_set(db, c.network, NETWORK_STATE_RUNNING);
    for (int i = 0; i < PEOPLE; i++) {
        c.member[i] = colleague_add(db, names[i], unit, (struct maybe_person_id){0});
        membership_add(db, c.network, c.member[i], at(1));
    }
    gathering_add(db, c.network, 1, GATHERING_KIND_MEETUP, S("Samling"), date_of(2027, 3, 18), 780, 900,
                  S(""), S(""), (struct maybe_str){0}, S("a"), &c.gathering);
    gathering_add(db, c.network, 2, GATHERING_KIND_MEETUP, S("Samling"), date_of(2027, 4, 15), 780, 900,
                  S(""), S(""), (struct maybe_str){0}, S("b"), &later);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return c;
}

/// Returns how many are told.
static int64_t run(const struct circle *c, int day)
{
    int64_t mails = 0;
    struct db *db = db_begin(c->pool, DB_READ, test_arena());
    struct notice_site site = notice_site_read(db, &key, S("https://tvers.example"), at(day));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    CHECK(grouping_run(c->pool, &site, c->network, ZONE_OSLO, &mails));
    return mails;
}

static struct group_seat_list seats(const struct circle *c)
{
    struct db *db = db_begin(c->pool, DB_READ, test_arena());
    struct group_seat_list list = groups_of(db, c->gathering, date_of(2027, 3, 8));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return list;
}

static void leave(const struct circle *c, int member)
{
    struct db *db = db_begin(c->pool, DB_WRITE, test_arena());
    CHECK_INT(membership_leave(db, c->network, c->member[member], at(8)), MEMBERSHIP_LEFT);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static void say_no(const struct circle *c, int member)
{
    struct db *db = db_begin(c->pool, DB_WRITE, test_arena());
    attendee_answer_put(db, c->gathering, c->member[member], ANSWER_NO, 0, at(8));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("ten days before a gathering that has no groups they are made, and everybody is told; once")
{
    struct circle c = circle_new(pool);
    CHECK_INT(run(&c, 7), 0);
    CHECK_INT(seats(&c).count, 0);
    CHECK_INT(run(&c, 8), PEOPLE);
    CHECK_INT(seats(&c).count, PEOPLE);
    CHECK_INT(run(&c, 8), 0);
    CHECK_INT(run(&c, 12), 0); // they fit still
}

ON_BOTH("who leaves, is away or says no is planned around: only whose group changes is told")
{
    struct circle c = circle_new(pool);
    run(&c, 8);
    leave(&c, 0);
    say_no(&c, 1);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    away_put(db, c.network, c.member[2], date_of(2027, 3, 1), date_of(2027, 3, 31), at(8));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    int64_t told = run(&c, 12);
    CHECK(told > 0 && told <= PEOPLE - 3);
    CHECK_INT(seats(&c).count, PEOPLE - 3);
}

ON_BOTH("what people were told stays for three days, but for the last working day before the gathering")
{
    struct circle c = circle_new(pool);
    run(&c, 14);
    leave(&c, 0);
    CHECK_INT(run(&c, 15), 0);
    CHECK_INT(run(&c, 16), 0);
    CHECK(run(&c, 17) > 0);
    say_no(&c, 1);
    CHECK(run(&c, 17) > 0);
}

ON_BOTH("who has just been asked answers first: no second mail about a gathering on the same day")
{
    struct circle c = circle_new(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &key, S("https://tvers.example"), at(10));
    CHECK_INT(notice_gathering_invitation(db, &site, c.gathering), PEOPLE);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(run(&c, 10), 0);
    CHECK_INT(run(&c, 11), 0);
    CHECK_INT(run(&c, 12), PEOPLE);
}

/// Somebody's plan that is not published yet.
static void draft(const struct circle *c, int day)
{
    struct table table;
    struct seating drawn;
    struct seating_plan_id id;
    struct table_question q = {
        .network = c->network, .today = date_of(2027, 3, day), .size_least = 2, .size_most = 3};
    struct db *db = db_begin(c->pool, DB_WRITE, test_arena());
    CHECK(table_read(db, &q, &table) == TABLE_READY);
    seat(test_arena(), &table.problem, &(struct seat_options){.seed = 1, .limits = {.passes = 1}}, &drawn);
    CHECK(seating_draft_save(db, c->network, &table, &drawn, 1, (struct account_id){0}, at(day), &id));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a draft that somebody made in the last week is waited for until five days before")
{
    struct circle c = circle_new(pool);
    draft(&c, 8);
    CHECK_INT(run(&c, 8), 0);
    CHECK_INT(run(&c, 12), 0);
    CHECK_INT(run(&c, 13), PEOPLE);
}

ON_BOTH(
    "an old draft is not waited for, nor are groups made in a network that has ended or for a day called off")
{
    struct circle c = circle_new(pool);
    draft(&c, 1);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    network_state_set(db, c.network, NETWORK_STATE_ENDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(run(&c, 9), 0);
    db = db_begin(pool, DB_WRITE, test_arena());
    network_state_set(db, c.network, NETWORK_STATE_RUNNING);
    gathering_call_off(db, c.gathering, (struct maybe_str){0});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(run(&c, 9), 0);
}

ON_BOTH("two who wish to be apart are apart, also where nobody who makes the groups may see the wish")
{
    struct circle c = circle_new(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 1; i < PEOPLE - 4; i++)
        seating_wish_add(db, c.network, SEATING_WISH_KIND_APART, c.member[0], c.member[i],
                         (struct maybe_account_id){0});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    run(&c, 8);
    struct group_seat_list all = seats(&c);
    int64_t own = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].person.n == c.member[0].n)
            own = all.at[i].group_number;
    for (size_t i = 0; i < all.count; i++)
        for (int m = 1; m < PEOPLE - 4; m++)
            CHECK(all.at[i].person.n != c.member[m].n || all.at[i].group_number != own);
}
