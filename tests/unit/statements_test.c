// SPDX-License-Identifier: EUPL-1.2
// The program's own schema and statements, on both databases.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "sql/catalog.h"

#include <sqlite3.h>

ON_BOTH("every statement of the program fits its signature")
{
    CHECK(db_statements_check(pool));
}

/// References without an index of their own to find them by. Accounts are closed, never deleted.
static const char references_unindexed[] =
    "SELECT t.name || '.' || f.\"from\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f "
    "WHERE t.type = 'table' AND f.\"table\" <> 'account' "
    "AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c "
    "                WHERE c.seqno = 0 AND c.name = f.\"from\") "
    "AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = f.\"from\" AND c.pk = 1)";

TEST("who refers to a row that may go is found by an index: deleting a person reads no table from end to end")
{
    enum db_opened how;
    struct str path = scratch_path("indexes.db");
    struct db_pool *pool = db_pool_open(path, &sql_catalog, &how);
    CHECK(pool && db_migrate(pool) == DB_UPGRADED);
    db_pool_free(pool);
    sqlite3 *db;
    sqlite3_stmt *stmt;
    CHECK(sqlite3_open(path.at, &db) == SQLITE_OK);
    CHECK(sqlite3_prepare_v2(db, references_unindexed, -1, &stmt, NULL) == SQLITE_OK);
    int step = sqlite3_step(stmt);
    CHECK_STR(step == SQLITE_ROW ? str_from((const char *)sqlite3_column_text(stmt, 0)) : S(""), S(""));
    CHECK(step == SQLITE_DONE);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}
