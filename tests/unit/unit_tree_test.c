// SPDX-License-Identifier: EUPL-1.2
// The tree of units as pages list it.
#include "sql/catalog.h"
#include "sql/people.h"
#include "sql/unit.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static struct maybe_unit_id unit_add(struct db *db, struct maybe_unit_id parent, const char *name)
{
    static int number;
    struct maybe_unit_id id = {.is_set = true};
    demo_unit_add(db, parent, str_format(test_arena(), "%d", ++number), str_from(name), &id.value);
    return id;
}

/// "Nord(Drift(A)) Drift": an indent of a dot for each step down.
static struct str tree_of(struct db *db)
{
    struct str text = S("");
    struct unit_row_list rows = units_as_tree(db, 9);
    struct unit_leaf_list leaves = units_to_choose(db, 9);
    CHECK_INT(rows.count, leaves.count);
    for (size_t i = 0; i < rows.count; i++) {
        CHECK(rows.at[i].id.n == leaves.at[i].id.n);
        struct str dots = str_slice(S("........"), 0, (size_t)rows.at[i].depth - 1);
        text = str_format(test_arena(), "%.*s%.*s%.*s|", STR(text), STR(dots), STR(rows.at[i].name));
    }
    return text;
}

ON_BOTH("units of one name below one parent each keep their own children")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct maybe_unit_id top = unit_add(db, (struct maybe_unit_id){0}, "Kommunen");
    struct maybe_unit_id first = unit_add(db, top, "Avdeling"), second = unit_add(db, top, "Avdeling");
    unit_add(db, second, "Arkiv");
    unit_add(db, first, "Bygg");
    unit_add(db, second, "Ledelse");
    unit_add(db, first, "Drift");
    CHECK_STR(tree_of(db), S("Kommunen|.Avdeling|..Bygg|..Drift|.Avdeling|..Arkiv|..Ledelse|"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("no unit comes between another and its children, however alike their names begin")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct maybe_unit_id none = {0};
    struct maybe_unit_id north = unit_add(db, none, "Nord"), lower = unit_add(db, none, "nord");
    unit_add(db, none, "Nord - øst");
    unit_add(db, none, "Nord 2");
    unit_add(db, none, "Nord!");
    unit_add(db, north, "Vest");
    unit_add(db, lower, "Aust");
    CHECK_STR(tree_of(db), S("Nord|.Vest|nord|.Aust|Nord - øst|Nord 2|Nord!|"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
