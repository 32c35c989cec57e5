// SPDX-License-Identifier: EUPL-1.2
// Fresh databases for tests.
#include "db_pools.h"

#include "base/bug.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    char folder[128];
    int made;
    pid_t owner;
} scratch;

static void scratch_remove(void)
{
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s'", scratch.folder);
    if (getpid() == scratch.owner && system(command) != 0)
        fprintf(stderr, "%s is left\n", scratch.folder);
}

struct str scratch_path(const char *name)
{
    if (!scratch.owner) {
        const char *where = getenv("TMPDIR");
        snprintf(scratch.folder, sizeof scratch.folder, "%s/tvers-test-XXXXXX", where ? where : "/tmp");
        if (!mkdtemp(scratch.folder))
            die("no folder of our own in $TMPDIR or /tmp");
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
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    run(pool);
    db_pool_free(pool);
}

void on_sqlite(const struct db_catalog *catalog, test_on_pool *run)
{
    on_pool(scratch_path("test.db"), catalog, run);
}

static bool postgres_do(const char *what, int schema, const char *then)
{
    PGconn *pg = PQconnectdb(getenv("TVERS_TEST_PG"));
    const char *sql =
        str_format(test_arena(), "%s SCHEMA test_%d_%d%s", what, (int)getpid(), schema, then).at;
    PGresult *result = PQexec(pg, sql);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    PQfinish(pg);
    return done;
}

static struct str url_of(int schema)
{
    const char *url = getenv("TVERS_TEST_PG");
    return str_format(test_arena(), "%s%coptions=-csearch_path%%3Dtest_%d_%d", url,
                      strchr(url, '?') ? '&' : '?', (int)getpid(), schema);
}

struct str postgres_url(void)
{
    int schema = scratch.made++;
    if (!getenv("TVERS_TEST_PG")) {
        test_skip("TVERS_TEST_PG names no PostgreSQL");
        return S("");
    }
    CHECK(postgres_do("CREATE", schema, ""));
    return url_of(schema);
}

void on_postgres(const struct db_catalog *catalog, test_on_pool *run)
{
    int schema = scratch.made;
    struct str url = postgres_url();
    if (!url.len)
        return;
    on_pool(url, catalog, run);
    CHECK(postgres_do("SET client_min_messages = warning; DROP", schema, " CASCADE"));
}
