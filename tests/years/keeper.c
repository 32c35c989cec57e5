// SPDX-License-Identifier: EUPL-1.2
// What `tvers work` does in a minute, each time it is told to: a worker whose days a test counts.
//
//   keeper DATA RELAY       prints "ready", then for each line on standard input:
//       keep                keeps the schedule once, and sends what there is to send
//       send                only sends
//   and says "left N": so many mails are still on their way, with another worker or for a later try.
#include "auth/settings.h"
#include "cli/store.h"
#include "db/db.h"
#include "jobs/relay.h"
#include "jobs/schedule.h"
#include "jobs/sender.h"
#include "sql/outbox.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAIT_TURNS = 100, TURN_MS = 20 }; // for what another worker is sending

struct keeper {
    struct db_pool *pool;
    struct key key;
    struct smtp_settings relay;
    struct sender *sender;
};

static void schedule_keep(struct keeper *k)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(k->pool, DB_READ, arena);
    struct str url = settings_read(db).public_url;
    int64_t mails;
    db_end(db, DB_ROLLBACK);
    if (!schedule_run(&(struct schedule){.pool = k->pool, .key = &k->key, .public_url = url, .now = instant_now()},
                      &mails))
        puts("failed");
    arena_free(arena);
}

static int64_t mails_open(struct keeper *k)
{
    static const enum outbox_state states[] = {OUTBOX_STATE_QUEUED, OUTBOX_STATE_CLAIMED, OUTBOX_STATE_LEAVING};
    struct arena *arena = arena_new();
    struct db *db = db_begin(k->pool, DB_READ, arena);
    int64_t count = 0;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        count += (int64_t)outbox_list(db, outbox_state_text(states[i]), (struct network_id){0}, INT64_MAX).count;
    db_end(db, DB_ROLLBACK);
    arena_free(arena);
    return count;
}

static int64_t mails_send(struct keeper *k)
{
    int64_t left = 1;
    for (int turn = 0; left && turn < WAIT_TURNS; turn++) {
        while (sender_step(k->sender) == SENDER_WORKED) {
        }
        left = mails_open(k);
        if (left)
            nanosleep(&(struct timespec){.tv_nsec = TURN_MS * 1000000L}, NULL);
    }
    return left;
}

static void obey(struct keeper *k)
{
    char line[16];
    puts("ready");
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        if (!strcmp(line, "keep\n"))
            schedule_keep(k);
        printf("left %lld\n", (long long)mails_send(k));
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct keeper k = {0};
    if (argc != 3 || !relay_read(arena, str_from(argv[2]), &k.relay)) {
        fprintf(stderr, "see the head of keeper.c\n");
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    k.pool = store_open(str_from(argv[1]), S(""));
    if (!k.pool || !store_key(k.pool, &k.key))
        return 1;
    k.sender = sender_new(k.pool, &k.relay, &k.key, 0);
    obey(&k);
    sender_free(k.sender);
    db_pool_free(k.pool);
    arena_free(arena);
    return 0;
}
