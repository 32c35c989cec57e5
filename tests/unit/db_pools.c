// SPDX-License-Identifier: EUPL-1.2
// Fresh databases for tests.
#include "db_pools.h"

#include "base/bug.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct {
    char folder[64];
    int made;
    pid_t owner;
} scratch;

static void scratch_remove(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", scratch.folder);
    if (getpid() == scratch.owner && system(command) != 0)
        fprintf(stderr, "%s is left\n", scratch.folder);
}

struct str scratch_path(const char *name)
{
    if (!scratch.owner) {
        snprintf(scratch.folder, sizeof scratch.folder, "%s", "/tmp/tvers-test-XXXXXX");
        if (!mkdtemp(scratch.folder))
            die("no folder in /tmp");
        scratch.owner = getpid();
        atexit(scratch_remove);
    }
    return str_format(test_arena(), "%s/%d-%s", scratch.folder, scratch.made++, name);
}

static void on_pool(struct str where, const struct db_catalog *catalog, test_on_pool *run)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(where, catalog, &how);
    CHECK(how == DB_OPENED);
    if (!pool)
        return;
    CHECK(db_migrate(pool) == DB_UPGRADED);
    run(pool);
    db_pool_free(pool);
}

void on_sqlite(const struct db_catalog *catalog, test_on_pool *run)
{
    on_pool(scratch_path("test.db"), catalog, run);
}

void on_postgres(const struct db_catalog *catalog, test_on_pool *run)
{
    (void)catalog;
    (void)run;
    test_skip("no PostgreSQL in this build yet");
}
