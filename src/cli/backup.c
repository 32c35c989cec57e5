// SPDX-License-Identifier: EUPL-1.2
// tvers backup: the whole store in one file, while others work.
#include "cli/cli.h"

#include "cli/options.h"
#include "cli/store.h"

#include <stdio.h>

struct backup_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_TEXT(struct backup_wishes, data, "--data", "PATH-OR-URL",
                "the store: a file, or postgresql://... (tvers.db)"),
};

static const struct options options = {
    .usage = "backup FILE [--data PATH-OR-URL]",
    .about = "Copies the whole store, as of one moment and while the server works, into a new file. The file "
             "fits\neither database: tvers restore brings it back.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
    .ambient = true,
};

static int backup_to(struct db_pool *pool, struct str path)
{
    switch (db_backup(pool, path)) {
    case DB_SAVED: return EXIT_DONE;
    case DB_SAVE_EXISTS:
        fprintf(stderr, "tvers backup: %.*s: is there already, and is left alone\n", STR(path));
        return EXIT_NO;
    case DB_SAVE_FAILED:
        fprintf(stderr, "tvers backup: %.*s: could not be written\n", STR(path));
        return EXIT_WORLD;
    }
    return EXIT_WORLD;
}

int command_backup(int argc, char **argv)
{
    struct backup_wishes w = {.data = S("tvers.db")};
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        enum db_opened how;
        struct db_pool *pool = store_open_as_it_is(w.data, &how);
        status = pool ? backup_to(pool, files.at[0]) : EXIT_WORLD;
        if (pool)
            db_pool_free(pool);
    }
    arena_free(arena);
    return status;
}
