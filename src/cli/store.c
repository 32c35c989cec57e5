// SPDX-License-Identifier: EUPL-1.2
// Opening the store.
#include "cli/store.h"

#include "sql/auth.h"
#include "sql/catalog.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *why_not_opened(enum db_opened how)
{
    switch (how) {
    case DB_OPENED: return "";
    case DB_UNREACHABLE:
        return "it cannot be reached or written; check the path or the address, and the rights";
    case DB_NOT_OURS: return "it is not a store of Tvers";
    case DB_TOO_DAMAGED: return "it is damaged; restore a backup";
    }
    return "";
}

static const char *why_not_migrated(enum db_migrated how)
{
    switch (how) {
    case DB_CURRENT:
    case DB_UPGRADED: return NULL;
    case DB_NEWER_THAN_PROGRAM: return "a newer Tvers has written it; install that version";
    case DB_NOT_SAVED:
        return "it has to be upgraded, and the backup before that could not be written; nothing was changed";
    case DB_NO_PLACE:
        return "it has to be upgraded, after a backup: say where to, with --backup-dir FOLDER or "
               "TVERS_BACKUP_DIR";
    case DB_NOT_UPGRADED: return "it could not be upgraded; nothing was changed";
    }
    return NULL;
}

static struct db_pool *open_or_say(struct str data, enum db_opened *how)
{
    struct db_pool *pool = db_pool_open(data, &sql_catalog, how);
    if (!pool)
        fprintf(stderr, "tvers: %.*s: %s\n", STR(data), why_not_opened(*how));
    return pool;
}

struct db_pool *store_open_new(struct str data)
{
    enum db_opened how;
    return open_or_say(data, &how);
}

static bool is_by_url(struct str data)
{
    return str_starts(data, S("postgresql:")) || str_starts(data, S("postgres:"));
}

bool store_exists(struct arena *arena, struct str data)
{
    return is_by_url(data) || access(str_c(arena, data), F_OK) == 0;
}

struct db_pool *store_open_as_it_is(struct str data, enum db_opened *how)
{
    struct arena *arena = arena_new();
    bool exists = store_exists(arena, data);
    arena_free(arena);
    *how = DB_UNREACHABLE;
    if (exists)
        return open_or_say(data, how);
    fprintf(stderr, "tvers: %.*s: there is no such store\n", STR(data));
    return NULL;
}

/// What a service manager gives a service to keep its files in; it may name several.
static struct str state_folder(void)
{
    const char *folders = getenv("STATE_DIRECTORY");
    struct str all = str_from(folders ? folders : "");
    return str_slice(all, 0, str_find(all, ':', 0));
}

struct db_pool *store_open(struct str data, struct str backup_dir)
{
    struct db_pool *pool = store_open_new(data);
    if (!pool)
        return NULL;
    if (!backup_dir.len && is_by_url(data))
        backup_dir = state_folder();
    const char *why = why_not_migrated(db_migrate(pool, backup_dir));
    if (!why)
        return pool;
    fprintf(stderr, "tvers: %.*s: %s\n", STR(data), why);
    db_pool_free(pool);
    return NULL;
}

bool store_key(struct db_pool *pool, struct key *out)
{
    struct arena *arena = arena_new();
    struct key fresh = key_new();
    struct str hex = {0};
    struct db *db = db_begin(pool, DB_WRITE, arena);
    setting_add(db, S("key"), key_hex(arena, &fresh));
    setting_get(db, S("key"), &hex);
    bool done = db_end(db, DB_COMMIT) == DB_DONE && key_from_hex(hex, out);
    arena_free(arena);
    return done;
}
