// SPDX-License-Identifier: EUPL-1.2
// Copies of the whole database in a file of their own.
#include "base/log.h"
#include "db/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
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

/// From one read transaction: a copy of one moment, while writers go on in the log.
static bool pages_copy(sqlite3 *from, const char *path)
{
    sqlite3 *to = NULL;
    bool done = false;
    if (sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK) {
        sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
        done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
        done = sqlite3_backup_finish(backup) == SQLITE_OK && done;
        done = done && sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
    }
    if (!done)
        log_line(LOG_ERROR, "db: backup: %s", to ? sqlite3_errmsg(to) : "out of memory");
    sqlite3_close(to);
    return done;
}

static bool copy(struct db_pool *pool, struct arena *arena, const char *path)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    bool done = !db->failed && pages_copy(((struct sqlite_conn *)db->conn)->db, path);
    return db_end(db, DB_ROLLBACK) == DB_DONE && done;
}

enum db_saved db_backup(struct db_pool *pool, struct str path)
{
    struct arena *arena = arena_new();
    const char *final = str_c(arena, path), *part = str_format(arena, "%.*s.part", STR(path)).at;
    enum db_saved saved = DB_SAVE_FAILED;
    int fd = open(part, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    if (access(final, F_OK) == 0)
        saved = DB_SAVE_EXISTS;
    else if (fd >= 0 && copy(pool, arena, part) && synced(part, O_RDWR)) {
        if (renameat2(AT_FDCWD, part, AT_FDCWD, final, RENAME_NOREPLACE) == 0)
            saved = synced(folder_of(arena, path), O_RDONLY) ? DB_SAVED : DB_SAVE_FAILED;
        else if (errno == EEXIST)
            saved = DB_SAVE_EXISTS;
    }
    if (saved != DB_SAVED)
        unlink(part);
    arena_free(arena);
    return saved;
}
