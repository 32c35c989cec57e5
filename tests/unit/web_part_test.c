// SPDX-License-Identifier: EUPL-1.2
// On PostgreSQL a POST waits for those in the same part of the store, and a page for nobody. That nothing is
// lost is tested in db_part_test.c and, through the whole program, in tests/cli/writers.mjs.
#include "web_site.h"

#include "auth/part.h"
#include "web/seen.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <time.h>

enum { A_WHILE_MS = 300, FOREVER_MS = 20000 };

/// Somebody who is in the middle of writing.
struct writer {
    pthread_t thread;
    struct db_pool *pool;
    struct db_part part;
    int ms; // at most
    sem_t is_in;
    atomic_bool may_end, has_ended;
};

static void *write_on(void *arg)
{
    struct writer *w = arg;
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(w->pool, w->part, arena);
    sem_post(&w->is_in);
    for (int waited = 0; waited < w->ms && !atomic_load(&w->may_end); waited += 5)
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
    atomic_store(&w->has_ended, true); // whoever waits goes on only now
    db_end(db, DB_COMMIT);
    arena_free(arena);
    return NULL;
}

static void writer_begin(struct writer *w, struct db_pool *pool, struct db_part part, int ms)
{
    *w = (struct writer){.pool = pool, .part = part, .ms = ms};
    sem_init(&w->is_in, 0, 0);
    CHECK(pthread_create(&w->thread, NULL, write_on, w) == 0);
    sem_wait(&w->is_in);
}

static void writer_end(struct writer *w)
{
    atomic_store(&w->may_end, true);
    pthread_join(w->thread, NULL);
    sem_destroy(&w->is_in);
}

/// Whether the answer waits for that writer, who takes so long.
static bool waits(struct web_site *s, struct db_part part, const struct web_question *q, int ms)
{
    struct writer w;
    writer_begin(&w, s->site.pool, part, ms);
    CHECK(web_ask(s, q).status != 503);
    bool waited = atomic_load(&w.has_ended);
    writer_end(&w);
    return waited;
}

static bool is_kept_out(struct web_site *s, struct db_part part, const struct web_question *q)
{
    return waits(s, part, q, A_WHILE_MS);
}

static bool goes_beside(struct web_site *s, struct db_part part, const struct web_question *q)
{
    return !waits(s, part, q, FOREVER_MS);
}

static const struct db_part whole = {0};

static void networks_apart(struct db_pool *pool)
{
    struct web_site s = web_site_on(pool);
    struct str path = str_format(test_arena(), "/gatherings/%lld/programme", (long long)s.ours.gathering.n);
    struct web_question q = {.target = path.at,
                             .form = "title=Foredrag&start=10:00&minutes=5&kind=talk&exercise=none",
                             .session = s.coordinator};
    CHECK(goes_beside(&s, part_of_network(s.theirs.id), &q));
    CHECK(goes_beside(&s, part_of_outbox(), &q));
    CHECK(is_kept_out(&s, part_of_network(s.ours.id), &q));
    CHECK(is_kept_out(&s, whole, &q));
}

TEST("PostgreSQL: a network waits for no other, but for its own and for who writes in the whole")
{
    on_postgres(&sql_catalog, networks_apart);
}

static void links_apart(struct db_pool *pool)
{
    struct web_site s = web_site_on(pool);
    struct link link = {LINK_INVITATION, s.ours.invitation.n, 1};
    struct str token = secret_reveal(link_token(test_arena(), &s.site.key, link));
    struct str path = str_cat(test_arena(), S("/i/"), token);
    struct web_question q = {.target = str_c(test_arena(), path),
                             .form = "answer=yes",
                             .csrf = csrf_token(test_arena(), &s.site.key, secret_of(token))};
    CHECK(goes_beside(&s, part_of_network(s.theirs.id), &q));
    CHECK(is_kept_out(&s, part_of_network(s.ours.id), &q));
}

TEST("PostgreSQL: who answers by a link waits for those in the same network only")
{
    on_postgres(&sql_catalog, links_apart);
}

static void sign_in_apart(struct db_pool *pool)
{
    struct web_site s = web_site_on(pool);
    struct web_question in = {.target = "/sign-in", .form = "user_name=hr&password=feil+passord"};
    struct web_question look = {.target = "/preferences", .form = "scheme=dark", .session = s.member};
    CHECK(goes_beside(&s, part_of_network(s.ours.id), &in));
    CHECK(is_kept_out(&s, part_of_sessions(), &in));
    CHECK(is_kept_out(&s, part_of_network(s.ours.id), &look)); // keeps to no part
}

TEST("PostgreSQL: signing in waits for no network; what keeps to no part waits for all")
{
    on_postgres(&sql_catalog, sign_in_apart);
}

ON_BOTH("a page waits for no writer, also where it notes that a session is in use")
{
    struct web_site s = web_site_on(pool);
    s.site.seen = seen_new();
    s.site.clock_shift_us = 20 * US_PER_MINUTE;
    CHECK(goes_beside(&s, whole, &(struct web_question){.target = "/networks", .session = s.hr}));
    seen_free(s.site.seen);
}
