// SPDX-License-Identifier: EUPL-1.2
// Mails that wait to leave: what has lost its meaning is dropped, and what leaves goes to the address that
// its reader has now, whatever stood in the row when it was written.
//
//     struct outbox_mail mail;
//     if (outgoing_claim(db, worker, now, stale, &mail)) ...      // ours to send: jobs/sender.h
//
// A mail that is tried again may tell of what has changed since: outgoing_again() drops those first. All in
// the caller's write transaction.
#ifndef JOBS_OUTGOING_H
#define JOBS_OUTGOING_H

#include "jobs/notice.h"
#include "sql/outbox.h"

/// Reminders of who has answered, what is asked no more, what was switched off, weekly mails in which all is
/// done, and all but cancellations of networks that have ended are dropped; what a worker took before `stale`
/// and did not end becomes unsure.
void outgoing_tidy(struct db *db, struct instant stale);
/// Of it, what was switched off; right after somebody did.
void outgoing_drop_off(struct db *db);

/// The oldest that is due, with its reader's address of now. False: none is.
bool outgoing_claim(struct db *db, struct str worker, struct instant now, struct instant stale,
                    struct outbox_mail *out);

/// The name and address that a mail would go to now; those of the row where no person is known.
void outgoing_reader(struct db *db, const struct outbox_mail *mail, struct str *name, struct str *address);

/// Notes in `written` what has been put back into the queue at `now`, each mail with the address that it goes
/// to.
void outgoing_note(struct db *db, struct instant now, struct notice_written_list *written);

/// Mails to be tried again: `mail` alone, or all in the state `from` (of a network, 0: of all) where its
/// number is 0. Those that are outdated are dropped, and counted in *dropped; the others wait to leave.
/// Returns their number.
int64_t outgoing_again(struct db *db, enum outbox_state from, struct outbox_id mail,
                       struct network_id network, struct instant now, int64_t *dropped);

#endif
