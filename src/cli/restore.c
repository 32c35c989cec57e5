// SPDX-License-Identifier: EUPL-1.2
// tvers restore: a backup into a store that is empty.
#include "cli/cli.h"

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/store.h"

#include <unistd.h>

struct restore_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_TEXT(struct restore_wishes, data, "--data", "PATH-OR-URL",
                "the empty store: a new file, or postgresql://..."),
};

const struct options restore_options = {
    .usage = "restore FILE --data PATH-OR-URL",
    .about = "Fills an empty store from a backup, and brings it to this program's version. A store with data "
             "in it\nis never overwritten. Mail that waited when the backup was taken waits again: look at "
             "the outbox\nbefore you start the server with a mail relay.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

static int restored_say(enum db_restored how, struct str file, struct str data)
{
    switch (how) {
    case DB_RESTORED: return EXIT_DONE;
    case DB_RESTORE_DAMAGED: say("restore", file, MSG_cli_restore_damaged); return EXIT_INPUT;
    case DB_RESTORE_NEWER_THAN_PROGRAM: say("restore", file, MSG_cli_store_newer); return EXIT_INPUT;
    case DB_RESTORE_NOT_EMPTY: store_say("restore", data, MSG_cli_restore_not_empty); return EXIT_NO;
    case DB_RESTORE_FAILED: store_say("restore", data, MSG_cli_restore_failed); return EXIT_WORLD;
    }
    return EXIT_WORLD;
}

enum { STORE_FILES = 5 };

/// What a store consists of.
static void store_files(struct arena *arena, struct str data, struct str files[STORE_FILES])
{
    static const char *const ends[STORE_FILES] = {"", "-wal", "-shm", "-journal", ".lock"};
    for (size_t i = 0; i < STORE_FILES; i++)
        files[i] = str_cat(arena, data, str_from(ends[i]));
}

/// Fills the store; half a result is none: what was made for a restore that failed goes.
static int fill(struct arena *arena, struct db_pool *pool, struct str file, struct str data, bool was_there)
{
    struct str made[STORE_FILES];
    store_files(arena, data, made);
    interrupt_begin(arena, "restore", made, was_there ? 0 : STORE_FILES);
    progress_show(SAID(arena, MSG_cli_progress_copying));
    enum db_restored how = db_restore(pool, file);
    interrupt_end();
    progress_end();
    int status = restored_say(how, file, data);
    for (size_t i = 0; status != EXIT_DONE && !was_there && i < STORE_FILES; i++)
        unlink(str_c(arena, made[i]));
    return status;
}

static int restore_into(struct arena *arena, struct str file, struct str data)
{
    bool was_there = store_exists(data);
    struct db_pool *pool = store_open_new(data);
    if (!pool)
        return EXIT_WORLD;
    int status = fill(arena, pool, file, data, was_there);
    db_pool_free(pool);
    return status;
}

static int restore(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct restore_wishes *w = wishes;
    if (w->data.len)
        return restore_into(arena, files->at[0], w->data);
    say("restore", S("--data"), MSG_cli_restore_where);
    return EXIT_USAGE;
}

int command_restore(int argc, char **argv)
{
    struct restore_wishes w = {0};
    return command_run(&restore_options, argc, argv, &w, restore);
}
