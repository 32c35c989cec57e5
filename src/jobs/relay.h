// SPDX-License-Identifier: EUPL-1.2
// Where mail leaves and where it comes in: the relay and the mailbox as the operator writes them.
//
//     smtp://127.0.0.1:25                         a relay on this machine: no encryption is asked for
//     smtp://relay.kommune.example:587            STARTTLS, or no mail leaves
//     smtps://tvers:secret@relay.example:465      TLS from the start, with a sign-in
//
//     imaps://tvers:secret@mail.example           the INBOX there, TLS from the start
//     imap://tvers:secret@mail.example/Tvers      STARTTLS, or nothing is read; the mailbox "Tvers"
#ifndef JOBS_RELAY_H
#define JOBS_RELAY_H

#include "mail/imap.h"
#include "mail/smtp.h"

/// False when it is no such address. Name and password are percent-decoded; all lives in the arena.
bool relay_read(struct arena *arena, struct str address, struct smtp_settings *out);
/// The same for a mailbox, which always has a sign-in.
bool mailbox_read(struct arena *arena, struct str address, struct imap_settings *out);

#endif
