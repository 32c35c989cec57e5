// SPDX-License-Identifier: EUPL-1.2
// PostgreSQL that hangs, and writers that wait for each other. Between us and the server stands a proxy that
// can stop passing anything on: its connections stay open, as behind a firewall that forgot them.
#define POOL_CATALOG testsql_catalog
#include "db_pools.h"

#include "testsql/catalog.h"
#include "testsql/things.h"

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { PAIRS_MOST = 16, SILENCE_MS_MOST = 40000 }; // so that who would wait for ever is told apart

struct proxy {
    int listener;
    uint16_t port;
    struct sockaddr_un server;
    pthread_t thread;
    atomic_llong silent_until_ms;
    atomic_bool is_ending;
    int pairs[PAIRS_MOST * 2], count;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void proxy_accept(struct proxy *p)
{
    int client = accept(p->listener, NULL, NULL), server = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(connect(server, (struct sockaddr *)&p->server, sizeof p->server) == 0 && p->count < PAIRS_MOST * 2);
    p->pairs[p->count++] = client;
    p->pairs[p->count++] = server;
}

/// Pairs stay where they are; what one side has closed is closed for the other too.
static void proxy_pass(struct proxy *p, int from)
{
    char bytes[65536];
    ssize_t got = read(p->pairs[from], bytes, sizeof bytes), put = 0;
    while (put < got) {
        ssize_t more = write(p->pairs[from ^ 1], bytes + put, (size_t)(got - put));
        if (more < 0)
            break;
        put += more;
    }
    if (got > 0 && put == got)
        return;
    for (int end = from & ~1; end <= (from | 1); end++) {
        close(p->pairs[end]);
        p->pairs[end] = -1;
    }
}

static void *proxy_run(void *arg)
{
    struct proxy *p = arg;
    while (!atomic_load(&p->is_ending)) {
        struct pollfd wait[PAIRS_MOST * 2 + 1] = {{.fd = p->listener, .events = POLLIN}};
        bool is_silent = now_ms() < atomic_load(&p->silent_until_ms);
        int pairs = is_silent ? 0 : p->count;
        for (int i = 0; i < pairs; i++)
            wait[i + 1] = (struct pollfd){.fd = p->pairs[i], .events = POLLIN};
        poll(wait, (nfds_t)pairs + 1, 10);
        if (wait[0].revents)
            proxy_accept(p);
        for (int i = 0; i < pairs; i++)
            if (wait[i + 1].revents && p->pairs[i] >= 0)
                proxy_pass(p, i);
    }
    return NULL;
}

/// Where the server's socket is; false where it has none.
static bool server_find(struct sockaddr_un *out)
{
    PQconninfoOption *all = PQconninfoParse(getenv("TVERS_TEST_PG"), NULL);
    const char *host = "", *port = NULL;
    *out = (struct sockaddr_un){.sun_family = AF_UNIX};
    for (PQconninfoOption *o = all; o && o->keyword; o++) {
        host = strcmp(o->keyword, "host") == 0 && o->val ? o->val : host;
        port = strcmp(o->keyword, "port") == 0 && o->val ? o->val : port;
    }
    snprintf(out->sun_path, sizeof out->sun_path, "%.80s/.s.PGSQL.%.5s", host, port ? port : "5432");
    PQconninfoFree(all);
    return access(out->sun_path, F_OK) == 0;
}

static bool proxy_begin(struct proxy *p)
{
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof here;
    *p = (struct proxy){.listener = socket(AF_INET, SOCK_STREAM, 0)};
    if (!server_find(&p->server)) {
        test_skip("PostgreSQL has no socket here");
        return false;
    }
    CHECK(bind(p->listener, (struct sockaddr *)&here, len) == 0 && listen(p->listener, 8) == 0);
    CHECK(getsockname(p->listener, (struct sockaddr *)&here, &len) == 0);
    p->port = ntohs(here.sin_port);
    return pthread_create(&p->thread, NULL, proxy_run, p) == 0;
}

static void proxy_end(struct proxy *p)
{
    atomic_store(&p->is_ending, true);
    pthread_join(p->thread, NULL);
    for (int i = 0; i < p->count; i++)
        close(p->pairs[i]);
    close(p->listener);
}

static struct db_pool *opened(struct str url)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(url, &testsql_catalog, &how);
    CHECK(pool && how == DB_OPENED);
    return pool;
}

/// hostaddr goes before host: the same server, by way of the proxy.
static struct db_pool *opened_through(const struct proxy *p, struct str url)
{
    struct db_pool *pool =
        opened(str_format(test_arena(), "%.*s&hostaddr=127.0.0.1&port=%u&gssencmode=disable&sslmode=disable",
                          STR(url), p->port));
    CHECK(db_migrate(pool, S("")) == DB_UPGRADED);
    return pool;
}

struct waiting {
    struct db *db;
    struct db_pool *pool;
    int64_t took_ms;
};

static void *read_places(void *arg)
{
    struct waiting *w = arg;
    int64_t from_ms = now_ms();
    CHECK_INT(places_by_byte(w->db).count, 0);
    w->took_ms = now_ms() - from_ms;
    return NULL;
}

static int64_t begin_fails_after_ms(struct db_pool *pool)
{
    int64_t from_ms = now_ms();
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(db_failed(db) && db_end(db, DB_ROLLBACK) == DB_FAILED);
    return now_ms() - from_ms;
}

TEST("PostgreSQL: who reads when the server goes silent waits ten seconds, who comes then six, and the next "
     "three")
{
    struct proxy proxy;
    struct str url = postgres_url();
    if (!url.len || !proxy_begin(&proxy))
        return;
    struct waiting reading = {.pool = opened_through(&proxy, url)};
    reading.db = db_begin(reading.pool, DB_READ, test_arena());
    struct db *idle[] = {db_begin(reading.pool, DB_READ, test_arena()),
                         db_begin(reading.pool, DB_READ, test_arena())};
    for (int i = 0; i < 2; i++)
        CHECK(db_end(idle[i], DB_ROLLBACK) == DB_DONE);

    atomic_store(&proxy.silent_until_ms, now_ms() + SILENCE_MS_MOST);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, read_places, &reading) == 0);
    CHECK(begin_fails_after_ms(reading.pool) < 8000); // one idle connection is tried, and a new one
    CHECK(begin_fails_after_ms(reading.pool) < 5000);
    pthread_join(thread, NULL);
    CHECK(reading.took_ms < 12000);
    CHECK(db_failed(reading.db) && db_end(reading.db, DB_ROLLBACK) == DB_FAILED);

    atomic_store(&proxy.silent_until_ms, 0);
    struct db *again = db_begin(reading.pool, DB_READ, test_arena());
    CHECK_INT(places_by_byte(again).count, 0);
    CHECK(db_end(again, DB_ROLLBACK) == DB_DONE);
    db_pool_free(reading.pool);
    proxy_end(&proxy);
}

static void *write_and_end(void *pool)
{
    CHECK(db_end(db_begin(pool, DB_WRITE, test_arena()), DB_COMMIT) == DB_DONE);
    return NULL;
}

/// Leaves two connections for writing that have both been used.
static void two_writers_meet(struct db_pool *pool)
{
    pthread_t thread;
    struct db *first = db_begin(pool, DB_WRITE, test_arena());
    CHECK(pthread_create(&thread, NULL, write_and_end, pool) == 0);
    nanosleep(&(struct timespec){0, 100000000}, NULL);
    CHECK(db_end(first, DB_COMMIT) == DB_DONE);
    pthread_join(thread, NULL);
}

static void *write_nothing(void *arg)
{
    struct waiting *w = arg;
    int64_t from_ms = now_ms();
    struct db *db = db_begin(w->pool, DB_WRITE, test_arena());
    CHECK(db_failed(db) && db_end(db, DB_COMMIT) == DB_FAILED);
    w->took_ms = now_ms() - from_ms;
    return NULL;
}

/// Whoever waits for a lock is told that it does not get it, as lock_timeout would.
static bool waiters_refused(void)
{
    PGconn *pg = PQconnectdb(getenv("TVERS_TEST_PG"));
    PGresult *result =
        PQexec(pg, "SELECT pg_cancel_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
    bool done = PQntuples(result) > 0;
    PQclear(result);
    PQfinish(pg);
    return done;
}

static void lock_is_refused(struct db_pool *pool)
{
    struct waiting writing = {.pool = pool};
    two_writers_meet(pool);
    struct db *both[] = {db_begin(pool, DB_READ, test_arena()), db_begin(pool, DB_WRITE, test_arena())};
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, write_nothing, &writing) == 0);
    for (int64_t until_ms = now_ms() + 5000; !waiters_refused() && now_ms() < until_ms;)
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    pthread_join(thread, NULL);
    CHECK(writing.took_ms < 5000);
    CHECK(db_end(both[0], DB_ROLLBACK) == DB_DONE && db_end(both[1], DB_COMMIT) == DB_DONE);
    struct db *next = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(place_add(next, S("Ås")), 1); // on the connection that waited in vain
    CHECK(db_end(next, DB_COMMIT) == DB_DONE);
}

TEST("PostgreSQL: a writer that does not get the lock in time is told so, and does not ask again on other "
     "connections")
{
    on_postgres(&testsql_catalog, lock_is_refused);
}
