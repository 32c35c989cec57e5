// SPDX-License-Identifier: EUPL-1.2
// The day itself: who is here, who is seen in which group, and groups again from who is here.
#include "gathering/arrival.h"

#include "demo/people.h"
#include "groups/draw.h"
#include "groups/seating.h"
#include "network/membership.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/people.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

enum { PEOPLE = 9, GROUPS = 3 };

struct fixture {
    struct db *db;
    struct network_id network;
    struct gathering_id gathering;
    struct seating_plan_id plan;
    struct person_id person[PEOPLE], stranger;
    struct date today;
};

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND};
static const struct maybe_account_id nobody = {0};
static const struct maybe_bool here = {true, true}, absent = {true, false}, unknown = {0};

/// Nine members at three tables, and today is the day: 0, 1, 2 sit in group 1, and so on.
static struct fixture fixture_new(struct db_pool *pool)
{
    struct fixture f = {.db = db_begin(pool, DB_WRITE, test_arena()), .today = date_of(2026, 10, 1)};
    struct municipality m =
        municipality_new(test_arena(), demo_set_of(DEMO_NORWEGIAN), 1, date_of(2026, 11, 23));
    struct demo_ids ids = demo_units_add(f.db, &m);
    demo_people_add(f.db, &m, &ids, (struct date){0}, date_of(2027, 1, 1));
    network_add(f.db, S("Nettverk"), S("Prøve"), S("Europe/Oslo"), f.today, date_of(2028, 10, 1), PEOPLE,
                nobody, noon, &f.network);
    network_state_set(f.db, f.network, NETWORK_STATE_RUNNING);
    gathering_add(f.db, f.network, 0, GATHERING_KIND_KICKOFF, S("Samling"), f.today, 13 * 60, 15 * 60,
                  S("Rådhuset"), S(""), (struct maybe_str){0}, S("g@test.example"), &f.gathering);
    struct seating_plan_new row = {
        .network = f.network, .method = S("test"), .size_least = 2, .size_most = 3};
    seating_plan_add(f.db, &row, &f.plan);
    for (int i = 0; i < PEOPLE; i++) {
        f.person[i] = ids.people[i * 250 + 40];
        membership_add(f.db, f.network, f.person[i], noon);
        seat_add(f.db, f.plan, f.gathering, f.person[i], i / GROUPS + 1);
    }
    f.stranger = ids.people[PEOPLE * 250 + 40];
    seating_publish(f.db, f.network, f.plan, f.today, noon);
    return f;
}

static void end(struct fixture *f)
{
    CHECK(db_end(f->db, DB_COMMIT) == DB_DONE);
}

static void mark(const struct fixture *f, int who, struct maybe_bool came)
{
    arrival_mark(f->db, f->gathering, f->person[who], came, nobody, f->today);
}

/// The group in which somebody is seen; 0: in none.
static int64_t group_of(const struct fixture *f, struct person_id person)
{
    struct group_seat_list all = groups_of(f->db, f->gathering, f->today);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].person.n == person.n)
            return all.at[i].group_number;
    return 0;
}

static size_t size_of(const struct fixture *f, int64_t group)
{
    struct group_seat_list all = groups_of(f->db, f->gathering, f->today);
    size_t size = 0;
    for (size_t i = 0; i < all.count; i++)
        size += all.at[i].group_number == group;
    return size;
}

ON_BOTH("who is marked as not there leaves the group, and is in it again when the mark is taken back")
{
    struct fixture f = fixture_new(pool);
    mark(&f, 4, absent);
    CHECK_INT(group_of(&f, f.person[4]), 0);
    CHECK_INT(size_of(&f, 2), 2);
    mark(&f, 4, unknown);
    CHECK_INT(group_of(&f, f.person[4]), 2);
    end(&f);
}

ON_BOTH("who left the network, left the organisation or said no is in no group, unless they are here")
{
    struct fixture f = fixture_new(pool);
    membership_leave(f.db, f.network, f.person[0], noon);
    demo_person_leaves(f.db, f.person[3]);
    attendee_answer_put(f.db, f.gathering, f.person[6], ANSWER_NO, 0, noon);
    CHECK_INT(group_of(&f, f.person[0]), 0);
    CHECK_INT(group_of(&f, f.person[3]), 0);
    CHECK_INT(group_of(&f, f.person[6]), 0);
    mark(&f, 6, here);
    CHECK_INT(group_of(&f, f.person[6]), 3);
    end(&f);
}

ON_BOTH("whoever left afterwards was still there on a day that is over")
{
    struct fixture f = fixture_new(pool);
    membership_leave(f.db, f.network, f.person[0], noon);
    f.today = date_of(2026, 10, 2);
    CHECK_INT(group_of(&f, f.person[0]), 1);
    end(&f);
}

ON_BOTH("a walk-in and a guest get a seat where the fewest sit; who is taken back leaves it")
{
    struct fixture f = fixture_new(pool);
    mark(&f, 4, absent);
    mark(&f, 8, absent);
    arrival_mark(f.db, f.gathering, f.stranger, here, nobody, f.today);
    CHECK_INT(group_of(&f, f.stranger), 2);
    CHECK(arrival_guest(f.db, f.gathering, S("Ola Nordmann"), nobody, f.today) == GUEST_ADDED);
    CHECK_INT(guests_of(f.db, f.gathering).at[0].group_number.value, 3);
    arrival_mark(f.db, f.gathering, f.stranger, unknown, nobody, f.today);
    CHECK_INT(group_of(&f, f.stranger), 0);
    CHECK_INT(attendance_of(f.db, f.gathering).count, PEOPLE);
    end(&f);
}

ON_BOTH("who checks in at the door has it noted once; a member without a seat gets one")
{
    struct fixture f = fixture_new(pool);
    membership_add(f.db, f.network, f.stranger, noon);
    arrival_check_in(f.db, f.gathering, f.stranger, noon, f.today);
    CHECK_INT(group_of(&f, f.stranger), 1);
    arrival_check_in(f.db, f.gathering, f.stranger, (struct instant){noon.us + 1}, f.today);
    struct attendance_list all = attendance_of(f.db, f.gathering);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].person.n == f.stranger.n)
            CHECK_INT(all.at[i].checked_in_at.value.us, noon.us);
    end(&f);
}

static struct table table_without(const struct fixture *f, const int *away, size_t count)
{
    struct person_id *people = NEW_ARRAY(test_arena(), struct person_id, count);
    for (size_t i = 0; i < count; i++)
        people[i] = f->person[away[i]];
    struct table_question q = {.network = f->network,
                               .today = f->today,
                               .silo_depth = 2,
                               .size_least = 3,
                               .size_most = 3,
                               .absent_at = f->gathering,
                               .absent = people,
                               .absent_count = count};
    struct table table;
    CHECK(table_read(f->db, &q, &table) == TABLE_READY);
    return table;
}

/// How many of those who are here change group when today's groups are made anew without `away`.
static int moved_without(const struct fixture *f, const int *away, size_t count)
{
    struct table table = table_without(f, away, count);
    struct plan plan = table_plan(f->db, &table, f->plan);
    struct seating drawn;
    table_draw_round(test_arena(), &table, &plan, 0, 1, &drawn);
    CHECK(drawn.outcome == SEAT_PLANNED);
    int moved = 0, seated = 0;
    for (uint32_t p = 0; p < drawn.plan.people; p++) {
        moved += drawn.plan.group[p] != AWAY && drawn.plan.group[p] != plan.group[p];
        seated += drawn.plan.group[p] != AWAY;
    }
    CHECK_INT(seated, PEOPLE - (int)count);
    return moved;
}

ON_BOTH(
    "groups again move no more people than they must: none for one absence, two where a group is given up")
{
    struct fixture f = fixture_new(pool);
    CHECK_INT(moved_without(&f, (int[]){4}, 1), 0);
    CHECK_INT(moved_without(&f, (int[]){0, 4, 8}, 3), 2);    // one of each: a table of two is given up
    CHECK_INT(moved_without(&f, (int[]){0, 1, 4, 5}, 4), 1); // 1, 1 and 3 become two tables of 3 and 2
    CHECK_INT(moved_without(&f, (int[]){0, 1, 2}, 3), 0);    // the first table is empty, the others stay
    end(&f);
}

ON_BOTH("a day is held once it is over and all are marked, and goes on until then")
{
    struct fixture f = fixture_new(pool);
    struct gathering g;
    arrival_mark_rest(f.db, f.gathering, nobody, f.today);
    gatherings_marked_hold(f.db, f.network, f.today);
    CHECK(gathering_by_id(f.db, f.gathering, &g) && g.state == GATHERING_STATE_PLANNED);
    gatherings_marked_hold(f.db, f.network, date_of(2026, 10, 2));
    CHECK(gathering_by_id(f.db, f.gathering, &g) && g.state == GATHERING_STATE_HELD);
    end(&f);
}
