// SPDX-License-Identifier: EUPL-1.2
// tvers demo: a fictional municipality, served.
#include "cli/cli.h"

#include "auth/password.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/serving.h"
#include "cli/store.h"
#include "demo/fill.h"

#include <stdio.h>
#include <stdlib.h>

struct demo_wishes {
    struct str data, listen, mail_relay;
    struct maybe_date_option today;
    int language;
};

enum { NO_LANGUAGE = -1 }; // the country that the data has; Norway for a new demo

static const struct option rows[] = {
    OPTION_TEXT(struct demo_wishes, data, "--data", "PATH",
                "keep the demo in this file; without it each start is a new one"),
    OPTION_CHOICE(struct demo_wishes, language, "--language", "nb|da",
                  "whose municipality: a Norwegian one (nb), or a Danish one (da)"),
    OPTION_TEXT(struct demo_wishes, listen, "--listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"),
    OPTION_TEXT(struct demo_wishes, mail_relay, "--mail-relay", "URL",
                "smtp://host:port; without it mail waits in the outbox"),
    OPTION_DATE(struct demo_wishes, today, "--today", "pretend that today is this day"),
};

const struct options demo_options = {
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

static int filled_say(enum demo_filled filled)
{
    switch (filled) {
    case DEMO_FILLED:
    case DEMO_KEPT: return EXIT_DONE;
    case DEMO_OTHER: say("demo", S("--language"), MSG_cli_demo_other); return EXIT_NO;
    case DEMO_NOT_DEMO: say("demo", S("--data"), MSG_cli_demo_not_demo); return EXIT_NO;
    case DEMO_FAILED: say("demo", S(""), MSG_cli_demo_unfilled); return EXIT_WORLD;
    }
    return EXIT_WORLD;
}

static int fill(struct arena *arena, struct db_pool *pool, const struct serving *serving, int language)
{
    bool is_given = language != NO_LANGUAGE;
    struct demo_setting setting = {.now = instant_plus(instant_now(), serving->clock_shift_us),
                                   .public_url = listen_url(arena, &serving->listen, serving->listen.port),
                                   .program = S("/proc/self/exe"),
                                   .country = is_given ? (enum demo_country)language : DEMO_NORWEGIAN,
                                   .keeps_any = !is_given};
    auth_begin();
    if (!store_key(pool, &setting.key))
        return filled_say(DEMO_FAILED);
    progress_show(SAID(arena, MSG_cli_progress_filling));
    enum demo_filled filled = demo_fill(pool, arena, &setting);
    progress_end();
    return filled_say(filled);
}

static int demo_serve(struct arena *arena, const struct demo_wishes *w, struct str data)
{
    struct listening listen;
    if (!listen_read(arena, "demo", w->listen, &listen))
        return EXIT_USAGE;
    struct db_pool *pool = store_open_or_make(data, S(""));
    if (!pool)
        return EXIT_WORLD;
    struct serving serving = {
        .command = "demo",
        .pool = pool,
        .listen = listen,
        .mail_relay = w->mail_relay,
        .is_demo = true,
        .clock_shift_us = shift_to(w->today),
    };
    int status = fill(arena, pool, &serving, w->language);
    if (status == EXIT_DONE)
        status = serving_run(arena, &serving);
    db_pool_free(pool);
    return status;
}

/// The files of a demo that nobody wants to keep, and their folder.
struct scratch {
    struct str data, files[6];
};

static bool scratch_make(struct arena *arena, struct scratch *out)
{
    static const char *const names[] = {"demo.db",     "demo.db-journal", "demo.db-wal",
                                        "demo.db-shm", "demo.db.lock",    ""};
    const char *place = getenv("TMPDIR");
    char *folder = str_c(arena, str_format(arena, "%s/tvers-demo-XXXXXX", place && *place ? place : "/tmp"));
    if (!mkdtemp(folder))
        return false;
    for (size_t i = 0; i < ARRAY_COUNT(names); i++)
        out->files[i] = str_format(arena, "%s/%s", folder, names[i]);
    out->data = out->files[0];
    return true;
}

static void scratch_remove(struct arena *arena, const struct scratch *scratch)
{
    for (size_t i = 0; i < ARRAY_COUNT(scratch->files); i++)
        remove(str_c(arena, scratch->files[i]));
}

static int demo(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct demo_wishes *w = wishes;
    struct scratch scratch;
    (void)files;
    if (w->data.len)
        return demo_serve(arena, w, w->data);
    if (!scratch_make(arena, &scratch))
        return filled_say(DEMO_FAILED);
    interrupt_begin(arena, "demo", scratch.files, ARRAY_COUNT(scratch.files));
    int status = demo_serve(arena, w, scratch.data);
    scratch_remove(arena, &scratch);
    return status;
}

int command_demo(int argc, char **argv)
{
    struct demo_wishes w = {.listen = S("127.0.0.1:8080"), .language = NO_LANGUAGE};
    return command_run(&demo_options, argc, argv, &w, demo);
}
