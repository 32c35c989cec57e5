// SPDX-License-Identifier: EUPL-1.2
// tvers export-person: what is stored about somebody who asks.
#include "cli/cli.h"

#include "cli/one_person.h"
#include "cli/say.h"
#include "cli/store.h"
#include "privacy/export.h"

#include <stdio.h>

struct export_wishes {
    struct str data;
};

static const struct option rows[] = {
    OPTION_STORE(struct export_wishes),
};

const struct options export_person_options = {
    .usage = "export-person ID [OPTIONS]",
    .about =
        "Prints everything that is stored about a person, as JSON. ID is the number in the address of the\n"
        "person's page (/people/17), or the work email. Passwords are left out, and what others wish about\n"
        "the person, which is theirs.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

static int export_from(struct arena *arena, struct db_pool *pool, struct str typed)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    struct person_id id;
    struct str json;
    bool found = one_person_find(db, "export-person", typed, &id) && person_export(db, id, &json);
    if (db_end(db, DB_ROLLBACK) == DB_FAILED) {
        say("export-person", S(""), MSG_cli_store_failed);
        return EXIT_WORLD;
    }
    if (found)
        printf("%.*s\n", STR(json));
    return found ? EXIT_DONE : EXIT_NO;
}

static int export_person(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct export_wishes *w = wishes;
    struct db_pool *pool = store_open(w->data, S(""));
    if (!pool)
        return EXIT_WORLD;
    int status = export_from(arena, pool, files->at[0]);
    db_pool_free(pool);
    return status;
}

int command_export_person(int argc, char **argv)
{
    struct export_wishes w = {.data = STORE_DEFAULT};
    return command_run(&export_person_options, argc, argv, &w, export_person);
}
