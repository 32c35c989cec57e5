// SPDX-License-Identifier: EUPL-1.2
// Writers that keep to a part of the store: nothing is lost, and on PostgreSQL they wait only for each other.
#define POOL_CATALOG testsql_catalog
#include "db_pools.h"

#include "testsql/catalog.h"
#include "testsql/things.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { PARTS = 4, WRITERS = 20, VISITS_EACH = 10, SOON_MS = 5000, A_WHILE_MS = 150 };

static const struct db_part whole = {0};

static struct db_part part(int64_t id)
{
    return (struct db_part){1, id};
}

static struct str place(int number)
{
    return str_format(test_arena(), "%d", number);
}

// ---- nothing is lost ----

struct visitor {
    pthread_t thread;
    struct db_pool *pool;
    int number;
    int failures;
};

/// Not one statement, but two: whoever came in between would be lost.
static void visit(struct db *db, int number)
{
    char name[] = {(char)('0' + number)};
    int64_t visits = 0;
    place_visits(db, (struct str){name, 1}, &visits);
    place_visits_set(db, (struct str){name, 1}, visits + 1);
}

/// One in five visits all places, and so writes in the whole.
static void *visits_make(void *arg)
{
    struct visitor *v = arg;
    bool everywhere = v->number % 5 == 0;
    for (int i = 0; i < VISITS_EACH; i++) {
        struct arena *arena = arena_new();
        int number = v->number % PARTS;
        struct db *db = db_begin_part(v->pool, everywhere ? whole : part(number), arena);
        for (int p = 0; p < PARTS; p++)
            if (everywhere || p == number)
                visit(db, p);
        v->failures += db_end(db, DB_COMMIT) == DB_FAILED;
        arena_free(arena);
    }
    return NULL;
}

ON_BOTH("20 writers at once, in four parts and in the whole, lose nothing")
{
    struct visitor visitors[WRITERS];
    int64_t wanted[PARTS] = {0}, visits;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int p = 0; p < PARTS; p++)
        place_add(db, place(p));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    for (int i = 0; i < WRITERS; i++) {
        visitors[i] = (struct visitor){.pool = pool, .number = i};
        CHECK(pthread_create(&visitors[i].thread, NULL, visits_make, &visitors[i]) == 0);
        for (int p = 0; p < PARTS; p++)
            wanted[p] += i % 5 == 0 || i % PARTS == p ? VISITS_EACH : 0;
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(visitors[i].thread, NULL);
        CHECK_INT(visitors[i].failures, 0);
    }
    db = db_begin(pool, DB_READ, test_arena());
    for (int p = 0; p < PARTS; p++)
        CHECK(place_visits(db, place(p), &visits) && visits == wanted[p]);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- who waits for whom ----

struct writer {
    pthread_t thread;
    struct db_pool *pool;
    struct db_part part;
    atomic_bool is_done;
};

static void *write_once(void *arg)
{
    struct writer *w = arg;
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(w->pool, w->part, arena);
    if (db_end(db, DB_COMMIT) == DB_DONE)
        atomic_store(&w->is_done, true);
    arena_free(arena);
    return NULL;
}

static void writer_start(struct writer *w, struct db_pool *pool, struct db_part in)
{
    *w = (struct writer){.pool = pool, .part = in};
    CHECK(pthread_create(&w->thread, NULL, write_once, w) == 0);
}

static bool is_done_within(struct writer *w, int ms)
{
    for (int waited = 0; waited < ms && !atomic_load(&w->is_done); waited += 5)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    return atomic_load(&w->is_done);
}

/// Whether one waits for the other, and then is let in.
static bool waits(struct db_pool *pool, struct db_part writing, struct db_part coming)
{
    struct writer w;
    struct db *db = db_begin_part(pool, writing, test_arena());
    writer_start(&w, pool, coming);
    bool waited = !is_done_within(&w, A_WHILE_MS);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(is_done_within(&w, SOON_MS));
    pthread_join(w.thread, NULL);
    return waited;
}

static void who_waits(struct db_pool *pool)
{
    CHECK(!waits(pool, part(7), part(8)));
    CHECK(!waits(pool, part(7), (struct db_part){2, 7})); // of another kind
    CHECK(waits(pool, part(7), part(7)));
    CHECK(waits(pool, part(7), whole));
    CHECK(waits(pool, whole, part(7)));
    CHECK(waits(pool, whole, whole));
    CHECK(waits(pool, part(INT64_MAX), part(INT64_MAX))); // as an address may name it
}

TEST("PostgreSQL: a writer waits for those in the same part and in the whole, and for nobody else")
{
    on_postgres(&testsql_catalog, who_waits);
}

static void whole_gets_in(struct db_pool *pool)
{
    struct writer all, next;
    struct db *db = db_begin_part(pool, part(1), test_arena());
    writer_start(&all, pool, whole);
    CHECK(!is_done_within(&all, A_WHILE_MS));
    writer_start(&next, pool, part(2)); // came later, and waits behind it
    CHECK(!is_done_within(&next, A_WHILE_MS));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(is_done_within(&all, SOON_MS) && is_done_within(&next, SOON_MS));
    pthread_join(all.thread, NULL);
    pthread_join(next.thread, NULL);
}

TEST("PostgreSQL: who writes in the whole is not kept out by parts that come and go")
{
    on_postgres(&testsql_catalog, whole_gets_in);
}
