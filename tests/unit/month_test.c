// SPDX-License-Identifier: EUPL-1.2
// A network whose coordinators do nothing for a month still has its next gathering with a topic, a host, a
// place, groups and a programme, because members were asked. See month.h.
//
//     TVERS_MONTHS=100 TMPDIR=/dev/shm build/debug/tests/month_test      a hundred seeds; prints their table
//     TVERS_MONTHS=26 TVERS_MONTHS_FROM=26 ...                           one of them
//
// A seed costs a second of CPU with sanitizers, a fifth of that without, and mostly waits for its disk.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "auth/password.h"
#include "month.h"
#include "sql/catalog.h"

#include <stdio.h>
#include <stdlib.h>

enum { ON_SQLITE = 6, ON_POSTGRES = 1, GOOD_PERCENT = 95 };

/// Of all seeds; a month begins in a fresh store each time.
static struct {
    uint64_t seed;
    struct month_told told;
} at_hand;

static void month_run_one(struct db_pool *pool)
{
    at_hand.told = month_run(pool, at_hand.seed);
}

// ---- the table ----

struct row {
    int topic, fallback, host, place, groups, programme, all;
};

static void row_count(struct row *row, const struct month_ready *r)
{
    row->topic += r->topic;
    row->fallback += r->is_fallback;
    row->host += r->host;
    row->place += r->place;
    row->groups += r->groups;
    row->programme += r->programme;
    row->all += month_is_ready(r);
}

struct table {
    struct row rows[4]; // the next gathering a week before and at its hour, then the second
    int seeds;
    double mails_a_week;
};

static void table_count(struct table *t, const struct month_told *told)
{
    row_count(&t->rows[0], &told->next.a_week_before);
    row_count(&t->rows[1], &told->next.at_its_hour);
    row_count(&t->rows[2], &told->second.a_week_before);
    row_count(&t->rows[3], &told->second.at_its_hour);
    t->mails_a_week += (double)told->mails / 27 / ((double)told->days / 7);
    t->seeds++;
}

static void table_print(const struct table *t)
{
    static const char *const names[] = {"next, a week before", "next, at its hour", "second, a week before",
                                        "second, at its hour"};
    printf("%-24s topic (own)  host place groups programme  all   of %d seeds\n", "", t->seeds);
    for (int i = 0; i < 4; i++) {
        const struct row *r = &t->rows[i];
        printf("%-24s %5d %5d %5d %5d %6d %9d %4d\n", names[i], r->topic, r->topic - r->fallback, r->host,
               r->place, r->groups, r->programme, r->all);
    }
    printf("mails to a member: %.2f a week\n", t->mails_a_week / t->seeds);
}

// ---- the seeds ----

static int64_t number_given(const char *name, int64_t usual)
{
    int64_t number = 0;
    const char *given = getenv(name);
    return given && str_int(str_from(given), &number) ? number : usual;
}

static void months_run(int64_t last, void (*on)(const struct db_catalog *catalog, test_on_pool *run))
{
    struct table t = {0};
    auth_begin();
    for (at_hand.seed = (uint64_t)number_given("TVERS_MONTHS_FROM", 1); at_hand.seed <= (uint64_t)last;
         at_hand.seed++) {
        on(&sql_catalog, month_run_one);
        table_count(&t, &at_hand.told);
    }
    table_print(&t);
    for (int i = 0; i < 4; i++)
        CHECK(t.rows[i].all * 100 >= GOOD_PERCENT * t.seeds);
}

TEST("SQLite: a network whose coordinators do nothing has its next two gatherings ready in time")
{
    months_run(number_given("TVERS_MONTHS", ON_SQLITE), on_sqlite);
}

TEST("PostgreSQL: the same")
{
    if (getenv("TVERS_TEST_PG"))
        months_run(number_given("TVERS_MONTHS_FROM", 1) + ON_POSTGRES - 1, on_postgres);
    else
        test_skip("TVERS_TEST_PG names no PostgreSQL");
}
