// SPDX-License-Identifier: EUPL-1.2
// Whether the database is whole.
#include "base/buf.h"
#include "db/backend.h"
#include "db/collate.h"

struct finding {
    struct str says;
};

static const struct db_field finding_columns[] = {{"says", DB_FIELD_STR, false, 0, 0, NULL}};

static const struct db_field sorted_by_params[] = {{"sorted_by", DB_FIELD_INT, false, 0, 0, NULL}};

#define FINDINGS(name_, params_, text_)                                                                      \
    {                                                                                                        \
        .name = name_, .text = text_, .index = -1, .params = sorted_by_params, .param_count = params_,       \
        .columns = finding_columns, .column_count = 1, .row_bytes = sizeof(struct finding),                  \
        .rows_most = 1000                                                                                    \
    }

static const struct db_query on_sqlite[] = {
    FINDINGS("integrity", 1,
             "SELECT integrity_check FROM pragma_user_version CROSS JOIN pragma_integrity_check(100) "
             "WHERE user_version = $1 AND integrity_check <> 'ok'"),
    // An index that another version of ICU has sorted is no damage: it is sorted anew when somebody writes
    // (sqlite_open.c). All but the indexes is looked at.
    FINDINGS("integrity but indexes", 1,
             "SELECT quick_check FROM pragma_user_version CROSS JOIN pragma_quick_check(100) "
             "WHERE user_version <> $1 AND quick_check <> 'ok'"),
    FINDINGS("references", 0,
             "SELECT \"table\" || ' row ' || coalesce(rowid, '') || ' refers to a missing ' || parent "
             "FROM pragma_foreign_key_check LIMIT 100"),
    {.name = NULL},
};

// The server keeps its pages and references whole by itself (pg_amcheck looks closer). What it cannot know of
// is an index sorted by another version of ICU.
static const struct db_query on_postgres[] = {
    FINDINGS("references", 0,
             "SELECT conrelid::regclass::text || ' has an unchecked reference: ' || conname "
             "FROM pg_constraint WHERE contype = 'f' AND NOT convalidated "
             "AND connamespace = current_schema()::regnamespace"),
    FINDINGS("collations", 0,
             "SELECT 'the collation ' || collname || ' has changed: REINDEX, then ALTER COLLATION ' "
             "|| collname || ' REFRESH VERSION' FROM pg_collation "
             "WHERE collnamespace = current_schema()::regnamespace "
             "AND collversion IS DISTINCT FROM pg_collation_actual_version(oid)"),
    {.name = NULL},
};

enum db_health db_check(struct db_pool *pool, struct arena *arena, struct str *report)
{
    const struct db_query *checks = pool->backend == &db_sqlite ? on_sqlite : on_postgres;
    int64_t sorted_by = db_collators_version();
    struct buf text = buf_new(arena, 64 << 10);
    struct db *db = db_begin(pool, DB_READ, arena);
    for (const struct db_query *check = checks; check->name; check++) {
        size_t count;
        struct finding *findings = db_many(db, check, &sorted_by, &count);
        for (size_t k = 0; k < count; k++)
            buf_format(&text, "%.*s\n", STR(findings[k].says));
    }
    *report = buf_get(&text);
    if (db_end(db, DB_ROLLBACK) == DB_FAILED)
        return DB_CHECK_FAILED;
    return report->len ? DB_DAMAGED : DB_SOUND;
}
