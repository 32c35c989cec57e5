// SPDX-License-Identifier: EUPL-1.2
// The program's own schema and statements, on both databases.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "i18n/collate.h"
#include "people/lookup.h"
#include "sql/catalog.h"
#include "sql/people.h"

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

static struct person_id person_called(struct db *db, const char *given, const char *family, const char *ask)
{
    static int last;
    struct arena *a = test_arena();
    struct person_id id = {0};
    struct str number = str_format(a, "%d", ++last), name = str_format(a, "%s %s", given, family);
    struct demo_person_new row = {
        .match_key = number,
        .employee_id = number,
        .given_name = str_from(given),
        .family_name = str_from(family),
        .search_key = fold(a, name),
        .email = number,
        .email_key = number,
        .hired_on = date_of(2026, 2, 1),
        .education = S("master"),
    };
    demo_unit_add(db, (struct maybe_unit_id){0}, number, S("Teknisk"), &row.unit);
    demo_person_add(db, &row, &id);
    lookup_put(db, id, WORD_SOURCE_NAME, row.search_key);
    lookup_put(db, id, WORD_SOURCE_ASK, fold(a, str_from(ask)));
    return id;
}

static size_t found(struct db *db, const char *wanted)
{
    return lookup_people(db, str_from(wanted), 10).count;
}

ON_BOTH("people are found by how a word of their name begins, or of what they can be asked about, in "
        "capitals and "
        "with æ, ø and å")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    person_called(db, "Ågot", "ÆRLIG", "Årsbudsjett og ØKONOMI");
    const char *const begun[] = {"økonomi", "ÅRSBUDSJETT", "ærlig", "åGOT", "ær", "å"};
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++)
        CHECK_INT(found(db, begun[i]), 1); // "å" begins two of the words, and gives one person
    CHECK_INT(found(db, "okonomi"), 0);
    CHECK_INT(found(db, "konomi"), 0); // no word begins so
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH(
    "of several words each must begin one of theirs, in any order; a hyphen parts words, and signs are none")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    person_called(db, "Anne-Marie", "Berg", "");
    person_called(db, "Anne", "Bergesen", "");
    CHECK_INT(found(db, "anne berg"), 2);
    CHECK_INT(found(db, "berg mar"), 1);
    CHECK_INT(found(db, "Anne-Marie"), 1);
    CHECK_INT(found(db, "anne dahl"), 0);
    CHECK_INT(found(db, " - %"), 0);
    CHECK_STR(lookup_people(db, S("berg"), 1).at[0].family_name, S("Berg")); // the nearest, where not all fit
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who can be asked about something else is found by that alone, and still by the name")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id id = person_called(db, "Liv", "Dahl", "kart");
    lookup_put(db, id, WORD_SOURCE_ASK, S("anbud"));
    CHECK_INT(found(db, "kart"), 0);
    CHECK_INT(found(db, "anbud"), 1);
    CHECK_INT(found(db, "dahl"), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
