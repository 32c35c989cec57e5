// SPDX-License-Identifier: EUPL-1.2
// The program's own schema and statements, on both databases.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "i18n/collate.h"
#include "sql/catalog.h"
#include "sql/demo.h"
#include "sql/person.h"

ON_BOTH("every statement of the program fits its signature")
{
    CHECK(db_statements_check(pool));
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
