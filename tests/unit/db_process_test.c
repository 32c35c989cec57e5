// SPDX-License-Identifier: EUPL-1.2
// SQLite under several processes, under kill -9, and under its own traps.
#define POOL_CATALOG testsql_catalog
#include "db_pools.h"

#include "testsql/catalog.h"
#include "testsql/things.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct db_pool *opened(struct str where)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(where, &testsql_catalog, &how);
    CHECK(pool && how == DB_OPENED);
    return pool;
}

static struct str migrated(const char *name)
{
    struct str path = scratch_path(name);
    struct db_pool *pool = opened(path);
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    db_pool_free(pool);
    return path;
}

static bool visited(struct db_pool *pool, struct str place, int64_t *visits)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_WRITE, arena);
    place_visit(db, place, visits);
    bool done = db_end(db, DB_COMMIT) == DB_DONE;
    arena_free(arena);
    return done;
}

static int64_t visits_to(struct db_pool *pool, struct str place)
{
    int64_t visits = 0;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    place_visits(db, place, &visits);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return visits;
}

enum { PROCESSES = 3, VISITS_EACH = 60 };

static void child_visits(struct str path)
{
    int64_t visits;
    struct db_pool *pool = opened(path);
    for (int i = 0; i < VISITS_EACH; i++)
        if (!visited(pool, S("Ås"), &visits))
            _exit(1);
    db_pool_free(pool);
    _exit(0);
}

TEST("three processes that write the same file at once lose nothing")
{
    struct str path = migrated("processes.db");
    for (int i = 0; i < PROCESSES; i++)
        if (fork() == 0)
            child_visits(path);
    for (int i = 0, status = 0; i < PROCESSES; i++)
        CHECK(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    struct db_pool *pool = opened(path);
    struct str report;
    CHECK_INT(visits_to(pool, S("Ås")), PROCESSES * VISITS_EACH);
    CHECK(db_check(pool, test_arena(), &report) == DB_SOUND);
    db_pool_free(pool);
}

struct visitor {
    struct db_pool *pool;
    int confirmed; // a pipe: one byte a confirmed visit
};

static void *visit_for_ever(void *arg)
{
    struct visitor *visitor = arg;
    int64_t visits;
    while (visited(visitor->pool, S("Ås"), &visits))
        if (write(visitor->confirmed, "", 1) != 1)
            break;
    return NULL;
}

static void child_visits_for_ever(struct str path, int confirmed)
{
    pthread_t threads[4];
    struct visitor visitor = {opened(path), confirmed};
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, visit_for_ever, &visitor);
    pause();
    _exit(1);
}

/// Kills a process in the middle of its writers; how many visits it had confirmed.
static int64_t killed_after(struct str path, int visits)
{
    int ends[2], status;
    char byte;
    CHECK(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0)
        child_visits_for_ever(path, ends[1]);
    close(ends[1]);
    int64_t confirmed = 0;
    while (confirmed < visits && read(ends[0], &byte, 1) == 1)
        confirmed++;
    kill(child, SIGKILL);
    while (read(ends[0], &byte, 1) == 1)
        confirmed++;
    close(ends[0]);
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    return confirmed;
}

TEST("kill -9 in the middle of writers leaves every visit that was confirmed")
{
    struct str path = migrated("killed.db"), report;
    int64_t confirmed = 0;
    for (int round = 1; round <= 4; round++) {
        confirmed += killed_after(path, 40 * round);
        struct db_pool *pool = opened(path);
        int64_t kept = visits_to(pool, S("Ås"));
        CHECK(kept >= confirmed && kept <= confirmed + 4 * round); // a thread may die between commit and pipe
        CHECK(db_check(pool, test_arena(), &report) == DB_SOUND);
        db_pool_free(pool);
    }
}

static void *pool_free(void *pool)
{
    db_pool_free(pool);
    return NULL;
}

static off_t size_of(struct str path, const char *ending)
{
    struct stat info;
    return stat(str_format(test_arena(), "%.*s%s", STR(path), ending).at, &info) == 0 ? info.st_size : -1;
}

static void *visit_once(void *pool)
{
    int64_t visits;
    CHECK(visited(pool, S("Ås"), &visits));
    return NULL;
}

static int lock_of(struct str path)
{
    int lock = open(str_format(test_arena(), "%.*s.lock", STR(path)).at, O_RDWR);
    CHECK(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0);
    return lock;
}

TEST("a writer waits as long as another process has the write lock, and readers do not")
{
    struct str path = migrated("waiting.db");
    struct db_pool *pool = opened(path);
    int lock = lock_of(path);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, visit_once, pool) == 0);
    nanosleep(&(struct timespec){0, 50000000}, NULL);
    CHECK_INT(visits_to(pool, S("Ås")), 0);
    close(lock);
    pthread_join(thread, NULL);
    CHECK_INT(visits_to(pool, S("Ås")), 1);
    db_pool_free(pool);
}

TEST("the log goes into the file only under the write lock")
{
    struct str path = migrated("checkpoint.db");
    struct db_pool *pool = opened(path), *other = opened(path);
    int64_t visits;
    CHECK(visited(pool, S("Ås"), &visits));
    off_t log = size_of(path, "-wal");
    CHECK(log > 0);
    int lock = lock_of(path);
    CHECK_INT(visits_to(other, S("Ås")), 1); // readers come, go and close without it
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, pool_free, pool) == 0);
    nanosleep(&(struct timespec){0, 50000000}, NULL);
    CHECK_INT(size_of(path, "-wal"), log);
    CHECK(flock(lock, LOCK_UN) == 0);
    pthread_join(thread, NULL);
    CHECK_INT(size_of(path, "-wal"), 0);
    close(lock);
    CHECK_INT(visits_to(other, S("Ås")), 1);
    db_pool_free(other);
}

TEST("who only reads leaves the log to the writers, also as the last to close the file")
{
    struct str path = scratch_path("reader.db");
    struct db_pool *reader = opened(path);
    CHECK(db_migrate(reader, S("")) == DB_UPGRADED); // after which its writing connection is closed
    CHECK_INT(visits_to(reader, S("Ås")), 0);
    killed_after(path, 10);
    off_t log = size_of(path, "-wal");
    CHECK(log > 0);
    int lock = lock_of(path); // somebody else is about to write
    db_pool_free(reader);
    CHECK_INT(size_of(path, "-wal"), log);
    close(lock);
}

TEST("a log that has grown is folded in by the writer that made it grow")
{
    struct str path = migrated("grown.db");
    struct db_pool *pool = opened(path);
    off_t before = size_of(path, "");
    for (int round = 0; round < 8; round++) {
        struct db *db = db_begin(pool, DB_WRITE, test_arena());
        for (int i = 0; i < 2000; i++)
            place_add(db, str_format(test_arena(), "%d %d %0900d", round, i, i));
        CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    }
    CHECK(size_of(path, "") > before + (8 << 20)); // the pool is still open
    CHECK(size_of(path, "-wal") < 8 << 20);        // and the log began anew
    db_pool_free(pool);
}

static sqlite3 *bare(struct str path)
{
    sqlite3 *db = NULL;
    CHECK(sqlite3_open(str_c(test_arena(), path), &db) == SQLITE_OK);
    return db;
}

TEST("why parameters are bound by name: SQLite numbers $2 first when it meets it first")
{
    sqlite3 *db = bare(S(":memory:"));
    sqlite3_stmt *stmt = NULL;
    CHECK(sqlite3_prepare_v2(db, "SELECT $2, $1", -1, &stmt, NULL) == SQLITE_OK);
    CHECK_INT(sqlite3_bind_parameter_index(stmt, "$2"), 1);
    CHECK_INT(sqlite3_bind_parameter_index(stmt, "$1"), 2);
    sqlite3_finalize(stmt);
    sqlite3_close(db);
}

TEST("why checkpoints are ours: as it comes, SQLite folds the log in whenever somebody closes the file")
{
    struct str path = scratch_path("bare.db");
    sqlite3 *db = bare(path);
    CHECK(sqlite3_exec(db, "PRAGMA journal_mode = WAL; CREATE TABLE t (x)", NULL, NULL, NULL) == SQLITE_OK);
    CHECK(size_of(path, "-wal") > 0);
    sqlite3_close(db);
    CHECK_INT(size_of(path, "-wal"), -1); // no lock was asked for
}
