// SPDX-License-Identifier: EUPL-1.2
// What lies in a mailbox, over IMAP (RFC 3501), by libcurl.
//
//     struct imap *imap = imap_new(&settings);
//     if (imap_look(imap, arena, &state) == IMAP_FINE)                // which numbering, what comes next
//         if (imap_between(imap, arena, 57, state.next - 1, uids, ARRAY, &count) == IMAP_FINE) // oldest first
//             imap_fetch(imap, arena, uids[0], INCOMING_BYTES_MOST, &bytes);
//     imap_free(imap);
//
// A message is known by its UID, which rises and is never given twice as long as `validity` is the same. So
// whoever remembers both needs no flag in the mailbox, and people may read there as they like. To fetch a
// message marks it as read; imap_unread() takes that back for those that a person should see.
//
// One at a time, from one thread; the connection is kept and made anew where it was closed. Each call takes
// 60 seconds at most. Nothing is deleted or moved.
#ifndef MAIL_IMAP_H
#define MAIL_IMAP_H

#include "base/secret.h"

struct imap;

struct imap_settings {
    struct str url; // "imaps://host:993": TLS from the start; "imap://...": see is_clear
    struct str mailbox, user;
    struct secret password;
    bool is_clear;      // a server on this machine: no encryption is asked for; else imap:// means STARTTLS
    struct str ca_file; // empty: those of the system
};

enum imap_result {
    IMAP_FINE,
    IMAP_TOO_LARGE,   // of a message: longer than asked for
    IMAP_UNREACHABLE, // no connection, no sign-in, no such mailbox, or an answer that is none: imap_problem()
};

struct imap_state {
    int64_t validity, next; // UIDVALIDITY, UIDNEXT
};

struct imap *imap_new(const struct imap_settings *settings);
void imap_free(struct imap *imap);

enum imap_result imap_look(struct imap *imap, struct arena *arena, struct imap_state *state);
/// The UIDs from `from` to `to`, the lowest first, `most` at most.
enum imap_result imap_between(struct imap *imap, struct arena *arena, int64_t from, int64_t to, int64_t *uids,
                              size_t most, size_t *count);
/// Empty bytes where the message is gone.
enum imap_result imap_fetch(struct imap *imap, struct arena *arena, int64_t uid, size_t bytes_most,
                            struct str *bytes);
enum imap_result imap_unread(struct imap *imap, struct arena *arena, int64_t uid);
/// Why the last call failed, in libcurl's words, for the log.
struct str imap_problem(const struct imap *imap);

#endif
