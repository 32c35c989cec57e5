// SPDX-License-Identifier: EUPL-1.2
// The worker beside the server (or alone: `tvers work`): a thread that keeps the schedule and reads the
// calendars to keep clear of (gathering/keep_clear.h), one a minute at most; one that sends the outbox where
// there is a relay; and one that reads the mailbox where there is one. Without a relay mails stay queued.
//
//     struct worker *worker = worker_new(&(struct worker_settings){.pool = pool, .key = &key, ...}, &problem);
//     ...
//     if (!worker_end(worker, 10000))   // a relay that says nothing: the process may just die (see sender.h)
//         _exit(0);
#ifndef JOBS_WORKER_H
#define JOBS_WORKER_H

#include "auth/token.h"

struct db_pool;
struct worker;

struct worker_settings {
    struct db_pool *pool;
    const struct key *key;
    struct str public_url; // of the links in mails
    struct str relay;      // see jobs/relay.h; empty: none
    struct str mailbox;    // likewise
    struct str vouched_by; // whose verdict on a sender counts (mail/receive.h)
    int64_t clock_shift_us;
    void (*also)(void *context); // once a minute, with the schedule; may be NULL
    void *context;
};

enum worker_problem { WORKER_FINE, WORKER_RELAY, WORKER_MAILBOX };

/// NULL when the address of the relay or of the mailbox is none, which `problem` says. The settings' texts
/// must live as long as the worker.
struct worker *worker_new(const struct worker_settings *settings, enum worker_problem *problem);
/// Waits for the mail at hand, at most so long, and frees the worker. False: it still runs, and the process
/// should end without freeing what it uses, the pool and the settings.
bool worker_end(struct worker *worker, int64_t within_ms);

#endif
