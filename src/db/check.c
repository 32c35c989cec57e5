// SPDX-License-Identifier: EUPL-1.2
// Whether the database is whole.
#include "base/buf.h"
#include "db/backend.h"

struct finding {
    struct str says;
};

static const struct db_field finding_columns[] = {{"says", DB_FIELD_STR, false, 0, 0, NULL}};

#define FINDINGS(name_, text_)                                                                               \
    {                                                                                                        \
        .name = name_, .text = text_, .index = -1, .columns = finding_columns, .column_count = 1,            \
        .row_bytes = sizeof(struct finding), .rows_most = 1000                                               \
    }

static const struct db_query on_sqlite[] = {
    FINDINGS("integrity",
             "SELECT integrity_check FROM pragma_integrity_check(100) WHERE integrity_check <> 'ok'"),
    FINDINGS("references",
             "SELECT \"table\" || ' row ' || coalesce(rowid, '') || ' refers to a missing ' || parent "
             "FROM pragma_foreign_key_check LIMIT 100"),
};

// The server keeps its pages and references whole by itself (pg_amcheck looks closer). What it cannot know of
// is an index sorted by another version of ICU.
static const struct db_query on_postgres[] = {
    FINDINGS("references", "SELECT conrelid::regclass::text || ' has an unchecked reference: ' || conname "
                           "FROM pg_constraint WHERE contype = 'f' AND NOT convalidated "
                           "AND connamespace = current_schema()::regnamespace"),
    FINDINGS("collations",
             "SELECT 'the collation ' || collname || ' has changed: REINDEX, then ALTER COLLATION ' "
             "|| collname || ' REFRESH VERSION' FROM pg_collation "
             "WHERE collnamespace = current_schema()::regnamespace "
             "AND collversion IS DISTINCT FROM pg_collation_actual_version(oid)"),
};

enum { CHECKS = 2 };

enum db_health db_check(struct db_pool *pool, struct arena *arena, struct str *report)
{
    const struct db_query *checks = pool->backend == &db_sqlite ? on_sqlite : on_postgres;
    struct buf text = buf_new(arena, 64 << 10);
    struct db *db = db_begin(pool, DB_READ, arena);
    for (int i = 0; i < CHECKS; i++) {
        size_t count;
        struct finding *findings = db_many(db, &checks[i], NULL, &count);
        for (size_t k = 0; k < count; k++)
            buf_format(&text, "%.*s\n", STR(findings[k].says));
    }
    *report = buf_get(&text);
    if (db_end(db, DB_ROLLBACK) == DB_FAILED)
        return DB_CHECK_FAILED;
    return report->len ? DB_DAMAGED : DB_SOUND;
}
