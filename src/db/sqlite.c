// SPDX-License-Identifier: EUPL-1.2
// Statements and transactions on SQLite.
#include "db/sqlite.h"

#include <stdio.h>

enum { LOG_PAGES_ENOUGH = 1000, LOG_PAGES_TOO_MANY = 16000 }; // 4 and 64 MB

static struct sqlite_conn *of(struct db_conn *conn)
{
    return (struct sqlite_conn *)conn;
}

static void forget_once(struct sqlite_conn *c)
{
    struct sqlite_statement *s = &c->statements[c->conn.pool->catalog->query_count];
    sqlite3_finalize(s->stmt);
    s->stmt = NULL;
    c->once = NULL;
}

static bool say(struct sqlite_conn *c, enum sqlite_say what)
{
    static const char *const texts[SQLITE_SAYS] = {"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"};
    sqlite3_stmt **stmt = &c->says[what];
    if (!*stmt &&
        sqlite3_prepare_v3(c->db, texts[what], -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL) != SQLITE_OK)
        return sqlite_problem(c);
    bool done = sqlite3_step(*stmt) == SQLITE_DONE || sqlite_problem(c);
    sqlite3_reset(*stmt);
    return done;
}

static bool begin(struct db_conn *conn, enum db_mode mode, struct db_part part)
{
    (void)part; // there is one writer
    if (mode == DB_READ)
        return say(of(conn), SAY_BEGIN);
    if (!sqlite_lock(of(conn)))
        return false;
    if (say(of(conn), SAY_BEGIN_WRITE))
        return true;
    sqlite_unlock(of(conn));
    return false;
}

static void erases(struct db_conn *conn)
{
    of(conn)->is_to_empty = true;
}

/// Still under the lock. A log that readers keep from starting anew for long is waited for once it is large;
/// one that they keep from being emptied is emptied another time.
static void checkpoint_when_due(struct sqlite_conn *c)
{
    if (c->is_to_empty)
        sqlite_checkpoint(c, SQLITE_CHECKPOINT_TRUNCATE);
    else if (c->log_pages >= LOG_PAGES_TOO_MANY)
        sqlite_checkpoint(c, SQLITE_CHECKPOINT_RESTART);
    else if (c->log_pages >= LOG_PAGES_ENOUGH)
        sqlite_checkpoint(c, SQLITE_CHECKPOINT_PASSIVE);
}

static bool end(struct db_conn *conn, enum db_mode mode, enum db_ending ending)
{
    forget_once(of(conn));
    bool done = sqlite3_get_autocommit(of(conn)->db)
                    ? ending == DB_ROLLBACK
                    : say(of(conn), ending == DB_COMMIT ? SAY_COMMIT : SAY_ROLLBACK);
    if (!sqlite3_get_autocommit(of(conn)->db) && !say(of(conn), SAY_ROLLBACK))
        conn->is_broken = true;
    if (mode == DB_WRITE) {
        checkpoint_when_due(of(conn));
        sqlite_unlock(of(conn));
    }
    return done;
}

/// Statements outside the catalog share the last place, and stay prepared until the next such one.
static struct sqlite_statement *statement_of(struct sqlite_conn *c, const struct db_query *query)
{
    if (query->index >= 0)
        return &c->statements[query->index];
    if (c->once != query)
        forget_once(c);
    c->once = query;
    return &c->statements[c->conn.pool->catalog->query_count];
}

static bool prepare(struct sqlite_conn *c, const struct db_query *query, struct sqlite_statement *s)
{
    if (sqlite3_prepare_v3(c->db, query->text, -1, SQLITE_PREPARE_PERSISTENT, &s->stmt, NULL) != SQLITE_OK)
        return sqlite_problem(c);
    for (size_t i = 0; i < query->param_count; i++) {
        char name[24];
        snprintf(name, sizeof name, "$%zu", i + 1);
        s->slots[i] = (uint8_t)sqlite3_bind_parameter_index(s->stmt, name);
    }
    if ((size_t)sqlite3_column_count(s->stmt) == query->column_count)
        return true;
    db_conn_problem(&c->conn, "%d columns, the signature has %zu", sqlite3_column_count(s->stmt),
                    query->column_count);
    sqlite3_finalize(s->stmt);
    s->stmt = NULL;
    return false;
}

static bool prepare_only(struct db_conn *conn, const struct db_query *query)
{
    struct sqlite_statement *s = statement_of(of(conn), query);
    return s->stmt || prepare(of(conn), query, s);
}

/// The bytes need only live until finish().
static int bind(sqlite3_stmt *stmt, int slot, const struct db_value *value)
{
    const char *at = value->bytes.at ? value->bytes.at : "";
    switch (value->kind) {
    case DB_NULL: return sqlite3_bind_null(stmt, slot);
    case DB_INT: return sqlite3_bind_int64(stmt, slot, value->integer);
    case DB_REAL: return sqlite3_bind_double(stmt, slot, value->real);
    case DB_TEXT: return sqlite3_bind_text64(stmt, slot, at, value->bytes.len, SQLITE_STATIC, SQLITE_UTF8);
    case DB_BYTES: return sqlite3_bind_blob64(stmt, slot, at, value->bytes.len, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static bool run(struct db_conn *conn, const struct db_query *query, const struct db_value *params)
{
    struct sqlite_statement *s = statement_of(of(conn), query);
    if (!prepare_only(conn, query))
        return false;
    for (size_t i = 0; i < query->param_count; i++)
        if (bind(s->stmt, s->slots[i], &params[i]) != SQLITE_OK)
            return sqlite_problem(of(conn));
    return true;
}

static void column(sqlite3_stmt *stmt, int i, struct db_value *out)
{
    switch (sqlite3_column_type(stmt, i)) {
    case SQLITE_INTEGER:
        out->kind = DB_INT;
        out->integer = sqlite3_column_int64(stmt, i);
        return;
    case SQLITE_FLOAT:
        out->kind = DB_REAL;
        out->real = sqlite3_column_double(stmt, i);
        return;
    case SQLITE_TEXT:
        out->kind = DB_TEXT;
        out->bytes.at = (const char *)sqlite3_column_text(stmt, i);
        out->bytes.len = (size_t)sqlite3_column_bytes(stmt, i);
        return;
    case SQLITE_BLOB:
        out->kind = DB_BYTES;
        out->bytes.at = sqlite3_column_blob(stmt, i);
        out->bytes.len = (size_t)sqlite3_column_bytes(stmt, i);
        return;
    default: out->kind = DB_NULL;
    }
}

static enum db_step row(struct db_conn *conn, const struct db_query *query, struct db_value *columns)
{
    sqlite3_stmt *stmt = statement_of(of(conn), query)->stmt;
    int step = sqlite3_step(stmt);
    if (step == SQLITE_DONE)
        return DB_NO_ROW;
    if (step != SQLITE_ROW) {
        sqlite_problem(of(conn));
        return DB_STEP_FAILED;
    }
    for (size_t i = 0; i < query->column_count; i++)
        column(stmt, (int)i, &columns[i]);
    return DB_ROW;
}

static int64_t finish(struct db_conn *conn, const struct db_query *query)
{
    struct sqlite_statement *s = statement_of(of(conn), query);
    int64_t changed = sqlite3_changes64(of(conn)->db);
    if (s->stmt) {
        sqlite3_reset(s->stmt);
        sqlite3_clear_bindings(s->stmt);
    }
    return changed;
}

/// Migrations rebuild tables, and DROP TABLE must not cascade: foreign keys rest meanwhile, which SQLite
/// allows only outside a transaction. The lock is held all along; the connection is not used again.
static bool schema_begin(struct db_conn *conn)
{
    forget_once(of(conn));
    conn->is_broken = true;
    return sqlite_script(conn, "COMMIT; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
}

static bool schema_end(struct db_conn *conn)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(of(conn)->db, "PRAGMA foreign_key_check", -1, &stmt, NULL) != SQLITE_OK)
        return sqlite_problem(of(conn));
    int step = sqlite3_step(stmt);
    if (step == SQLITE_ROW)
        db_conn_problem(conn, "a row of %s refers to nothing", sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return step == SQLITE_DONE;
}

const struct db_backend db_sqlite = {
    .name = "SQLite",
    .most = {64, 1},
    .open = sqlite_conn_open,
    .close = sqlite_conn_close,
    .begin = begin,
    .end = end,
    .erases = erases,
    .run = run,
    .row = row,
    .finish = finish,
    .prepare = prepare_only,
    .script = sqlite_script,
    .schema_begin = schema_begin,
    .schema_end = schema_end,
    .load_begin = schema_begin,
    .load_end = schema_end,
    .version_there = "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_version'",
    .sequence_read = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = $1",
    .sequence_write = "INSERT OR REPLACE INTO sqlite_sequence (rowid, name, seq) SELECT max(rowid), $1, "
                      "max($2, coalesce(max(seq), 0)) FROM sqlite_sequence WHERE name = $1",
};
