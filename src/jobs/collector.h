// SPDX-License-Identifier: EUPL-1.2
// Mail in from a mailbox: what has come since the last look is read as `tvers receive` reads it
// (jobs/incoming.h).
//
//     struct collector *c = collector_new(pool, &mailbox, &key, public_url, vouched_by, 0);
//     collector_step(c);                              // once a minute
//     collector_free(c);
//
// The store remembers the number of the last message it has taken, in the transaction that takes it: a
// message counts once, whatever is killed and however many servers look. The first look begins at what comes
// from then on. A letter for a person to read is left as unread; nothing is deleted. A message that is too
// large, or is none, is passed over and told in the log.
//
// For one thread.
#ifndef JOBS_COLLECTOR_H
#define JOBS_COLLECTOR_H

#include "auth/token.h"
#include "mail/imap.h"

struct db_pool;
struct collector;

enum { COLLECTED_MOST = 50 }; // at a look

struct collector *collector_new(struct db_pool *pool, const struct imap_settings *mailbox,
                                const struct key *key, struct str public_url, struct str vouched_by,
                                int64_t clock_shift_us);
void collector_free(struct collector *collector);

/// False when mailbox or store could not be reached, which is logged: the next look goes on from there.
/// `is_full` when there may be more at once.
bool collector_step(struct collector *collector, bool *is_full);

#endif
