// SPDX-License-Identifier: EUPL-1.2
// What `tvers serve` and `tvers demo` share: listen, work, answer until SIGTERM or SIGINT.
#ifndef CLI_SERVING_H
#define CLI_SERVING_H

#include "cli/listen.h"
#include "db/db.h"

struct serving {
    const char *command; // in front of what is said
    struct db_pool *pool;
    struct listening listen;
    struct str public_url;    // empty: http:// and what is listened to
    struct str mail_relay;    // "smtp://host:25"; empty: mail stays in the outbox
    struct str trusted_proxy; // empty: none
    bool is_demo;
    int64_t clock_shift_us;
};

/// Says which form --mail-relay has.
void relay_form_say(struct arena *arena, const char *command);

/// Returns an exit status.
int serving_run(struct arena *arena, const struct serving *serving);

#endif
