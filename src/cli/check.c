// SPDX-License-Identifier: EUPL-1.2
// tvers check: is the store whole?
#include "cli/cli.h"

#include "cli/options.h"
#include "cli/store.h"

#include <stdio.h>

struct check_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_TEXT(struct check_wishes, data, "--data", "PATH-OR-URL",
                "the store, or a backup: a file, or postgresql://... (tvers.db)"),
};

static const struct options options = {
    .usage = "check [--data PATH-OR-URL]",
    .about = "Looks for damage in the store, and prints a line for each finding.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .ambient = true,
};

static int check_say(struct arena *arena, struct db_pool *pool, struct str data)
{
    struct str report;
    switch (db_check(pool, arena, &report)) {
    case DB_SOUND: printf("%.*s: sound\n", STR(data)); return EXIT_DONE;
    case DB_DAMAGED: printf("%.*s", STR(report)); return EXIT_NO;
    case DB_CHECK_FAILED:
        printf("%.*s", STR(report));
        fprintf(stderr, "tvers check: %.*s: cannot be read to its end; restore a backup\n", STR(data));
        return EXIT_NO;
    }
    return EXIT_WORLD;
}

int command_check(int argc, char **argv)
{
    struct check_wishes w = {.data = S("tvers.db")};
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        enum db_opened how;
        struct db_pool *pool = store_open_as_it_is(w.data, &how);
        status = pool ? check_say(arena, pool, w.data) : how == DB_TOO_DAMAGED ? EXIT_NO : EXIT_WORLD;
        if (pool)
            db_pool_free(pool);
    }
    arena_free(arena);
    return status;
}
