// SPDX-License-Identifier: EUPL-1.2
// What a back end does for db.h: sqlite.c and postgres.c fill one struct of functions each. Nobody outside
// src/db/ includes this file.
#ifndef DB_BACKEND_H
#define DB_BACKEND_H

#include "db/db.h"
#include "db/query.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum db_value_kind { DB_NULL, DB_INT, DB_REAL, DB_TEXT, DB_BYTES };

struct db_value {
    enum db_value_kind kind;
    union {
        int64_t integer;
        double real;
        struct str bytes; // of text and bytes
    };
};

enum db_step { DB_ROW, DB_NO_ROW, DB_STEP_FAILED };

enum { DB_PROBLEM_BYTES = 256, DB_WAIT_SECONDS = 30 };

/// The front of each back end's own connection. Used by one transaction at a time.
struct db_conn {
    struct db_conn *next; // while idle
    struct db_pool *pool;
    bool is_broken;                 // to be closed, not used again
    char problem[DB_PROBLEM_BYTES]; // of the last failure; never holds what users wrote
    struct db_value params[DB_FIELDS_MOST], columns[DB_FIELDS_MOST]; // of the running statement: here they
                                                                     // are not cleared for every row
};

struct db_backend {
    const char *name;
    int most[2]; // connections for DB_READ and DB_WRITE; a write connection alone is SQLite's writer mutex
    /// NULL on failure; *how says which.
    struct db_conn *(*open)(struct db_pool *pool, enum db_mode mode, enum db_opened *how);
    void (*close)(struct db_conn *conn);
    /// The part is for DB_WRITE.
    bool (*begin)(struct db_conn *conn, enum db_mode mode, struct db_part part);
    bool (*end)(struct db_conn *conn, enum db_mode mode, enum db_ending ending);
    /// See db_erases(). NULL: there is no log of ours.
    void (*erases)(struct db_conn *conn);
    /// Starts a statement; its rows follow by row(), and finish() ends it, giving the number of rows changed.
    bool (*run)(struct db_conn *conn, const struct db_query *query, const struct db_value *params);
    enum db_step (*row)(struct db_conn *conn, const struct db_query *query, struct db_value *columns);
    int64_t (*finish)(struct db_conn *conn, const struct db_query *query);
    /// Prepares a statement and compares its columns with the signature.
    bool (*prepare)(struct db_conn *conn, const struct db_query *query);
    /// A statement of a migration.
    bool (*script)(struct db_conn *conn, const char *text);
    /// Around a migration, inside a write transaction.
    bool (*schema_begin)(struct db_conn *conn);
    bool (*schema_end)(struct db_conn *conn);
    /// Around the loading of all rows in any order of tables: foreign keys rest, and are checked at the end.
    bool (*load_begin)(struct db_conn *conn);
    bool (*load_end)(struct db_conn *conn);
    /// How many tables are called schema_version: 0 or 1.
    const char *version_there;
    /// The highest number a table ($1) ever gave to a row, so that none is given twice.
    const char *sequence_read, *sequence_write;
};

struct db_lane { // connections of one mode
    struct db_conn *idle;
    int open_count;
    pthread_t taker; // of the only connection, where there is one only
};

struct db_pool {
    const struct db_backend *backend;
    const struct db_catalog *catalog;
    struct arena *arena; // for what lives as long as the pool
    const char *where;
    bool is_archive; // a SQLite file that is only read: no writing transaction may begin
    struct db_collators *collators;
    pthread_mutex_t mutex;
    pthread_cond_t returned;
    struct db_lane lanes[2];
    atomic_llong statements; // run so far
};

struct db {
    struct db_pool *pool;
    struct db_conn *conn; // NULL: born failed
    struct arena *arena;
    enum db_mode mode;
    bool failed;
    int statements; // run so far
};

extern const struct db_backend db_sqlite, db_postgres;

/// A pool with no connection yet.
struct db_pool *db_pool_new(struct str where, const struct db_catalog *catalog);
/// The version of the schema that is there; -1 on failure.
int64_t db_version(struct db_pool *pool, struct arena *arena);
/// One migration after the other, up to a version; the schema is at `from` now.
bool db_migrate_to(struct db_pool *pool, struct arena *arena, int64_t from, int64_t to);
/// All rows of all tables, from one database into another whose schema is the same; one of them is SQLite.
/// Failures stick to either.
void db_transfer(struct db *from, struct db *to);

/// Notes the first failure of a transaction and logs it.
void db_fail(struct db *db, const char *statement, const char *problem);
__attribute__((format(printf, 2, 3))) void db_conn_problem(struct db_conn *conn, const char *format, ...);

#endif
