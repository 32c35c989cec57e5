// SPDX-License-Identifier: EUPL-1.2
// An outbox and its workers, as the tests tell them; see outbox.mjs.
//
//   outbox fill DATA N NAME
//       makes the store where it is missing, and writes N mails, to NAME1@b.example and so on
//   outbox pace DATA N
//       the relay takes N mails a minute
//   outbox work DATA RELAY SHIFT
//       a worker whose clock is SHIFT seconds ahead; prints "ready", stays until SIGTERM
//   outbox show DATA
//       a line for each mail: "STATE RECIPIENT MESSAGE-ID TRIES"
#include "db/db.h"
#include "jobs/worker.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/outbox.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct db_pool *opened(const char *where)
{
    enum db_opened how;
    struct db_pool *pool = db_pool_open(str_from(where), &sql_catalog, &how);
    if (!pool)
        exit(1);
    db_migrate(pool, S(""));
    return pool;
}

static void mail_add(struct db *db, const char *name, int number)
{
    struct arena *arena = db_arena(db);
    struct str who = str_format(arena, "%s%d", name, number);
    outbox_add(db, &(struct outbox_new){
                       .event_key = who,
                       .kind = OUTBOX_KIND_INVITATION,
                       .language = S("nb"),
                       .to_name = who,
                       .to_address = str_cat(arena, who, S("@b.example")),
                       .from_name = S("Nettverk på tvers"),
                       .from_address = S("nettverk+n1@tvers.example"),
                       .subject = S("Svar innen mandag: invitasjon"),
                       .body_text = S("Hei\n"),
                       .body_html = S("<p>Hei</p>\n"),
                       .message_id = str_cat(arena, who, S("@tvers.example")),
                       .state = OUTBOX_STATE_QUEUED,
                       .created_at = instant_now(),
                   });
}

static int fill(const char *data, int count, const char *name)
{
    struct arena *arena = arena_new();
    struct db_pool *pool = opened(data);
    struct db *db = db_begin(pool, DB_WRITE, arena);
    for (int i = 1; i <= count; i++)
        mail_add(db, name, i);
    bool done = db_end(db, DB_COMMIT) == DB_DONE;
    db_pool_free(pool);
    arena_free(arena);
    return !done;
}

static void mail_show(struct db *db, struct outbox_id id)
{
    struct outbox_mail m;
    if (outbox_by_id(db, id, &m))
        printf("%.*s %.*s %.*s %d\n", STR(outbox_state_text(m.state)), STR(m.to_address), STR(m.message_id),
               (int)m.tries);
}

/// The oldest first. PostgreSQL leaves a gap in the numbers where a mail was not added after all.
static void show_before(struct db *db, int64_t id)
{
    struct outbox_line_list page = outbox_list(db, S(""), (struct network_id){0}, id);
    if (!page.count)
        return;
    show_before(db, page.at[page.count - 1].id.n);
    for (size_t i = page.count; i-- > 0;)
        mail_show(db, page.at[i].id);
}

static int show(const char *data)
{
    struct arena *arena = arena_new();
    struct db_pool *pool = opened(data);
    struct db *db = db_begin(pool, DB_READ, arena);
    show_before(db, INT64_MAX);
    bool done = db_end(db, DB_ROLLBACK) == DB_DONE;
    db_pool_free(pool);
    arena_free(arena);
    return !done;
}

static int pace(const char *data, const char *mails_per_minute)
{
    struct arena *arena = arena_new();
    struct db_pool *pool = opened(data);
    struct db *db = db_begin(pool, DB_WRITE, arena);
    setting_put(db, S("mails_per_minute"), str_from(mails_per_minute));
    bool done = db_end(db, DB_COMMIT) == DB_DONE;
    db_pool_free(pool);
    arena_free(arena);
    return !done;
}

static int work(const char *data, const char *relay, int shift_seconds)
{
    sigset_t end;
    int signal_number;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &end, NULL);
    signal(SIGPIPE, SIG_IGN);
    struct db_pool *pool = opened(data);
    struct key key = {{0}};
    struct worker_settings settings = {.pool = pool,
                                       .key = &key,
                                       .public_url = S("https://tvers.example"),
                                       .relay = str_from(relay),
                                       .clock_shift_us = shift_seconds * US_PER_SECOND};
    enum worker_problem problem;
    struct worker *worker = worker_new(&settings, &problem);
    puts("ready");
    fflush(stdout);
    sigwait(&end, &signal_number);
    if (!worker_end(worker, 60 * 1000))
        return 1;
    db_pool_free(pool);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 5 && !strcmp(argv[1], "fill"))
        return fill(argv[2], atoi(argv[3]), argv[4]);
    if (argc == 4 && !strcmp(argv[1], "pace"))
        return pace(argv[2], argv[3]);
    if (argc == 5 && !strcmp(argv[1], "work"))
        return work(argv[2], argv[3], atoi(argv[4]));
    if (argc == 3 && !strcmp(argv[1], "show"))
        return show(argv[2]);
    fprintf(stderr, "see the head of outbox.c\n");
    return 2;
}
