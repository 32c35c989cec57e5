// SPDX-License-Identifier: EUPL-1.2
// The program's own schema and statements, on both databases.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "i18n/collate.h"
#include "sql/catalog.h"
#include "sql/demo.h"
#include "sql/person.h"

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
    CHECK(pool && db_migrate(pool, S("")) == DB_UPGRADED);
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

ON_BOTH("people are found by their name and by what they can be asked about, in capitals and with æ, ø and å")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct arena *a = test_arena();
    struct str ask = S("Årsbudsjett og ØKONOMI");
    struct person_id id;
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:1"),
                                              .given_name = S("Ågot"),
                                              .family_name = S("ÆRLIG"),
                                              .search_key = fold(a, S("Ågot ÆRLIG")),
                                              .email = S("a@b.example"),
                                              .email_key = S("a@b.example"),
                                              .unit = unit,
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &id);
    person_texts_set(db, id, (struct maybe_str){true, ask}, fold(a, ask), (struct maybe_str){0});
    const struct str found[] = {S_INIT("økonomi"), S_INIT("ÅRSBUDSJETT"), S_INIT("ærlig"), S_INIT("åGOT")};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        CHECK_INT(people_found(db, fold(a, found[i]), 10).count, 1);
    CHECK_INT(people_found(db, fold(a, S("okonomi")), 10).count, 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
