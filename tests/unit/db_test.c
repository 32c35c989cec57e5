// SPDX-License-Identifier: EUPL-1.2
// The database layer, on SQLite and, where TVERS_TEST_PG says one, on PostgreSQL.
#define POOL_CATALOG testsql_catalog
#include "db_pools.h"

#include "testsql/catalog.h"
#include "testsql/things.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <stdlib.h>

static struct thing_new thing_of(int64_t number, struct str title)
{
    return (struct thing_new){.number = number,
                              .truth = true,
                              .share = 0.1,
                              .title = title,
                              .picture = S("\x00\xff\x00"),
                              .day = date_of(2026, 12, 3),
                              .moment = {INT64_C(1764766800123456)},
                              .reply = REPLY_MAYBE};
}

ON_BOTH("every type comes back as it went in")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct thing_new in = thing_of(INT64_MIN, S("Bærum – Đorđe 😀")), out;
    struct thing_id id;
    CHECK(thing_add(db, &in, &id));
    CHECK(thing_by_id(db, id, &out));
    CHECK(out.number == INT64_MIN && out.truth && out.share == 0.1 && out.reply == REPLY_MAYBE);
    CHECK_STR(out.title, in.title);
    CHECK_STR(out.picture, S("\x00\xff\x00"));
    CHECK_INT(out.day.days, date_of(2026, 12, 3).days);
    CHECK_INT(out.moment.us, INT64_C(1764766800123456));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the largest number, dates before 1970, an empty text and no bytes come back too")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct thing_new in = thing_of(INT64_MAX, S("")), out;
    struct thing_id id;
    in.picture = S("");
    in.truth = false;
    in.day = date_of(1, 1, 1);
    in.moment.us = -1;
    in.share = -1e300;
    CHECK(thing_add(db, &in, &id) && thing_by_id(db, id, &out));
    CHECK(out.number == INT64_MAX && !out.truth && out.share == -1e300);
    CHECK(out.title.len == 0 && out.picture.len == 0);
    CHECK(out.day.days == in.day.days && out.moment.us == -1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("what is missing stays missing, and an empty text is not missing")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gap out;
    struct gap_id id;
    CHECK(gap_add(db, &(struct gap){.title = {true, S("")}}, &id) && gap_by_id(db, id, &out));
    CHECK(!out.number.is_set && !out.truth.is_set && !out.share.is_set && !out.picture.is_set);
    CHECK(!out.day.is_set && !out.moment.is_set && !out.reply.is_set && !out.thing.is_set);
    CHECK(out.title.is_set && out.title.value.len == 0);
    struct maybe_str title;
    CHECK(gap_title(db, id, &title) && title.is_set);
    CHECK(!gap_title(db, (struct gap_id){id.n + 1}, &title) && !title.is_set);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a value that may be missing comes back when it is there")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gap in = {.number = {true, 27}, .truth = {true, true}, .reply = {true, REPLY_NO}}, out;
    struct gap_id id;
    in.day = (struct maybe_date){true, date_of(1969, 12, 31)};
    CHECK(gap_add(db, &in, &id) && gap_by_id(db, id, &out));
    CHECK(out.number.is_set && out.number.value == 27 && out.truth.is_set && out.truth.value);
    CHECK(out.day.is_set && out.day.value.days == -1 && out.reply.is_set && out.reply.value == REPLY_NO);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("every statement fits its signature")
{
    CHECK(db_statements_check(pool));
}

ON_BOTH("parameters go where their numbers say, not where they stand in the text")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    int64_t visits = 0;
    CHECK_INT(place_add(db, S("before")), 1);
    CHECK_INT(place_rename(db, S("before"), S("after")), 1); // SET name = $2 WHERE name = $1
    CHECK(place_visits(db, S("after"), &visits));
    CHECK_INT(place_rename(db, S("nowhere"), S("x")), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a read transaction cannot write")
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(place_add(db, S("x")), 0);
    CHECK(db_failed(db) && db_end(db, DB_COMMIT) == DB_FAILED);
    db = db_begin(pool, DB_READ, test_arena());
    int64_t visits;
    CHECK(!place_visits(db, S("x"), &visits) && !db_failed(db));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("after a failure every call gives nothing, and the commit takes all of it back")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    int64_t visits = 7;
    CHECK_INT(place_add(db, S("x")), 1);
    CHECK_INT(place_add(db, S("x")), 0);
    CHECK(db_failed(db));
    CHECK(!place_visits(db, S("x"), &visits) && visits == 0);
    CHECK_INT(places_nb(db).count, 0);
    CHECK(db_end(db, DB_COMMIT) == DB_FAILED);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(!place_visits(db, S("x"), &visits));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a row that refers to nothing is a failure")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gap_id id;
    gap_add(db, &(struct gap){.thing = {true, {4711}}}, &id);
    CHECK(db_end(db, DB_COMMIT) == DB_FAILED);
}

ON_BOTH("a text with NUL, or one that is not UTF-8, is refused")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(place_add(db, S("a\0b")), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_FAILED);
    db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(place_add(db, S("\xff")), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_FAILED);
}

ON_BOTH("rolled back is as if never done")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(place_add(db, S("x")), 1);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte(db).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static void places_fill(struct db_pool *pool, const struct str *names, size_t count)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (size_t i = 0; i < count; i++)
        place_add(db, names[i]);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("Norwegian sorts Å and Aa last, English sorts å with a, and without a language bytes decide")
{
    places_fill(pool, (struct str[]){S("Ås"), S("Aas"), S("Ærø"), S("Østby"), S("Zoo"), S("and"), S("Berg")},
                7);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct place_list nb = places_nb(db);
    struct str_list en = places_en(db), byte = places_by_byte(db);
    struct str in_nb[] = {S("and"), S("Berg"), S("Zoo"), S("Ærø"), S("Østby"), S("Ås"), S("Aas")};
    struct str in_en[] = {S("Aas"), S("Ærø"), S("and"), S("Ås"), S("Berg"), S("Østby"), S("Zoo")};
    struct str by_byte[] = {S("Aas"), S("Berg"), S("Zoo"), S("and"), S("Ås"), S("Ærø"), S("Østby")};
    CHECK(nb.count == 7 && en.count == 7 && byte.count == 7);
    for (size_t i = 0; i < 7 && nb.count == 7; i++) {
        CHECK_STR(nb.at[i].name, in_nb[i]);
        CHECK_STR(en.at[i], in_en[i]);
        CHECK_STR(byte.at[i], by_byte[i]);
    }
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a list over its limit is a failure, one at its limit is not")
{
    struct str names[] = {S("a"), S("b"), S("c"), S("d")};
    places_fill(pool, names, 3);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_few(db).count, 3);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    places_fill(pool, names + 3, 1);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_few(db).count, 0);
    CHECK(db_failed(db) && db_end(db, DB_ROLLBACK) == DB_FAILED);
}

ON_BOTH("texts can be joined by the database")
{
    struct str joined;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(places_joined(db, S(", "), &joined));
    CHECK_STR(joined, S(""));
    place_add(db, S("Ås"));
    place_add(db, S("Bø"));
    CHECK(places_joined(db, S(", "), &joined));
    CHECK_STR(joined, S("Bø, Ås"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a reader sees one moment, whatever others commit meanwhile")
{
    struct db *reader = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte(reader).count, 0);
    places_fill(pool, (struct str[]){S("x")}, 1);
    CHECK_INT(places_by_byte(reader).count, 0);
    CHECK(db_end(reader, DB_ROLLBACK) == DB_DONE);
    reader = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte(reader).count, 1);
    CHECK(db_end(reader, DB_ROLLBACK) == DB_DONE);
}

enum { WRITERS = 20, VISITS_EACH = 10 };

static void *visit(void *pool)
{
    int64_t failures = 0, visits;
    for (int i = 0; i < VISITS_EACH; i++) {
        struct arena *arena = arena_new();
        struct db *db = db_begin(pool, DB_WRITE, arena);
        place_visit(db, S("Ås"), &visits);
        failures += db_end(db, DB_COMMIT) == DB_FAILED;
        arena_free(arena);
    }
    return (void *)(intptr_t)failures;
}

ON_BOTH("20 writers at once lose nothing")
{
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        CHECK(pthread_create(&threads[i], NULL, visit, pool) == 0);
    for (int i = 0; i < WRITERS; i++) {
        void *failures = NULL;
        pthread_join(threads[i], &failures);
        CHECK(failures == NULL);
    }
    int64_t visits = 0;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(place_visits(db, S("Ås"), &visits));
    CHECK_INT(visits, WRITERS * VISITS_EACH);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static void connections_end(void)
{
    const char *sql = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                      "WHERE application_name = 'tvers' AND pid <> pg_backend_pid()";
    PGconn *pg = PQconnectdb(getenv("TVERS_TEST_PG"));
    PGresult *result = PQexec(pg, sql);
    CHECK(PQntuples(result) > 0);
    PQclear(result);
    PQfinish(pg);
}

static void server_goes_away(struct db_pool *pool)
{
    places_fill(pool, (struct str[]){S("before")}, 1);
    struct db *reader = db_begin(pool, DB_READ, test_arena()),
              *writer = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(places_by_byte(reader).count, 1);
    CHECK_INT(place_add(writer, S("lost")), 1);
    connections_end();
    CHECK_INT(places_by_byte(reader).count, 0);
    CHECK(db_failed(reader) && db_end(reader, DB_ROLLBACK) == DB_FAILED);
    CHECK(db_end(writer, DB_COMMIT) == DB_FAILED);
    reader = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte(reader).count, 1);
    CHECK(db_end(reader, DB_ROLLBACK) == DB_DONE);
    connections_end(); // while they are idle: nobody notices
    places_fill(pool, (struct str[]){S("after")}, 1);
}

TEST("PostgreSQL: when the server goes away, what ran is lost, and what begins later gets a new connection")
{
    on_postgres(&testsql_catalog, server_goes_away);
}
