// SPDX-License-Identifier: EUPL-1.2
// tvers erase-person: nothing is left by which anyone could tell who it was.
#include "cli/cli.h"

#include "cli/one_person.h"
#include "cli/say.h"
#include "cli/store.h"
#include "privacy/erase.h"

#include <stdio.h>

struct erase_wishes {
    struct str data, backup_dir;
    bool yes;
};

static const struct option rows[] = {
    OPTION_STORE(struct erase_wishes),
    OPTION_BACKUP_DIR(struct erase_wishes),
    OPTION_SWITCH(struct erase_wishes, yes, "--yes",
                  "erase; without it the command only says whom it would erase"),
};

const struct options erase_person_options = {
    .usage = "erase-person ID [OPTIONS]",
    .about =
        "Erases a person for good. ID is the number in the address of the person's page (/people/17), or\n"
        "the work email. Answers, attendance and past groups stay as figures, of nobody. It cannot be\n"
        "undone; backups from before still hold the person.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

/// What would happen: says whom it is about, and what the staff list will do.
static int question_say(struct arena *arena, const struct told_person *p)
{
    say_text("erase-person", str_words(arena, p->given_name, p->family_name),
             SAID(arena, MSG_cli_erase_sure, arg_str(S("--yes"))));
    if (p->state != PERSON_STATE_ENDED)
        say("erase-person", S(""), MSG_cli_erase_still_listed);
    return EXIT_NO;
}

static void done_say(struct arena *arena, const struct erasure *e)
{
    say_text("erase-person", S(""), SAID(arena, MSG_cli_erase_done, arg_int(e->mails)));
    for (size_t i = 0; i < e->places.count; i++)
        say_text("erase-person",
                 str_format(arena, "%.*s %lld", STR(e->places.at[i].what), (long long)e->places.at[i].id),
                 SAID(arena, MSG_cli_erase_named));
}

static int erase_in(struct arena *arena, struct db_pool *pool, const struct erase_wishes *w, struct str typed)
{
    struct db *db = db_begin(pool, w->yes ? DB_WRITE : DB_READ, arena);
    struct person_id id;
    struct told_person p;
    struct erasure e;
    bool found = one_person_find(db, "erase-person", typed, &id) && told_person(db, id, &p);
    bool erases = found && w->yes && person_erase(db, id, instant_now(), &e);
    if (db_end(db, erases ? DB_COMMIT : DB_ROLLBACK) == DB_FAILED) {
        say("erase-person", S(""), MSG_cli_store_failed);
        return EXIT_WORLD;
    }
    if (erases)
        done_say(arena, &e);
    else if (found)
        question_say(arena, &p);
    return erases ? EXIT_DONE : EXIT_NO;
}

static int erase_a_person(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct erase_wishes *w = wishes;
    struct db_pool *pool = store_open(w->data, w->backup_dir);
    if (!pool)
        return EXIT_WORLD;
    int status = erase_in(arena, pool, w, files->at[0]);
    db_pool_free(pool);
    return status;
}

int command_erase_person(int argc, char **argv)
{
    struct erase_wishes w = {.data = STORE_DEFAULT};
    return command_run(&erase_person_options, argc, argv, &w, erase_a_person);
}
