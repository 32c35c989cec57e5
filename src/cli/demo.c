// SPDX-License-Identifier: EUPL-1.2
// tvers demo: the fictional municipality, served.
#include "cli/cli.h"

#include "auth/password.h"
#include "cli/options.h"
#include "cli/serving.h"
#include "cli/store.h"
#include "demo/fill.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct demo_wishes {
    struct str data, listen, mail_relay;
    struct maybe_date_option today;
};

static const struct option rows[] = {
    OPTION_TEXT(struct demo_wishes, data, "--data", "PATH",
                "keep the demo in this file; without it each start is a new one"),
    OPTION_TEXT(struct demo_wishes, listen, "--listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"),
    OPTION_TEXT(struct demo_wishes, mail_relay, "--mail-relay", "URL",
                "smtp://host:port; without it mail waits in the outbox"),
    OPTION_DATE(struct demo_wishes, today, "--today", "let the demo believe that it is this day"),
};

static const struct options options = {
    .usage = "demo [OPTIONS]",
    .about = "Serves a fictional municipality, to look around in. Any role is one click away.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

/// From now to noon in Oslo on the day wished for.
static int64_t shift_to(struct maybe_date_option today)
{
    if (!today.is_set)
        return 0;
    return wall_instant((struct wall){today.value, 12 * 60}, ZONE_OSLO).us - instant_now().us;
}

static int demo_serve(struct arena *arena, const struct demo_wishes *w)
{
    struct db_pool *pool = store_open(w->data, S(""));
    int status = EXIT_WORLD;
    if (!pool)
        return status;
    struct serving serving = {
        .pool = pool,
        .listen = w->listen,
        .mail_relay = w->mail_relay,
        .is_demo = true,
        .clock_shift_us = shift_to(w->today),
    };
    struct demo_setting setting = {.now = instant_plus(instant_now(), serving.clock_shift_us),
                                   .public_url = str_cat(arena, S("http://"), w->listen)};
    auth_begin();
    if (!store_key(pool, &setting.key) || demo_fill(pool, arena, &setting) == DEMO_FAILED)
        fputs("tvers demo: the store could not be filled\n", stderr);
    else
        status = serving_run(arena, &serving);
    db_pool_free(pool);
    return status;
}

static void scratch_remove(struct arena *arena, struct str folder)
{
    static const char *const names[] = {"demo.db", "demo.db-wal", "demo.db-shm", "demo.db.lock"};
    for (size_t i = 0; i < ARRAY_COUNT(names); i++)
        unlink(str_c(arena, str_format(arena, "%.*s/%s", STR(folder), names[i])));
    rmdir(str_c(arena, folder));
}

int command_demo(int argc, char **argv)
{
    struct demo_wishes w = {.listen = S("127.0.0.1:8080")};
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    char scratch[] = "/tmp/tvers-demo-XXXXXX";
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        bool is_scratch = !w.data.len;
        if (is_scratch && mkdtemp(scratch))
            w.data = str_format(arena, "%s/demo.db", scratch);
        status = demo_serve(arena, &w);
        if (is_scratch)
            scratch_remove(arena, str_from(scratch));
    }
    arena_free(arena);
    return status;
}
