// SPDX-License-Identifier: EUPL-1.2
// Opens and closes connections to SQLite: safety settings, collations, functions.
#include "db/sqlite.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/log.h"
#include "db/collate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { JOINED_BYTES_MOST = 1 << 20 };

static const char settings[] =
    "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0;"
    "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
    "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;";

/// What a long transaction has changed need not be written and read again before its end: a staff list
/// changes some 20 MB. The memory is taken as it is needed.
static const char writer_settings[] = "PRAGMA cache_size = -32000;";

struct joined { // of string_agg()
    char *at;
    size_t len;
};

static void join_step(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct joined *joined = sqlite3_aggregate_context(context, sizeof *joined);
    (void)count;
    if (!joined || sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    const unsigned char *text = sqlite3_value_text(values[0]), *between = sqlite3_value_text(values[1]);
    size_t text_len = (size_t)sqlite3_value_bytes(values[0]);
    size_t between_len = joined->at ? (size_t)sqlite3_value_bytes(values[1]) : 0;
    size_t len = joined->len + between_len + text_len;
    char *longer = len > JOINED_BYTES_MOST ? NULL : sqlite3_realloc64(joined->at, len + 1);
    if (!longer) {
        sqlite3_result_error_toobig(context);
        return;
    }
    if (between_len)
        memcpy(longer + joined->len, between, between_len);
    if (text_len)
        memcpy(longer + joined->len + between_len, text, text_len);
    *joined = (struct joined){longer, len};
}

static void join_end(sqlite3_context *context)
{
    struct joined *joined = sqlite3_aggregate_context(context, 0);
    if (joined && joined->at)
        sqlite3_result_text64(context, joined->at, joined->len, sqlite3_free, SQLITE_UTF8);
}

static int log_grew(void *of, sqlite3 *db, const char *name, int pages)
{
    struct sqlite_conn *c = of;
    (void)db;
    (void)name;
    c->log_pages = pages;
    return SQLITE_OK;
}

bool sqlite_problem(struct sqlite_conn *c)
{
    db_conn_problem(&c->conn, "%s", c->db ? sqlite3_errmsg(c->db) : "out of memory");
    return false;
}

bool sqlite_script(struct db_conn *conn, const char *text)
{
    struct sqlite_conn *c = (struct sqlite_conn *)conn;
    return sqlite3_exec(c->db, text, NULL, NULL, NULL) == SQLITE_OK || sqlite_problem(c);
}

static bool extend(struct sqlite_conn *c)
{
    struct db_collators *collators = c->conn.pool->collators;
    for (int i = 0; i < DB_COLLATORS; i++)
        if (sqlite3_create_collation_v2(c->db, db_collator_name(i), SQLITE_UTF8, db_collator(collators, i),
                                        db_collate, NULL) != SQLITE_OK)
            return sqlite_problem(c);
    if (sqlite3_create_function_v2(c->db, "string_agg", 2,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, NULL,
                                   join_step, join_end, NULL) != SQLITE_OK)
        return sqlite_problem(c);
    return true;
}

static bool pragma_int(struct sqlite_conn *c, const char *sql, int64_t *out)
{
    sqlite3_stmt *stmt = NULL;
    bool done =
        sqlite3_prepare_v2(c->db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW;
    if (done)
        *out = sqlite3_column_int64(stmt, 0);
    else
        sqlite_problem(c);
    sqlite3_finalize(stmt);
    return done;
}

static bool is_ours(struct sqlite_conn *c, enum db_opened *how)
{
    int64_t id = 0;
    if (!pragma_int(c, "PRAGMA application_id", &id))
        return false;
    if (id == SQLITE_APPLICATION_ID)
        return true;
    *how = DB_NOT_OURS;
    db_conn_problem(&c->conn, "the file belongs to another program");
    return false;
}

/// An empty file becomes ours; another program's stays as it is.
static bool claim(struct sqlite_conn *c, enum db_opened *how)
{
    int64_t id = 0, things = 0;
    if (!pragma_int(c, "PRAGMA application_id", &id) ||
        !pragma_int(c, "SELECT count(*) FROM sqlite_schema", &things))
        return false;
    if (id != 0 || things != 0)
        return is_ours(c, how);
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", SQLITE_APPLICATION_ID);
    return sqlite_script(&c->conn, sql);
}

/// Not every file system can have a write-ahead log; without one, readers would stop writers.
static bool has_log(struct sqlite_conn *c)
{
    sqlite3_stmt *stmt = NULL;
    bool done = sqlite3_prepare_v2(c->db, "PRAGMA journal_mode = WAL", -1, &stmt, NULL) == SQLITE_OK &&
                sqlite3_step(stmt) == SQLITE_ROW;
    if (!done)
        sqlite_problem(c);
    else if (!str_is(str_from((const char *)sqlite3_column_text(stmt, 0)), S("wal"))) {
        db_conn_problem(&c->conn, "no write-ahead log on this file system");
        done = false;
    }
    sqlite3_finalize(stmt);
    return done;
}

/// An index sorted by another version of ICU would miss rows: the file says by which (user_version).
static bool resort(struct sqlite_conn *c)
{
    int64_t sorted_by = 0;
    int ours = db_collators_version();
    if (!pragma_int(c, "PRAGMA user_version", &sorted_by))
        return false;
    if (sorted_by == ours)
        return true;
    char sql[96];
    snprintf(sql, sizeof sql, "BEGIN IMMEDIATE; REINDEX; PRAGMA user_version = %d; COMMIT", ours);
    return sqlite_script(&c->conn, sql);
}

static bool configure(struct sqlite_conn *c, enum db_mode mode, enum db_opened *how)
{
    sqlite3_busy_timeout(c->db, DB_WAIT_SECONDS * 1000);
    sqlite3_extended_result_codes(c->db, 1);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (!extend(c) || !(mode == DB_WRITE ? claim(c, how) : is_ours(c, how)))
        return false;
    if (!c->conn.pool->is_archive && !has_log(c))
        return false;
    if (!sqlite_script(&c->conn, settings) ||
        (mode == DB_READ && !sqlite_script(&c->conn, "PRAGMA query_only = ON")))
        return false;
    if (mode == DB_READ)
        return true;
    if (!sqlite_script(&c->conn, writer_settings))
        return false;
    sqlite3_wal_hook(c->db, log_grew, c);
    return resort(c);
}

/// Makes a missing file, for its owner only. An existing one is not even opened here: closing it would drop
/// the locks of this process's other connections (sqlite.org/howtocorrupt.html, 2.2).
static void file_make(const char *path)
{
    struct stat there;
    if (stat(path, &there) == 0)
        return;
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
}

static int lock_open(struct sqlite_conn *c)
{
    char path[4096];
    if (snprintf(path, sizeof path, "%s.lock", c->conn.pool->where) >= (int)sizeof path)
        return -1;
    return open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

/// Nobody has the file open, and nothing of it is in a log: then it is read as what cannot change, for which
/// SQLite makes no files beside it. Without that it could not read a store on a medium that cannot be
/// written.
static bool lies_still(struct arena *arena, const char *path)
{
    struct stat log;
    bool has_log = stat(str_format(arena, "%s-wal", path).at, &log) == 0 && log.st_size > 0;
    return !has_log && access(str_format(arena, "%s-shm", path).at, F_OK) != 0;
}

/// The path as a URI (sqlite.org/uri.html), whose letters of their own meaning are written as numbers.
static const char *uri_of(struct arena *arena, const char *path)
{
    struct buf uri = buf_new(arena, 16384);
    buf_str(&uri, S("file:"));
    for (const char *at = path; *at; at++)
        buf_format(&uri, strchr("%?#", *at) ? "%%%02X" : "%c", (unsigned char)*at);
    buf_str(&uri, S("?immutable=1"));
    return str_c(arena, buf_get(&uri));
}

static int sqlite_open(struct sqlite_conn *c)
{
    struct arena *arena = c->conn.pool->arena;
    const char *where = c->conn.pool->where;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
    if (c->conn.pool->is_archive)
        flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    if (c->conn.pool->is_archive && lies_still(arena, where))
        where = uri_of(arena, where);
    return sqlite3_open_v2(where, &c->db, flags, NULL);
}

static bool file_open(struct sqlite_conn *c, enum db_mode mode, enum db_opened *how)
{
    bool done = sqlite_open(c) == SQLITE_OK ? configure(c, mode, how) : sqlite_problem(c);
    int code = c->db ? sqlite3_errcode(c->db) : SQLITE_OK;
    if (code == SQLITE_NOTADB)
        *how = DB_NOT_OURS;
    if (code == SQLITE_CORRUPT)
        *how = DB_TOO_DAMAGED;
    return done;
}

static bool writer_open(struct sqlite_conn *c, enum db_opened *how)
{
    c->lock_fd = lock_open(c);
    if (c->lock_fd < 0) {
        db_conn_problem(&c->conn, "the lock file: %s", strerror(errno));
        return false;
    }
    if (!sqlite_lock(c))
        return false;
    file_make(c->conn.pool->where);
    bool done = file_open(c, DB_WRITE, how);
    sqlite_unlock(c);
    return done;
}

static void conn_free(struct sqlite_conn *c)
{
    for (int i = 0; i <= c->conn.pool->catalog->query_count; i++)
        sqlite3_finalize(c->statements[i].stmt);
    for (int i = 0; i < SQLITE_SAYS; i++)
        sqlite3_finalize(c->says[i]);
    sqlite3_close(c->db);
    if (c->lock_fd >= 0)
        close(c->lock_fd);
    free(c->statements);
    free(c);
}

/// SQLite would count every piece of memory, under a lock that all connections share; nobody asks for the
/// sum.
static void settle_memory(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct db_conn *sqlite_conn_open(struct db_pool *pool, enum db_mode mode, enum db_opened *how)
{
    struct sqlite_conn *c = calloc(1, sizeof *c);
    struct sqlite_statement *statements = calloc((size_t)pool->catalog->query_count + 1, sizeof *statements);
    if (!c || !statements)
        die("out of memory");
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, settle_memory);
    c->conn.pool = pool;
    c->lock_fd = -1;
    c->statements = statements;
    *how = DB_UNREACHABLE;
    if (mode == DB_WRITE ? writer_open(c, how) : file_open(c, DB_READ, how)) {
        *how = DB_OPENED;
        return &c->conn;
    }
    log_line(LOG_ERROR, "db: open: %s", c->conn.problem);
    conn_free(c);
    return NULL;
}

void sqlite_conn_close(struct db_conn *conn)
{
    struct sqlite_conn *c = (struct sqlite_conn *)conn;
    if (c->lock_fd >= 0 && sqlite_lock(c)) {
        sqlite_checkpoint(c, SQLITE_CHECKPOINT_TRUNCATE);
        sqlite_unlock(c);
    }
    conn_free(c);
}
