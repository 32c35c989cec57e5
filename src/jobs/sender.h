// SPDX-License-Identifier: EUPL-1.2
// Sends the outbox, one mail at a time, and no mail twice.
//
//     queued --claim--> claimed --before_body--> leaving --answer--> sent
//       ^                  |                        |
//       +--- later --------+                        +--> unsure, refused
//
// Each arrow is a transaction of its own. `leaving` is written after the relay has accepted the recipient and
// before the first byte of the message goes out (mail/smtp.h). A sender that dies before that leaves a claim,
// which another takes over after two minutes: nothing had left. One that dies after it leaves a mail that
// nobody can know about: it becomes `unsure`, and a person decides. So a mail may be held up by a crash; it
// never goes out twice.
//
// Any number of senders, in threads and processes, work on one outbox. A sender belongs to one thread.
#ifndef JOBS_SENDER_H
#define JOBS_SENDER_H

#include "auth/token.h"
#include "base/date.h"
#include "mail/smtp.h"

struct db_pool;
struct sender;

enum sender_step {
    SENDER_IDLE,     // nothing is due
    SENDER_WORKED,   // a mail went through its steps, whatever came of it
    SENDER_PACED,    // the relay has got what it takes in a minute (settings.mails_per_minute)
    SENDER_NO_RELAY, // the relay cannot be reached: wait before the next
    SENDER_FAILED,   // the database failed: wait before the next
};

/// A claim as old as this belongs to a sender that died: the relay has answered or was given up on long
/// before.
#define SENDER_STALE_US (2 * US_PER_MINUTE)

/// `clock_shift_us` is added to the clock. The settings and the key must live as long as the sender.
struct sender *sender_new(struct db_pool *pool, const struct smtp_settings *relay, const struct key *key,
                          int64_t clock_shift_us);
void sender_free(struct sender *sender);

/// Takes the oldest mail that is due, if any, and sends it.
enum sender_step sender_step(struct sender *sender);

/// When to try again after so many tries: 5, 15, 30 and 60 minutes, then every 2 hours; 0 when two days are
/// over.
int64_t sender_backoff_us(int64_t tries);

#endif
