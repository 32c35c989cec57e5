// SPDX-License-Identifier: EUPL-1.2
// The program's own schema and statements, on both databases.
#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "sql/catalog.h"

ON_BOTH("every statement of the program fits its signature")
{
    CHECK(db_statements_check(pool));
}
