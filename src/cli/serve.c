// SPDX-License-Identifier: EUPL-1.2
// tvers serve: the server with its worker.
#include "cli/cli.h"

#include "cli/options.h"
#include "cli/serving.h"
#include "cli/store.h"

struct serve_wishes {
    struct str data, backup_dir, listen, public_url, mail_relay, trusted_proxy;
};

static const struct option rows[] = {
    OPTION_TEXT(struct serve_wishes, data, "--data", "PATH-OR-URL", "the store: a file, or postgresql://..."),
    OPTION_BACKUP_DIR(struct serve_wishes),
    OPTION_TEXT(struct serve_wishes, listen, "--listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"),
    OPTION_TEXT(struct serve_wishes, public_url, "--public-url", "URL", "the address people use"),
    OPTION_TEXT(struct serve_wishes, mail_relay, "--mail-relay", "URL",
                "smtp://host:port; without it mail waits in the outbox"),
    OPTION_TEXT(struct serve_wishes, trusted_proxy, "--trusted-proxy", "ADDRESS",
                "the proxy in front, whose X-Forwarded-* is believed"),
};

static const struct options options = {
    .usage = "serve [OPTIONS]",
    .about = "Serves until it is told to stop.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .ambient = true,
};

int command_serve(int argc, char **argv)
{
    struct serve_wishes w = {.data = S("tvers.db"), .listen = S("127.0.0.1:8080")};
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    if (options_read(&options, arena, argc, argv, &w, &files, &status)) {
        struct db_pool *pool = store_open(w.data, w.backup_dir);
        status = EXIT_WORLD;
        if (pool) {
            status = serving_run(arena, &(struct serving){
                                            .pool = pool,
                                            .listen = w.listen,
                                            .public_url = w.public_url,
                                            .mail_relay = w.mail_relay,
                                            .trusted_proxy = w.trusted_proxy,
                                        });
            db_pool_free(pool);
        }
    }
    arena_free(arena);
    return status;
}
