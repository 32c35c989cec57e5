// SPDX-License-Identifier: EUPL-1.2
// What `tvers serve` and `tvers demo` share: listen, work, answer until SIGTERM or SIGINT.
#ifndef CLI_SERVING_H
#define CLI_SERVING_H

#include "cli/listen.h"
#include "db/db.h"
#include "jobs/worker.h"

/// The rows of a command whose worker reads a mailbox.
#define OPTIONS_MAILBOX(type)                                                                                \
    OPTION_TEXT(type, mailbox, "--imap", "URL", "imaps://NAME:PASSWORD@HOST: answers are read there"),       \
        OPTION_TEXT(type, vouched_by, "--vouched-by", "HOST",                                                \
                    "the mail server whose Authentication-Results must say pass")

struct serving {
    const char *command; // in front of what is said
    struct db_pool *pool;
    struct listening listen;
    struct str public_url; // empty: http:// and what is listened to
    struct str mail_relay; // "smtp://host:25"; empty: mail stays in the outbox
    struct str mailbox;    // "imaps://name:password@host": answers are read there; empty: they come by a pipe
    struct str vouched_by; // see mail/receive.h
    struct str trusted_proxy; // empty: none
    bool is_demo;
    int64_t clock_shift_us;
};

/// Says which form the address has that a worker could not read.
void worker_problem_say(struct arena *arena, const char *command, enum worker_problem problem);

/// Returns an exit status.
int serving_run(struct arena *arena, const struct serving *serving);

#endif
