// SPDX-License-Identifier: EUPL-1.2
// Brings the schema from any earlier version to the program's, one transaction a step; what is new gets all
// steps in one.
#include "base/log.h"
#include "db/backend.h"

static const char preamble[] = "CREATE TABLE IF NOT EXISTS schema_version ("
                               "version BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)";

static const struct db_field version_columns[] = {{"version", DB_FIELD_INT, false, 0, 0, NULL}};

static const struct db_query version_query = {
    .name = "schema_version",
    .text = "SELECT coalesce(max(version), 0) FROM schema_version",
    .index = -1,
    .columns = version_columns,
    .column_count = 1,
    .row_bytes = sizeof(int64_t),
};

struct applied {
    int64_t version;
    struct str name;
    struct instant at;
};

static const struct db_field applied_params[] = {
    {"version", DB_FIELD_INT, false, offsetof(struct applied, version), 0, NULL},
    {"name", DB_FIELD_STR, false, offsetof(struct applied, name), 0, NULL},
    {"at", DB_FIELD_INSTANT, false, offsetof(struct applied, at), 0, NULL},
};

static const struct db_query applied_query = {
    .name = "schema_version_add",
    .text = "INSERT INTO schema_version (version, name, applied_at) VALUES ($1, $2, $3)",
    .index = -1,
    .params = applied_params,
    .param_count = 3,
};

static int64_t version_of(struct db *db)
{
    int64_t version = 0;
    db_one(db, &version_query, NULL, &version);
    return version;
}

static void script_run(struct db *db, const char *name, const char *text)
{
    if (!db->failed && !db->pool->backend->script(db->conn, text))
        db_fail(db, name, db->conn->problem);
}

int64_t db_version(struct db_pool *pool, struct arena *arena)
{
    struct db_query there = version_query;
    struct db *db = db_begin(pool, DB_READ, arena);
    int64_t version = 0;
    there.text = pool->backend->version_there;
    if (db_one(db, &there, NULL, &version) && version > 0)
        version = version_of(db);
    return db_end(db, DB_ROLLBACK) == DB_DONE ? version : -1;
}

/// "FOLDER/tvers.db.before-0008"; a database by URL has no name of its own.
static struct str backup_path(struct db_pool *pool, struct arena *arena, struct str folder, int64_t version)
{
    struct str where = str_from(pool->where);
    if (pool->backend != &db_sqlite)
        where = S("tvers");
    size_t name = where.len;
    while (folder.len && name > 0 && where.at[name - 1] != '/')
        name--;
    if (folder.len)
        where = str_format(arena, "%.*s/%.*s", STR(folder), STR(str_slice(where, name, where.len)));
    return str_format(arena, "%.*s.before-%04lld", STR(where), (long long)version + 1);
}

static bool backed_up(struct db_pool *pool, struct arena *arena, struct str path)
{
    for (int i = 0; i < 100; i++)
        switch (db_backup(pool, i ? str_format(arena, "%.*s-%d", STR(path), i) : path)) {
        case DB_SAVED: return true;
        case DB_SAVE_DAMAGED:
            log_line(LOG_ERROR, "db: the backup is not whole: the store is damaged");
            return false;
        case DB_SAVE_FAILED: return false;
        case DB_SAVE_EXISTS: break; // an earlier attempt's
        }
    return false;
}

static void step(struct db *db, int64_t from)
{
    const struct db_migration *m = &db->pool->catalog->migrations[from];
    const char *const *texts = db->pool->backend == &db_sqlite ? m->sqlite : m->postgres;
    for (; *texts; texts++)
        script_run(db, m->name, *texts);
    db_change(db, &applied_query, &(struct applied){from + 1, str_from(m->name), instant_now()});
}

/// In one transaction.
static bool steps(struct db_pool *pool, struct arena *arena, int64_t from, int64_t to)
{
    const char *name = pool->catalog->migrations[from].name;
    struct db *db = db_begin(pool, DB_WRITE, arena);
    if (!db->failed && !pool->backend->schema_begin(db->conn))
        db_fail(db, name, db->conn->problem);
    script_run(db, name, preamble);
    if (version_of(db) != from) { // another process was quicker
        return db_end(db, DB_ROLLBACK) == DB_DONE;
    }
    for (int64_t version = from; version < to; version++)
        step(db, version);
    if (!db->failed && !pool->backend->schema_end(db->conn))
        db_fail(db, name, db->conn->problem);
    return db_end(db, DB_COMMIT) == DB_DONE;
}

bool db_migrate_to(struct db_pool *pool, struct arena *arena, int64_t from, int64_t to)
{
    if (from == 0 && to > 0)
        return steps(pool, arena, 0, to);
    for (int64_t version = from; version < to; version++)
        if (!steps(pool, arena, version, version + 1))
            return false;
    return true;
}

enum db_age db_age(struct db_pool *pool)
{
    struct arena *arena = arena_new();
    int64_t version = db_version(pool, arena), own = pool->catalog->migration_count;
    arena_free(arena);
    if (version <= 0)
        return version < 0 ? DB_AGE_UNKNOWN : DB_EMPTY;
    if (version == own)
        return DB_OF_TODAY;
    return version < own ? DB_OLDER : DB_NEWER;
}

/// Whether the upgrade may begin: DB_UPGRADED, or why not.
static enum db_migrated saved(struct db_pool *pool, struct arena *arena, struct str folder, int64_t version)
{
    if (version == 0)
        return DB_UPGRADED; // there is nothing to lose
    if (!folder.len && pool->backend != &db_sqlite)
        return DB_NO_PLACE;
    return backed_up(pool, arena, backup_path(pool, arena, folder, version)) ? DB_UPGRADED : DB_NOT_SAVED;
}

static enum db_migrated migrate(struct db_pool *pool, struct arena *arena, struct str folder)
{
    int64_t version = db_version(pool, arena), wanted = pool->catalog->migration_count;
    if (version < 0)
        return DB_NOT_UPGRADED;
    if (version >= wanted)
        return version > wanted ? DB_NEWER_THAN_PROGRAM : DB_CURRENT;
    enum db_migrated how = saved(pool, arena, folder, version);
    if (how == DB_UPGRADED && !db_migrate_to(pool, arena, version, wanted))
        how = DB_NOT_UPGRADED;
    return how;
}

enum db_migrated db_migrate(struct db_pool *pool, struct str folder)
{
    struct arena *arena = arena_new();
    enum db_migrated how = migrate(pool, arena, folder);
    arena_free(arena);
    return how;
}
