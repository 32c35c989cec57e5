// SPDX-License-Identifier: EUPL-1.2
// Opening the store.
#include "cli/store.h"

#include "cli/say.h"
#include "sql/auth.h"
#include "sql/catalog.h"

#include <stdlib.h>
#include <unistd.h>

static enum message why_not_opened(enum db_opened how)
{
    switch (how) {
    case DB_OPENED:
    case DB_UNREACHABLE: return MSG_cli_store_unreachable;
    case DB_NOT_OURS: return MSG_cli_store_not_ours;
    case DB_TOO_DAMAGED: return MSG_cli_store_damaged;
    }
    return MSG_cli_store_unreachable;
}

static bool is_url(struct str data)
{
    return str_starts(data, S("postgresql:")) || str_starts(data, S("postgres:"));
}

struct str store_name(struct arena *arena, struct str data)
{
    size_t at = str_find(data, '@', 0), from = str_find_str(data, S("://"), 0) + 3;
    size_t colon = from < at ? str_find(data, ':', from) : at;
    if (!is_url(data) || at == data.len || colon >= at)
        return data;
    struct str parts[] = {str_slice(data, 0, colon), S(":***"), str_slice(data, at, data.len)};
    return str_join(arena, parts, 3, S(""));
}

void store_say(const char *command, struct str data, enum message text)
{
    struct arena *arena = arena_new();
    say(command, store_name(arena, data), text);
    arena_free(arena);
}

static struct db_pool *open_or_say(struct str data, enum db_opened *how)
{
    struct db_pool *pool = db_pool_open(data, &sql_catalog, how);
    if (!pool)
        store_say("", data, why_not_opened(*how));
    return pool;
}

struct db_pool *store_open_new(struct str data)
{
    enum db_opened how;
    return open_or_say(data, &how);
}

static bool file_exists(struct str data)
{
    struct arena *arena = arena_new();
    bool exists = access(str_c(arena, data), F_OK) == 0;
    arena_free(arena);
    return exists;
}

bool store_exists(struct str data)
{
    return is_url(data) || file_exists(data);
}

static void none_say(struct str data)
{
    struct arena *arena = arena_new();
    struct str text = SAID(arena, MSG_cli_store_none, arg_str(S("--data")), arg_str(S("tvers serve")));
    say_text("", store_name(arena, data), text);
    arena_free(arena);
}

/// What was opened, unless there is nothing in it: that is no store, and is closed with a message.
static struct db_pool *unless_none(struct db_pool *pool, struct str data)
{
    bool is_none = pool ? db_age(pool) == DB_EMPTY : !store_exists(data);
    if (!is_none)
        return pool;
    if (pool)
        db_pool_free(pool);
    none_say(data);
    return NULL;
}

static struct db_pool *open_to_read(struct str data, enum db_opened *how)
{
    struct db_pool *pool = db_pool_open_to_read(data, &sql_catalog, how);
    if (!pool)
        store_say("", data, why_not_opened(*how));
    return pool;
}

struct db_pool *store_open_as_it_is(struct str data, enum db_opened *how)
{
    *how = DB_UNREACHABLE;
    return unless_none(store_exists(data) ? open_to_read(data, how) : NULL, data);
}

static void older_say(struct str data)
{
    struct arena *arena = arena_new();
    struct str text = SAID(arena, MSG_cli_store_dry_run, arg_str(S("--dry-run")), arg_str(S("tvers serve")));
    say_text("", store_name(arena, data), text);
    arena_free(arena);
}

/// What can be read of it, and a message where that is nothing.
static enum store_read dry_read(struct db_pool *pool, struct str data)
{
    switch (db_age(pool)) {
    case DB_EMPTY: return STORE_READ_EMPTY;
    case DB_OF_TODAY: return STORE_READ;
    case DB_OLDER: older_say(data); break;
    case DB_NEWER: store_say("", data, MSG_cli_store_newer); break;
    case DB_AGE_UNKNOWN: store_say("", data, MSG_cli_store_unreachable); break;
    }
    return STORE_READ_FAILED;
}

enum store_read store_open_dry(struct str data, struct db_pool **pool)
{
    enum db_opened how_opened;
    *pool = NULL;
    if (!store_exists(data))
        return STORE_READ_EMPTY;
    *pool = open_to_read(data, &how_opened);
    if (!*pool)
        return STORE_READ_FAILED;
    enum store_read how = dry_read(*pool, data);
    if (how == STORE_READ)
        return how;
    db_pool_free(*pool);
    *pool = NULL;
    return how;
}

static void no_place_say(struct str data)
{
    struct arena *arena = arena_new();
    struct arg options = arg_str(S("--backup-dir, TVERS_BACKUP_DIR"));
    say_text("", store_name(arena, data), SAID(arena, MSG_cli_store_no_place, options));
    arena_free(arena);
}

/// What a service manager gives a service to keep its files in; it may name several.
static struct str state_folder(void)
{
    const char *folders = getenv("STATE_DIRECTORY");
    struct str all = str_from(folders ? folders : "");
    return str_slice(all, 0, str_find(all, ':', 0));
}

/// At the program's version, or closed with what is wrong said.
static struct db_pool *upgraded(struct db_pool *pool, struct str data, struct str backup_dir)
{
    if (!backup_dir.len && is_url(data))
        backup_dir = state_folder();
    switch (db_migrate(pool, backup_dir)) {
    case DB_CURRENT:
    case DB_UPGRADED: return pool;
    case DB_NEWER_THAN_PROGRAM: store_say("", data, MSG_cli_store_newer); break;
    case DB_NOT_SAVED: store_say("", data, MSG_cli_store_not_saved); break;
    case DB_NO_PLACE: no_place_say(data); break;
    case DB_NOT_UPGRADED: store_say("", data, MSG_cli_store_not_upgraded); break;
    }
    db_pool_free(pool);
    return NULL;
}

struct db_pool *store_open_or_make(struct str data, struct str backup_dir)
{
    struct db_pool *pool = store_open_new(data);
    return pool ? upgraded(pool, data, backup_dir) : NULL;
}

struct db_pool *store_open(struct str data, struct str backup_dir)
{
    struct db_pool *pool = unless_none(store_exists(data) ? store_open_new(data) : NULL, data);
    return pool ? upgraded(pool, data, backup_dir) : NULL;
}

static bool key_read(struct db_pool *pool, struct arena *arena, struct str *hex)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    bool found = setting_get(db, S("key"), hex);
    return db_end(db, DB_ROLLBACK) == DB_DONE && found;
}

/// Another process may have been quicker: its key stays.
static bool key_make(struct db_pool *pool, struct arena *arena, struct str *hex)
{
    struct key fresh = key_new();
    struct db *db = db_begin(pool, DB_WRITE, arena);
    setting_add(db, S("key"), key_hex(arena, &fresh));
    setting_get(db, S("key"), hex);
    return db_end(db, DB_COMMIT) == DB_DONE;
}

bool store_key(struct db_pool *pool, struct key *out)
{
    struct arena *arena = arena_new();
    struct str hex = {0};
    bool done = (key_read(pool, arena, &hex) || key_make(pool, arena, &hex)) && key_from_hex(hex, out);
    arena_free(arena);
    return done;
}
