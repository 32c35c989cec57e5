// SPDX-License-Identifier: EUPL-1.2
// tvers receive: an incoming mail, from the mail server's pipe.
#include "cli/cli.h"

#include "auth/password.h"
#include "cli/input.h"
#include "cli/say.h"
#include "cli/store.h"
#include "jobs/incoming.h"

#include <stdio.h>

struct receive_wishes {
    struct str data, backup_dir, public_url, vouched_by;
};

static const struct option rows[] = {
    OPTION_STORE(struct receive_wishes),
    OPTION_BACKUP_DIR(struct receive_wishes),
    OPTION_TEXT(struct receive_wishes, public_url, "--public-url", "URL",
                "the address people use; without it the one that the server noted"),
    OPTION_TEXT(struct receive_wishes, vouched_by, "--vouched-by", "HOST",
                "the mail server whose Authentication-Results must say pass"),
};

const struct options receive_options = {
    .usage = "receive [OPTIONS] < MESSAGE",
    .about = "Reads one email: a reply from a calendar, a proposal, or a bounce. Prints what it was.\n"
             "Exit status 1: for a person to read, in the mailbox or in the tray (/admin/tray). 4: try again "
             "later.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int taken_print(enum incoming_taken taken)
{
    switch (taken) {
    case INCOMING_ANSWERED: puts("answer"); return EXIT_DONE;
    case INCOMING_PROPOSED: puts("proposal"); return EXIT_DONE;
    case INCOMING_TOO_OLD: puts("too old"); return EXIT_DONE;
    case INCOMING_BOUNCED: puts("bounce"); return EXIT_DONE;
    case INCOMING_SWITCHED_OFF: puts("switched off"); return EXIT_DONE;
    case INCOMING_IGNORED: puts("ignored"); return EXIT_DONE;
    case INCOMING_TRAY: puts("tray"); return EXIT_NO;
    case INCOMING_STRANGER: puts("stranger"); return EXIT_NO;
    case INCOMING_LETTER: puts("letter"); return EXIT_NO;
    }
    return EXIT_WORLD;
}

static int refuse(enum incoming_problem problem)
{
    switch (problem) {
    case INCOMING_FINE: return EXIT_DONE;
    case INCOMING_TOO_LARGE: say("receive", S(""), MSG_cli_receive_too_large); break;
    case INCOMING_TOO_COMPLEX: say("receive", S(""), MSG_cli_receive_too_complex); break;
    case INCOMING_NO_MESSAGE: say("receive", S(""), MSG_cli_receive_no_message); break;
    }
    return EXIT_INPUT;
}

static struct notice_site site_of(struct arena *arena, struct db_pool *pool, const struct key *key,
                                  struct str public_url)
{
    struct db *db = db_begin(pool, DB_READ, arena);
    struct notice_site site = notice_site_read(db, key, public_url, instant_now());
    db_end(db, DB_COMMIT);
    return site;
}

/// The message is read and sorted before the store is locked.
static int receive_into(struct arena *arena, struct db_pool *pool, const struct receive_wishes *w,
                        struct str bytes)
{
    struct key key;
    struct incoming in;
    auth_begin();
    if (!store_key(pool, &key))
        return EXIT_WORLD;
    struct notice_site site = site_of(arena, pool, &key, w->public_url);
    enum incoming_problem problem = mail_receive(arena, bytes, w->vouched_by, &in);
    if (problem != INCOMING_FINE)
        return refuse(problem);
    struct db *db = db_begin(pool, DB_WRITE, arena);
    enum incoming_taken taken = incoming_take(db, &site, &in);
    if (db_end(db, DB_COMMIT) == DB_DONE)
        return taken_print(taken);
    say("receive", S(""), MSG_cli_store_failed);
    return EXIT_WORLD;
}

static int receive(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct receive_wishes *w = wishes;
    struct str bytes;
    (void)files;
    int status = input_read(arena, S("-"), INCOMING_BYTES_MOST, &bytes);
    if (status != EXIT_DONE)
        return status;
    struct db_pool *pool = store_open(w->data, w->backup_dir);
    if (!pool)
        return EXIT_WORLD;
    status = receive_into(arena, pool, w, bytes);
    db_pool_free(pool);
    return status;
}

int command_receive(int argc, char **argv)
{
    struct receive_wishes w = {.data = STORE_DEFAULT};
    return command_run(&receive_options, argc, argv, &w, receive);
}
