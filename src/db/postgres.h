// SPDX-License-Identifier: EUPL-1.2
// A connection to PostgreSQL, as postgres.c (statements), postgres_open.c (connections, transactions),
// postgres_answer.c (waiting) and postgres_value.c (the binary format) share it.
#ifndef DB_POSTGRES_H
#define DB_POSTGRES_H

#include "db/backend.h"

#include <libpq-fe.h>

/// How long the server may say nothing, before its connection counts as lost. A page waits no longer than the
/// first two: a server that lives answers a BEGIN at once, and a statement that it works on for longer it
/// ends itself, a second before. A script is a step of an upgrade, which takes what it takes.
enum {
    POSTGRES_BEGIN_MS = 3000,
    POSTGRES_READ_MS = 10 * 1000,
    POSTGRES_WRITE_MS = 30 * 1000,
    POSTGRES_LOCK_MS = (DB_WAIT_SECONDS + 3) * 1000, // the server says first that the lock is taken
    POSTGRES_SCRIPT_MS = 24 * 3600 * 1000,
};

struct postgres_params {
    const char *values[DB_FIELDS_MOST];
    int lengths[DB_FIELDS_MOST], formats[DB_FIELDS_MOST];
    char numbers[DB_FIELDS_MOST][8]; // big-endian
};

struct postgres_conn {
    struct db_conn conn;
    PGconn *pg;
    int limit_ms;                // of a statement
    bool *is_prepared;           // by the statement's index
    const struct db_query *once; // the statement outside the catalog that was prepared last
    PGresult *result;            // of the running statement
    int row;                     // the next one to read
    struct postgres_params params;
};

struct db_conn *postgres_conn_open(struct db_pool *pool, enum db_mode mode, enum db_opened *how);
void postgres_conn_close(struct db_conn *conn);
bool postgres_begin(struct db_conn *conn, enum db_mode mode, struct db_part part);
bool postgres_end(struct db_conn *conn, enum db_mode mode, enum db_ending ending);
bool postgres_script(struct db_conn *conn, const char *text);
/// What a PQsend...() that returned `is_sent` is answered: the last result, or the first error; the caller
/// clears it. False: failed, or silent for too long, as for postgres_done().
bool postgres_answer(struct postgres_conn *c, int is_sent, int limit_ms, PGresult **out);
/// Whether the server did it; if not, notes why (never with a value), and whether the connection is lost.
bool postgres_done(struct postgres_conn *c, const PGresult *result);

Oid postgres_type(enum db_field_kind kind);
void postgres_params(struct postgres_params *out, const struct db_value *params, size_t count);
bool postgres_type_fits(Oid type, enum db_field_kind kind);
/// False for a type that is not read here.
bool postgres_value(const PGresult *result, int row, int column, struct db_value *out);

#endif
