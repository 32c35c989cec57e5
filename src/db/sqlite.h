// SPDX-License-Identifier: EUPL-1.2
// A connection to SQLite, as sqlite.c (statements), sqlite_open.c (settings) and sqlite_lock.c (the write
// lock) share it.
#ifndef DB_SQLITE_H
#define DB_SQLITE_H

#include "db/backend.h"

#include <sqlite3.h>

enum { SQLITE_APPLICATION_ID = 0x54565253 }; // "TVRS", in the header of the file

struct sqlite_statement {
    sqlite3_stmt *stmt;            // NULL until first used
    uint8_t slots[DB_FIELDS_MOST]; // of $1, $2 ...: SQLite numbers them as it meets them
};

/// What every transaction says, kept prepared.
enum sqlite_say { SAY_BEGIN, SAY_BEGIN_WRITE, SAY_COMMIT, SAY_ROLLBACK };
enum { SQLITE_SAYS = 4 };

struct sqlite_conn {
    struct db_conn conn;
    sqlite3 *db;
    sqlite3_stmt *says[SQLITE_SAYS];
    struct sqlite_statement *statements; // one a statement of the catalog; the last for those not kept
    const struct db_query *once;         // what that last one is
    int lock_fd;                         // of PATH.lock; -1 in a reader
    int log_pages;                       // length of the write-ahead log after the last commit
    bool is_to_empty;                    // it holds what nobody should read any more
};

struct db_conn *sqlite_conn_open(struct db_pool *pool, enum db_mode mode, enum db_opened *how);
void sqlite_conn_close(struct db_conn *conn);
bool sqlite_script(struct db_conn *conn, const char *text);
/// Notes SQLite's own words (they name tables and columns, never values); always false.
bool sqlite_problem(struct sqlite_conn *c);

/// The lock on PATH.lock that every write transaction and every checkpoint of every process holds; false when
/// it cannot be had within half a minute.
bool sqlite_lock(struct sqlite_conn *c);
void sqlite_unlock(struct sqlite_conn *c);
/// Moves the log into the file. Only under the lock.
void sqlite_checkpoint(struct sqlite_conn *c, int how);

#endif
