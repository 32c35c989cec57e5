// SPDX-License-Identifier: EUPL-1.2
// tvers check: is the store whole?
#include "cli/cli.h"

#include "cli/progress.h"
#include "cli/say.h"
#include "cli/store.h"

#include <stdio.h>

struct check_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_TEXT(struct check_wishes, data, "--data", "PATH-OR-URL",
                "the store, or a backup: a file, or postgresql://... (tvers.db)"),
};

const struct options check_options = {
    .usage = "check [--data PATH-OR-URL]",
    .about = "Looks for damage in the store, and prints a line for each finding.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int check_say(struct arena *arena, struct db_pool *pool, struct str data)
{
    struct str report;
    progress_show(SAID(arena, MSG_cli_progress_checking));
    enum db_health health = db_check(pool, arena, &report);
    progress_end();
    switch (health) {
    case DB_SOUND: printf("%.*s: sound\n", STR(store_name(arena, data))); return EXIT_DONE;
    case DB_DAMAGED: printf("%.*s", STR(report)); return EXIT_NO;
    case DB_CHECK_FAILED:
        printf("%.*s", STR(report));
        store_say("check", data, MSG_cli_check_unread);
        return EXIT_NO;
    }
    return EXIT_WORLD;
}

static int check(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct check_wishes *w = wishes;
    enum db_opened how;
    (void)files;
    struct db_pool *pool = store_open_as_it_is(w->data, &how);
    if (!pool)
        return how == DB_TOO_DAMAGED ? EXIT_NO : EXIT_WORLD;
    int status = check_say(arena, pool, w->data);
    db_pool_free(pool);
    return status;
}

int command_check(int argc, char **argv)
{
    struct check_wishes w = {.data = STORE_DEFAULT};
    return command_run(&check_options, argc, argv, &w, check);
}
