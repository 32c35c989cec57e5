// SPDX-License-Identifier: EUPL-1.2
// Copies of the whole database in a file of their own, and back. A backup is a SQLite file whatever database
// it was taken from, so that either can be brought into either.
#include "base/log.h"
#include "db/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool synced(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC);
    bool done = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return done;
}

static const char *folder_of(struct arena *arena, struct str path)
{
    size_t end = path.len;
    while (end > 0 && path.at[end - 1] != '/')
        end--;
    return end ? str_c(arena, str_slice(path, 0, end)) : ".";
}

static sqlite3 *sqlite_of(struct db *db)
{
    return ((struct sqlite_conn *)db->conn)->db;
}

static bool pages_copy(sqlite3 *from, sqlite3 *to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    bool done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    done = sqlite3_backup_finish(backup) == SQLITE_OK && done;
    if (!done)
        log_line(LOG_ERROR, "db: copy: %s", to ? sqlite3_errmsg(to) : "out of memory");
    return done;
}

/// Without a log beside it: a backup is one file.
static bool fold(const char *path)
{
    sqlite3 *db = NULL;
    bool done = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
                sqlite3_exec(db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

/// From one read transaction: a copy of one moment, while writers go on.
static bool sqlite_copy(struct db_pool *pool, struct arena *arena, const char *path)
{
    sqlite3 *to = NULL;
    struct db *db = db_begin(pool, DB_READ, arena);
    bool done = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                                NULL) == SQLITE_OK &&
                !db->failed && pages_copy(sqlite_of(db), to);
    sqlite3_close(to);
    return db_end(db, DB_ROLLBACK) == DB_DONE && done;
}

static bool transfer(struct db_pool *from_pool, struct db_pool *to_pool, struct arena *arena)
{
    struct db *from = db_begin(from_pool, DB_READ, arena), *to = db_begin(to_pool, DB_WRITE, arena);
    if (!from->failed && !to->failed)
        db_transfer(from, to);
    bool read = db_end(from, DB_ROLLBACK) == DB_DONE;
    return db_end(to, read ? DB_COMMIT : DB_ROLLBACK) == DB_DONE && read;
}

static bool postgres_copy(struct db_pool *pool, struct arena *arena, struct str path)
{
    enum db_opened how;
    struct db_pool *to = db_pool_open(path, pool->catalog, &how);
    int64_t version = db_version(pool, arena);
    bool done = to && version >= 0 && db_version(to, arena) == 0 && db_migrate_to(to, arena, 0, version) &&
                transfer(pool, to, arena);
    if (to)
        db_pool_free(to);
    unlink(str_format(arena, "%.*s.lock", STR(path)).at);
    return done;
}

static bool copied(struct db_pool *pool, struct arena *arena, struct str path)
{
    const char *path_c = str_c(arena, path);
    unlink(path_c); // of an attempt that was cut off
    int fd = open(path_c, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 || close(fd) != 0)
        return false;
    bool done =
        pool->backend == &db_sqlite ? sqlite_copy(pool, arena, path_c) : postgres_copy(pool, arena, path);
    return done && fold(path_c) && synced(path_c, O_RDWR);
}

/// Pages are copied as they are: a store that is damaged unseen would have a backup that is none.
static bool is_whole(struct arena *arena, struct str path, const struct db_catalog *catalog)
{
    enum db_opened how;
    struct str report;
    struct db_pool *copy = db_pool_open_to_read(path, catalog, &how);
    bool whole = copy && db_check(copy, arena, &report) == DB_SOUND;
    if (copy)
        db_pool_free(copy);
    return whole;
}

static enum db_saved save(struct db_pool *pool, struct arena *arena, struct str path, struct str part)
{
    const char *final = str_c(arena, path);
    if (access(final, F_OK) == 0)
        return DB_SAVE_EXISTS;
    if (!copied(pool, arena, part))
        return DB_SAVE_FAILED;
    if (!is_whole(arena, part, pool->catalog))
        return DB_SAVE_DAMAGED;
    if (renameat2(AT_FDCWD, part.at, AT_FDCWD, final, RENAME_NOREPLACE) != 0)
        return errno == EEXIST ? DB_SAVE_EXISTS : DB_SAVE_FAILED;
    return synced(folder_of(arena, path), O_RDONLY) ? DB_SAVED : DB_SAVE_FAILED;
}

enum db_saved db_backup(struct db_pool *pool, struct str path)
{
    struct arena *arena = arena_new();
    struct str part = str_format(arena, "%.*s.part", STR(path));
    enum db_saved saved = save(pool, arena, path, part);
    if (saved != DB_SAVED)
        unlink(part.at);
    arena_free(arena);
    return saved;
}

/// SQLite copies pages only outside a transaction of its own; the write lock is held all along.
static bool sqlite_fill(struct db_pool *archive, struct db_pool *into, struct arena *arena)
{
    struct db *from = db_begin(archive, DB_READ, arena), *to = db_begin(into, DB_WRITE, arena);
    bool done = !from->failed && !to->failed && into->backend->script(to->conn, "COMMIT") &&
                pages_copy(sqlite_of(from), sqlite_of(to)) &&
                into->backend->script(to->conn, "BEGIN IMMEDIATE");
    if (to->conn)
        to->conn->is_broken = true; // what it had prepared was for the empty file
    if (!done)
        db_fail(to, "restore", to->conn ? to->conn->problem : "no connection");
    db_end(from, DB_ROLLBACK);
    return db_end(to, DB_COMMIT) == DB_DONE;
}

static enum db_restored restore(struct db_pool *archive, struct db_pool *into, struct arena *arena)
{
    struct str report;
    int64_t version = db_version(archive, arena), there = db_version(into, arena);
    if (version < 1 || db_check(archive, arena, &report) != DB_SOUND)
        return DB_RESTORE_DAMAGED;
    if (version > into->catalog->migration_count)
        return DB_RESTORE_NEWER_THAN_PROGRAM;
    if (there < 0)
        return DB_RESTORE_FAILED;
    if (there > 0)
        return DB_RESTORE_NOT_EMPTY;
    bool done = into->backend == &db_sqlite
                    ? sqlite_fill(archive, into, arena)
                    : db_migrate_to(into, arena, 0, version) && transfer(archive, into, arena);
    done = done && db_migrate_to(into, arena, version, into->catalog->migration_count);
    return done ? DB_RESTORED : DB_RESTORE_FAILED;
}

enum db_restored db_restore(struct db_pool *into, struct str path)
{
    struct arena *arena = arena_new();
    enum db_opened opened;
    struct db_pool *archive = db_pool_open_to_read(path, into->catalog, &opened);
    bool is_file = archive && archive->is_archive; // not the database of a server
    enum db_restored how = is_file ? restore(archive, into, arena) : DB_RESTORE_DAMAGED;
    if (archive)
        db_pool_free(archive);
    arena_free(arena);
    return how;
}
