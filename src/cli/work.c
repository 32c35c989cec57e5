// SPDX-License-Identifier: EUPL-1.2
// tvers work: a worker of its own, beside one or several servers.
#include "cli/cli.h"

#include "auth/password.h"
#include "auth/settings.h"
#include "cli/interrupt.h"
#include "cli/say.h"
#include "cli/serving.h"
#include "cli/store.h"
#include "jobs/worker.h"

#include <pthread.h>
#include <signal.h>

enum { STOP_MS = 10 * 1000 }; // for the mail at hand

struct work_wishes {
    struct str data, backup_dir, public_url, mail_relay, mailbox, vouched_by;
};

static const struct option rows[] = {
    OPTION_STORE(struct work_wishes),
    OPTION_BACKUP_DIR(struct work_wishes),
    OPTION_TEXT(struct work_wishes, public_url, "--public-url", "URL",
                "the address people use; without it the one that the server noted"),
    OPTION_TEXT(struct work_wishes, mail_relay, "--mail-relay", "URL",
                "smtp://host:port; without it only the schedule is kept"),
    OPTIONS_MAILBOX(struct work_wishes),
};

const struct options work_options = {
    .usage = "work [OPTIONS]",
    .about =
        "Sends the emails in the outbox, reads the mailbox and keeps the schedule until it is told to stop.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

/// The address that the server last started with; empty where none has.
static struct str noted_url(struct arena *arena, struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    struct str url = settings_read(db).public_url;
    db_end(db, DB_COMMIT);
    return url;
}

/// The signals that end it wait until they are asked for, in every thread.
static void wait_for_the_end(const sigset_t *end)
{
    int number;
    sigwait(end, &number);
}

static int work_on(struct arena *arena, struct db_pool *pool, const struct work_wishes *w)
{
    struct key key;
    sigset_t end;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigaddset(&end, SIGINT);
    pthread_sigmask(SIG_BLOCK, &end, NULL);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    auth_begin();
    struct str url = w->public_url.len ? w->public_url : noted_url(arena, pool);
    if (!url.len) {
        say("work", S("--public-url"), MSG_cli_work_url);
        return EXIT_USAGE;
    }
    if (!store_key(pool, &key)) {
        say("work", S(""), MSG_cli_store_failed);
        return EXIT_WORLD;
    }
    enum worker_problem problem;
    struct worker_settings settings = {.pool = pool,
                                       .key = &key,
                                       .public_url = url,
                                       .relay = w->mail_relay,
                                       .mailbox = w->mailbox,
                                       .vouched_by = w->vouched_by};
    struct worker *worker = worker_new(&settings, &problem);
    if (!worker) {
        worker_problem_say(arena, "work", problem);
        return EXIT_USAGE;
    }
    wait_for_the_end(&end);
    if (!worker_end(worker, STOP_MS))
        interrupt_leave(EXIT_DONE);
    return EXIT_DONE;
}

static int work(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct work_wishes *w = wishes;
    (void)files;
    struct db_pool *pool = store_open(w->data, w->backup_dir);
    if (!pool)
        return EXIT_WORLD;
    int status = work_on(arena, pool, w);
    db_pool_free(pool);
    return status;
}

int command_work(int argc, char **argv)
{
    struct work_wishes w = {.data = STORE_DEFAULT};
    return command_run(&work_options, argc, argv, &w, work);
}
