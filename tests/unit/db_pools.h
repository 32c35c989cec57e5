// SPDX-License-Identifier: EUPL-1.2
// A fresh database for each test:
//
//     #define POOL_CATALOG sql_catalog          // whose statements and schema
//     #include "db_pools.h"
//     ON_BOTH("a sentence that holds") { struct db *db = db_begin(pool, ...); ... }
//
// runs once on SQLite and once on PostgreSQL.
#ifndef TESTS_UNIT_DB_POOLS_H
#define TESTS_UNIT_DB_POOLS_H

#include "test.h"

#include "db/db.h"

typedef void test_on_pool(struct db_pool *pool);

/// On a new file, migrated.
void on_sqlite(const struct db_catalog *catalog, test_on_pool *run);
/// In a new schema of the server that TVERS_TEST_PG names, migrated; skipped where it names none.
void on_postgres(const struct db_catalog *catalog, test_on_pool *run);

/// A new schema of that server, empty; "" (and the test is skipped) where there is none.
struct str postgres_url(void);

/// A path in a folder that is gone when the program ends.
struct str scratch_path(const char *name);

#define ON_BOTH_NAMED(says, fn)                                                                              \
    static void fn(struct db_pool *pool);                                                                    \
    TEST_NAMED("SQLite: " says, TEST_GLUE(fn, _sqlite))                                                      \
    {                                                                                                        \
        on_sqlite(&POOL_CATALOG, fn);                                                                        \
    }                                                                                                        \
    TEST_NAMED("PostgreSQL: " says, TEST_GLUE(fn, _postgres))                                                \
    {                                                                                                        \
        on_postgres(&POOL_CATALOG, fn);                                                                      \
    }                                                                                                        \
    static void fn(struct db_pool *pool)
#define ON_BOTH(says) ON_BOTH_NAMED(says, TEST_GLUE(both_, __LINE__))

#endif
