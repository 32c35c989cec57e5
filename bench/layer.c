// SPDX-License-Identifier: EUPL-1.2
// What src/db/ costs over the interface under it: three statements of a page in one transaction, by typed
// calls and by hand, in turn. Both keep what they read. Usage: layer PATH-OR-URL ROUNDS. A line for each
// round:
//     by typed calls    by hand        (CPU microseconds a transaction)
#include "db/db.h"
#include "db/query.h"
#include "sql/catalog.h"
#include "sql/network.h"

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TIMES = 4000, STATEMENTS = 3, PARAMS_MOST = 3, KEPT_BYTES = 1 << 16 };

static const char *const names[STATEMENTS] = {"network_by_id", "network_standing", "gatherings_of"};

struct bare {
    sqlite3 *sqlite;
    sqlite3_stmt *begin, *end, *statements[STATEMENTS];
    PGconn *postgres;
    int params[STATEMENTS];
    char *kept;
    size_t kept_bytes;
};

static void fail(const char *what)
{
    fprintf(stderr, "layer: %s\n", what);
    exit(4);
}

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static const struct db_query *query_called(const char *name)
{
    for (const struct db_query *const *const *file = sql_catalog.files; *file; file++)
        for (const struct db_query *const *query = *file; *query; query++)
            if (!strcmp((*query)->name, name))
                return *query;
    fail(name);
    return NULL;
}

/// As a program that keeps what it reads has to.
static void keep(struct bare *bare, const void *at, size_t bytes)
{
    if (bare->kept_bytes + bytes > KEPT_BYTES)
        bare->kept_bytes = 0;
    if (bytes)
        memcpy(bare->kept + bare->kept_bytes, at, bytes);
    bare->kept_bytes += bytes;
}

// ---- by hand: SQLite ----

static sqlite3_stmt *prepared(sqlite3 *db, const char *text)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    return stmt;
}

static void sqlite_open(struct bare *bare, const char *path)
{
    if (sqlite3_open_v2(path, &bare->sqlite, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        fail(path);
    sqlite3_exec(bare->sqlite, "PRAGMA mmap_size = 0", NULL, NULL, NULL);
    bare->begin = prepared(bare->sqlite, "BEGIN");
    bare->end = prepared(bare->sqlite, "COMMIT");
    for (int i = 0; i < STATEMENTS; i++)
        bare->statements[i] = prepared(bare->sqlite, query_called(names[i])->text);
}

static void sqlite_row_keep(struct bare *bare, sqlite3_stmt *stmt)
{
    for (int i = 0; i < sqlite3_column_count(stmt); i++) {
        int64_t integer;
        const void *text;
        switch (sqlite3_column_type(stmt, i)) {
        case SQLITE_INTEGER:
            integer = sqlite3_column_int64(stmt, i);
            keep(bare, &integer, sizeof integer);
            break;
        case SQLITE_TEXT:
            text = sqlite3_column_text(stmt, i);
            keep(bare, text, (size_t)sqlite3_column_bytes(stmt, i));
            break;
        default: break;
        }
    }
}

static void sqlite_page(struct bare *bare)
{
    sqlite3_step(bare->begin);
    sqlite3_reset(bare->begin);
    for (int i = 0; i < STATEMENTS; i++) {
        for (int param = 1; param <= bare->params[i]; param++)
            sqlite3_bind_int64(bare->statements[i], param, 1);
        while (sqlite3_step(bare->statements[i]) == SQLITE_ROW)
            sqlite_row_keep(bare, bare->statements[i]);
        sqlite3_reset(bare->statements[i]);
    }
    sqlite3_step(bare->end);
    sqlite3_reset(bare->end);
}

// ---- by hand: libpq ----

static PGresult *done(struct bare *bare, PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail(PQerrorMessage(bare->postgres));
    return result;
}

static void postgres_open(struct bare *bare, const char *url)
{
    enum { INT8 = 20 };
    const Oid types[PARAMS_MOST] = {INT8, INT8, INT8};
    bare->postgres = PQconnectdb(url);
    for (int i = 0; i < STATEMENTS; i++)
        PQclear(done(
            bare, PQprepare(bare->postgres, names[i], query_called(names[i])->text, bare->params[i], types)));
}

static void postgres_page(struct bare *bare)
{
    const uint32_t one[2] = {0, htonl(1)};
    const char *const values[PARAMS_MOST] = {(const char *)one, (const char *)one, (const char *)one};
    const int lengths[PARAMS_MOST] = {sizeof one, sizeof one, sizeof one}, binary[PARAMS_MOST] = {1, 1, 1};
    PQclear(done(bare, PQexec(bare->postgres, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")));
    for (int i = 0; i < STATEMENTS; i++) {
        PGresult *rows =
            done(bare, PQexecPrepared(bare->postgres, names[i], bare->params[i], values, lengths, binary, 1));
        for (int row = 0; row < PQntuples(rows); row++)
            for (int column = 0; column < PQnfields(rows); column++)
                keep(bare, PQgetvalue(rows, row, column), (size_t)PQgetlength(rows, row, column));
        PQclear(rows);
    }
    PQclear(done(bare, PQexec(bare->postgres, "COMMIT")));
}

// ---- by typed calls ----

static void typed_page(struct db_pool *pool, struct arena *arena)
{
    struct network network;
    struct standing standing;
    struct db *db = db_begin(pool, DB_READ, arena);
    network_by_id(db, (struct network_id){1}, &network);
    network_standing(db, (struct network_id){1}, (struct account_id){1}, (struct maybe_person_id){true, {1}},
                     &standing);
    gatherings_of(db, (struct network_id){1});
    if (db_end(db, DB_COMMIT) == DB_FAILED)
        fail("a typed call failed");
    arena_reset(arena);
}

int main(int argc, char **argv)
{
    enum db_opened how;
    struct bare bare = {.kept = malloc(KEPT_BYTES)};
    if (argc != 3 || !bare.kept)
        return 2;
    struct db_pool *pool = db_pool_open(str_from(argv[1]), &sql_catalog, &how);
    bool is_postgres = strncmp(argv[1], "postgres", strlen("postgres")) == 0;
    struct arena *arena = arena_new();
    if (!pool)
        fail(argv[1]);
    for (int i = 0; i < STATEMENTS; i++)
        bare.params[i] = (int)query_called(names[i])->param_count;
    (is_postgres ? postgres_open : sqlite_open)(&bare, argv[1]);
    for (int round = atoi(argv[2]); round > 0; round--) {
        double start = now_us();
        for (int i = 0; i < TIMES; i++)
            typed_page(pool, arena);
        double middle = now_us();
        for (int i = 0; i < TIMES; i++)
            (is_postgres ? postgres_page : sqlite_page)(&bare);
        printf("%.3f %.3f\n", (middle - start) / TIMES, (now_us() - middle) / TIMES);
    }
    arena_free(arena);
    db_pool_free(pool);
    return 0;
}
