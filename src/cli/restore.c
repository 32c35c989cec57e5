// SPDX-License-Identifier: EUPL-1.2
// tvers restore: a backup into a store that is empty.
#include "cli/cli.h"

#include "cli/options.h"
#include "cli/store.h"

#include <stdio.h>
#include <unistd.h>

struct restore_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_TEXT(struct restore_wishes, data, "--data", "PATH-OR-URL",
                "the empty store: a new file, or postgresql://..."),
};

static const struct options options = {
    .usage = "restore FILE --data PATH-OR-URL",
    .about = "Fills an empty store from a backup, and brings it to this program's version. A store with data "
             "in it\nis never overwritten. Mail that waited when the backup was taken waits again: look at "
             "the outbox\nbefore you start the server with a mail relay.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
    .ambient = true,
};

static int restored_say(enum db_restored how, struct str file, struct str data)
{
    switch (how) {
    case DB_RESTORED: return EXIT_DONE;
    case DB_RESTORE_DAMAGED:
        fprintf(stderr, "tvers restore: %.*s: is no backup of Tvers, or is damaged\n", STR(file));
        return EXIT_INPUT;
    case DB_RESTORE_NEWER_THAN_PROGRAM:
        fprintf(stderr, "tvers restore: %.*s: a newer Tvers has written it; install that version\n",
                STR(file));
        return EXIT_INPUT;
    case DB_RESTORE_NOT_EMPTY:
        fprintf(stderr, "tvers restore: %.*s: has data in it, and is left alone\n", STR(data));
        return EXIT_NO;
    case DB_RESTORE_FAILED:
        fprintf(stderr, "tvers restore: %.*s: could not be filled\n", STR(data));
        return EXIT_WORLD;
    }
    return EXIT_WORLD;
}

/// Half a result is none: what was made for a restore that failed goes.
static void store_remove(struct arena *arena, struct str data)
{
    static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < ARRAY_COUNT(ends); i++)
        unlink(str_c(arena, str_format(arena, "%.*s%s", STR(data), ends[i])));
}

static int restore_into(struct arena *arena, struct str file, struct str data)
{
    bool was_there = store_exists(arena, data);
    struct db_pool *pool = store_open_new(data);
    if (!pool)
        return EXIT_WORLD;
    int status = restored_say(db_restore(pool, file), file, data);
    db_pool_free(pool);
    if (status != EXIT_DONE && !was_there)
        store_remove(arena, data);
    return status;
}

int command_restore(int argc, char **argv)
{
    struct restore_wishes w = {0};
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        status = EXIT_USAGE;
        if (w.data.len)
            status = restore_into(arena, files.at[0], w.data);
        else
            fputs("tvers restore: --data is missing: where to?\n", stderr);
    }
    arena_free(arena);
    return status;
}
