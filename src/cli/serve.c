// SPDX-License-Identifier: EUPL-1.2
// tvers serve: the server with its worker.
#include "cli/cli.h"

#include "cli/serving.h"
#include "cli/store.h"

struct serve_wishes {
    struct str data, backup_dir, listen, public_url, mail_relay, mailbox, vouched_by, trusted_proxy;
};

static const struct option rows[] = {
    OPTION_STORE(struct serve_wishes),
    OPTION_BACKUP_DIR(struct serve_wishes),
    OPTION_TEXT(struct serve_wishes, listen, "--listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"),
    OPTION_TEXT(struct serve_wishes, public_url, "--public-url", "URL", "the address people use"),
    OPTION_TEXT(struct serve_wishes, mail_relay, "--mail-relay", "URL",
                "smtp://host:port; without it mail waits in the outbox"),
    OPTIONS_MAILBOX(struct serve_wishes),
    OPTION_TEXT(struct serve_wishes, trusted_proxy, "--trusted-proxy", "ADDRESS",
                "the proxy in front, whose X-Forwarded-* is believed"),
};

const struct options serve_options = {
    .usage = "serve [OPTIONS]",
    .about = "Serves until it is told to stop.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int serve(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct serve_wishes *w = wishes;
    struct listening listen;
    (void)files;
    if (!listen_read(arena, "serve", w->listen, &listen))
        return EXIT_USAGE;
    struct db_pool *pool = store_open_or_make(w->data, w->backup_dir);
    if (!pool)
        return EXIT_WORLD;
    int status = serving_run(arena, &(struct serving){
                                        .command = "serve",
                                        .pool = pool,
                                        .listen = listen,
                                        .public_url = w->public_url,
                                        .mail_relay = w->mail_relay,
                                        .mailbox = w->mailbox,
                                        .vouched_by = w->vouched_by,
                                        .trusted_proxy = w->trusted_proxy,
                                    });
    db_pool_free(pool);
    return status;
}

int command_serve(int argc, char **argv)
{
    struct serve_wishes w = {.data = STORE_DEFAULT, .listen = S("127.0.0.1:8080")};
    return command_run(&serve_options, argc, argv, &w, serve);
}
