// SPDX-License-Identifier: EUPL-1.2
// Connections by mode, handed to one transaction at a time, last returned first (its caches are warm).
#include "base/bug.h"
#include "base/log.h"
#include "db/backend.h"
#include "db/collate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void db_conn_problem(struct db_conn *conn, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(conn->problem, sizeof conn->problem, format, args);
    va_end(args);
}

struct db_pool *db_pool_new(struct str where, const struct db_catalog *catalog)
{
    struct arena *arena = arena_new();
    struct db_pool *pool = NEW(arena, struct db_pool);
    bool is_postgres = str_starts(where, S("postgresql://")) || str_starts(where, S("postgres://"));
    *pool = (struct db_pool){.backend = is_postgres ? &db_postgres : &db_sqlite, .catalog = catalog};
    pool->arena = arena;
    pool->where = str_c(arena, where);
    pool->collators = db_collators_new(arena);
    pthread_condattr_t clock;
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&pool->mutex, NULL);
    pthread_cond_init(&pool->returned, &clock);
    pthread_condattr_destroy(&clock);
    return pool;
}

static void lane_return(struct db_pool *pool, enum db_mode mode, struct db_conn *conn)
{
    struct db_lane *lane = &pool->lanes[mode];
    bool is_broken = conn->is_broken;
    if (is_broken)
        pool->backend->close(conn);
    pthread_mutex_lock(&pool->mutex);
    if (is_broken) {
        lane->open_count--;
    } else {
        conn->next = lane->idle;
        lane->idle = conn;
    }
    lane->taker = (pthread_t){0};
    pthread_cond_broadcast(&pool->returned);
    pthread_mutex_unlock(&pool->mutex);
}

/// Waits for an idle connection or the right to open one; false when neither comes in time.
static bool lane_take(struct db_pool *pool, enum db_mode mode, struct db_conn **conn)
{
    struct db_lane *lane = &pool->lanes[mode];
    struct timespec until;
    int most = pool->backend->most[mode], late = 0;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += DB_WAIT_SECONDS;
    pthread_mutex_lock(&pool->mutex);
    if (most == 1 && lane->open_count == 1 && !lane->idle && pthread_equal(lane->taker, pthread_self()))
        BUG("this thread is inside a write transaction already");
    while (!lane->idle && lane->open_count >= most && !late)
        late = pthread_cond_timedwait(&pool->returned, &pool->mutex, &until);
    bool got = lane->idle || lane->open_count < most;
    *conn = lane->idle;
    if (*conn)
        lane->idle = (*conn)->next;
    else if (got)
        lane->open_count++;
    if (got)
        lane->taker = pthread_self();
    pthread_mutex_unlock(&pool->mutex);
    return got;
}

static void lane_give_up(struct db_pool *pool, enum db_mode mode)
{
    pthread_mutex_lock(&pool->mutex);
    pool->lanes[mode].open_count--;
    pool->lanes[mode].taker = (pthread_t){0};
    pthread_cond_broadcast(&pool->returned);
    pthread_mutex_unlock(&pool->mutex);
}

struct taken {
    struct db_conn *conn;
    bool is_new;
    enum db_opened how;
};

static struct taken conn_take(struct db_pool *pool, enum db_mode mode)
{
    struct taken taken = {.how = DB_UNREACHABLE};
    if (!lane_take(pool, mode, &taken.conn)) {
        log_line(LOG_ERROR, "db: no connection within %d s", DB_WAIT_SECONDS);
        return taken;
    }
    if (taken.conn)
        return taken;
    taken.is_new = true;
    taken.conn = pool->backend->open(pool, mode, &taken.how);
    if (!taken.conn)
        lane_give_up(pool, mode);
    return taken;
}

/// With its first connection, which tells whether there can be any.
static struct db_pool *pool_opened(struct db_pool *pool, enum db_mode mode, enum db_opened *how)
{
    struct taken taken = conn_take(pool, mode);
    *how = taken.how;
    if (!taken.conn) {
        db_pool_free(pool);
        return NULL;
    }
    lane_return(pool, mode, taken.conn);
    return pool;
}

struct db_pool *db_pool_open(struct str where, const struct db_catalog *catalog, enum db_opened *how)
{
    return pool_opened(db_pool_new(where, catalog), DB_WRITE, how);
}

struct db_pool *db_pool_open_to_read(struct str where, const struct db_catalog *catalog, enum db_opened *how)
{
    struct db_pool *pool = db_pool_new(where, catalog);
    pool->is_archive = pool->backend == &db_sqlite;
    return pool_opened(pool, DB_READ, how);
}

void db_pool_free(struct db_pool *pool)
{
    for (int mode = DB_READ; mode <= DB_WRITE; mode++) { // the writer last: it folds the log in
        struct db_lane *lane = &pool->lanes[mode];
        for (struct db_conn *conn = lane->idle, *next; conn; conn = next, lane->open_count--) {
            next = conn->next;
            pool->backend->close(conn);
        }
        if (lane->open_count)
            BUG("%d transactions have not ended", lane->open_count);
    }
    pthread_cond_destroy(&pool->returned);
    pthread_mutex_destroy(&pool->mutex);
    db_collators_free(pool->collators);
    arena_free(pool->arena);
}

/// Closes those that wait: they may have died with the server of one of them.
static void lane_clear(struct db_pool *pool, enum db_mode mode)
{
    struct db_lane *lane = &pool->lanes[mode];
    pthread_mutex_lock(&pool->mutex);
    struct db_conn *all = lane->idle;
    lane->idle = NULL;
    for (struct db_conn *conn = all; conn; conn = conn->next)
        lane->open_count--;
    pthread_cond_broadcast(&pool->returned);
    pthread_mutex_unlock(&pool->mutex);
    for (struct db_conn *conn = all, *next; conn; conn = next) {
        next = conn->next;
        pool->backend->close(conn);
    }
}

/// A connection with its transaction begun. One that was idle and is lost is made up for by a new one; a
/// transaction that cannot begin for another reason is not tried again.
static struct db_conn *conn_begin(struct db_pool *pool, enum db_mode mode, struct db_part part)
{
    for (;;) {
        struct taken taken = conn_take(pool, mode);
        if (!taken.conn || pool->backend->begin(taken.conn, mode, part))
            return taken.conn;
        bool try_again = taken.conn->is_broken && !taken.is_new;
        log_line(LOG_ERROR, "db: begin: %s", taken.conn->problem);
        lane_return(pool, mode, taken.conn);
        if (!try_again)
            return NULL;
        lane_clear(pool, mode);
    }
}

static struct db *begin(struct db_pool *pool, enum db_mode mode, struct db_part part, struct arena *arena)
{
    struct db *db = NEW(arena, struct db);
    ASSERT(mode == DB_READ || !pool->is_archive);
    *db = (struct db){.pool = pool, .arena = arena, .mode = mode, .conn = conn_begin(pool, mode, part)};
    db->failed = !db->conn;
    return db;
}

struct db *db_begin(struct db_pool *pool, enum db_mode mode, struct arena *arena)
{
    return begin(pool, mode, (struct db_part){0}, arena);
}

struct db *db_begin_part(struct db_pool *pool, struct db_part part, struct arena *arena)
{
    return begin(pool, DB_WRITE, part, arena);
}

bool db_has_parts(const struct db_pool *pool)
{
    return pool->backend->most[DB_WRITE] > 1;
}

enum db_result db_end(struct db *db, enum db_ending ending)
{
    bool failed = db->failed;
    atomic_fetch_add(&db->pool->statements, db->statements);
    db->statements = 0;
    if (db->conn) {
        enum db_ending real = failed ? DB_ROLLBACK : ending;
        if (!db->pool->backend->end(db->conn, db->mode, real)) {
            db_fail(db, real == DB_COMMIT ? "commit" : "rollback", db->conn->problem);
            failed = failed || real == DB_COMMIT;
        }
        lane_return(db->pool, db->mode, db->conn);
        db->conn = NULL;
    }
    db->failed = true; // for whoever uses it once more
    return failed ? DB_FAILED : DB_DONE;
}

int64_t db_pool_statements(struct db_pool *pool)
{
    return atomic_load(&pool->statements);
}

bool db_failed(const struct db *db)
{
    return db->failed;
}

void db_erases(struct db *db)
{
    ASSERT(db->mode == DB_WRITE);
    if (db->conn && db->pool->backend->erases)
        db->pool->backend->erases(db->conn);
}

struct arena *db_arena(const struct db *db)
{
    return db->arena;
}
