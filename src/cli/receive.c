// SPDX-License-Identifier: EUPL-1.2
// tvers receive: an incoming mail, from the mail server's pipe.
#include "cli/cli.h"

#include "auth/password.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/store.h"
#include "jobs/incoming.h"
#include "sql/auth.h"

#include <stdio.h>

struct receive_wishes {
    struct str data, backup_dir, public_url;
};

static const struct option rows[] = {
    OPTION_TEXT(struct receive_wishes, data, "--data", "PATH-OR-URL",
                "the store: a file, or postgresql://..."),
    OPTION_BACKUP_DIR(struct receive_wishes),
    OPTION_TEXT(struct receive_wishes, public_url, "--public-url", "URL",
                "the address people use; without it the one that the server noted"),
};

static const struct options options = {
    .usage = "receive [OPTIONS] < MESSAGE",
    .about = "Takes one mail: an answer from a calendar, a proposal, or a bounce. Prints what it was.\n"
             "Exit status 1: a letter, for a person to read; keep it in the mailbox. 4: try again later.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .ambient = true,
};

static int say(enum incoming_taken taken)
{
    switch (taken) {
    case INCOMING_ANSWERED: puts("answer"); return EXIT_DONE;
    case INCOMING_PROPOSED: puts("proposal"); return EXIT_DONE;
    case INCOMING_TOO_OLD: puts("too old"); return EXIT_DONE;
    case INCOMING_BOUNCED: puts("bounce"); return EXIT_DONE;
    case INCOMING_SWITCHED_OFF: puts("switched off"); return EXIT_DONE;
    case INCOMING_IGNORED: puts("ignored"); return EXIT_DONE;
    case INCOMING_STRANGER: puts("stranger"); return EXIT_NO;
    case INCOMING_LETTER: puts("letter"); return EXIT_NO;
    }
    return EXIT_WORLD;
}

static int refuse(enum incoming_problem problem)
{
    switch (problem) {
    case INCOMING_FINE: return EXIT_DONE;
    case INCOMING_TOO_LARGE: fputs("tvers receive: the message is too large\n", stderr); break;
    case INCOMING_TOO_COMPLEX: fputs("tvers receive: the message has too many parts\n", stderr); break;
    case INCOMING_NO_MESSAGE: fputs("tvers receive: this is no message\n", stderr); break;
    }
    return EXIT_INPUT;
}

static struct notice_site site_of(struct arena *arena, struct db_pool *pool, const struct key *key,
                                  struct str public_url)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    if (!public_url.len)
        setting_get(db, S("public_url"), &public_url);
    struct notice_site site = notice_site_read(db, key, public_url, instant_now());
    db_end(db, DB_COMMIT);
    return site;
}

/// The message is read and sorted before the store is locked.
static int receive(struct arena *arena, struct db_pool *pool, struct str public_url, struct str bytes)
{
    struct key key;
    struct incoming in;
    auth_begin();
    if (!store_key(pool, &key))
        return EXIT_WORLD;
    struct notice_site site = site_of(arena, pool, &key, public_url);
    enum incoming_problem problem = mail_receive(arena, bytes, site.mail_from, &in);
    if (problem != INCOMING_FINE)
        return refuse(problem);
    struct db *db = db_begin(pool, DB_WRITE, arena);
    enum incoming_taken taken = incoming_take(db, &site, &in);
    if (db_end(db, DB_COMMIT) == DB_DONE)
        return say(taken);
    fputs("tvers receive: the store cannot be written\n", stderr);
    return EXIT_WORLD;
}

int command_receive(int argc, char **argv)
{
    struct receive_wishes w = {.data = S("tvers.db")};
    struct arena *arena = arena_new();
    struct str_list files;
    struct str bytes;
    int status;
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        status = input_read(arena, S("-"), INCOMING_BYTES_MOST, &bytes);
        struct db_pool *pool = status == EXIT_DONE ? store_open(w.data, w.backup_dir) : NULL;
        if (pool) {
            status = receive(arena, pool, w.public_url, bytes);
            db_pool_free(pool);
        } else if (status == EXIT_DONE) {
            status = EXIT_WORLD;
        }
    }
    arena_free(arena);
    return status;
}
