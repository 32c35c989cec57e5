// SPDX-License-Identifier: EUPL-1.2
// tvers backup: the whole store in one file, while others work.
#include "cli/cli.h"

#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/say.h"
#include "cli/store.h"

struct backup_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_STORE(struct backup_wishes),
};

const struct options backup_options = {
    .usage = "backup FILE [--data PATH-OR-URL]",
    .about = "Copies the whole store, as of one moment and while the server works, into a new file. The file "
             "fits\neither database: tvers restore brings it back.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

/// What a copy may have beside it until it is whole.
static void interrupt_prepare(struct arena *arena, struct str path)
{
    static const char *const ends[] = {".part", ".part-journal", ".part-wal", ".part-shm", ".part.lock"};
    struct str files[ARRAY_COUNT(ends)];
    for (size_t i = 0; i < ARRAY_COUNT(ends); i++)
        files[i] = str_cat(arena, path, str_from(ends[i]));
    interrupt_begin(arena, "backup", files, ARRAY_COUNT(ends));
}

static void damaged_say(struct arena *arena)
{
    say_text("backup", S(""), SAID(arena, MSG_cli_backup_damaged, arg_str(S("tvers check"))));
}

static int backup_to(struct arena *arena, struct db_pool *pool, struct str path)
{
    interrupt_prepare(arena, path);
    progress_show(SAID(arena, MSG_cli_progress_copying));
    enum db_saved saved = db_backup(pool, path);
    interrupt_end();
    progress_end();
    switch (saved) {
    case DB_SAVED: return EXIT_DONE;
    case DB_SAVE_EXISTS: say("backup", path, MSG_cli_backup_exists); return EXIT_NO;
    case DB_SAVE_DAMAGED: damaged_say(arena); return EXIT_NO;
    case DB_SAVE_FAILED: say("backup", path, MSG_cli_backup_failed); return EXIT_WORLD;
    }
    return EXIT_WORLD;
}

static int backup(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct backup_wishes *w = wishes;
    enum db_opened how;
    struct db_pool *pool = store_open_as_it_is(w->data, &how);
    if (!pool)
        return EXIT_WORLD;
    int status = backup_to(arena, pool, files->at[0]);
    db_pool_free(pool);
    return status;
}

int command_backup(int argc, char **argv)
{
    struct backup_wishes w = {.data = STORE_DEFAULT};
    return command_run(&backup_options, argc, argv, &w, backup);
}
