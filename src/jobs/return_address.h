// SPDX-License-Identifier: EUPL-1.2
// The addresses that mails come back to. Each carries a proof of what it was made for (auth/token.h), so that
// who only knows the uid of an entry, as every invitee does, answers for nobody and marks no mail as
// undelivered.
//
//     nettverk+n12-k3jq...@tvers.example      one person's answers about one gathering: organizer, sender
//     nettverk+r812-b7xw...@tvers.example     reports about mail 812 of the outbox: its envelope's sender
//     nettverk+n12@tvers.example              letters about network 12, without a proof
//
// The address of a person's entry is the same for its whole life: calendar programs refuse an update from
// another organizer. Where the base is so long that the local part would exceed 64 bytes (RFC 5321), the
// proof is left out, and answers count by their sender alone. Results live in the arena.
#ifndef JOBS_RETURN_ADDRESS_H
#define JOBS_RETURN_ADDRESS_H

#include "auth/token.h"
#include "sql/types.h"

/// Bytes before "@" of a base behind which a letter and the longest number have room.
enum { RETURN_ADDRESS_BASE_BYTES_MOST = 64 - 21 };
bool return_address_base_fits(struct str base);

struct str return_address_letters(struct arena *arena, struct str base, struct network_id network);

/// What an answer is about.
struct return_address_entry {
    struct network_id network;
    struct gathering_id gathering;
    struct person_id person;
};

struct str return_address_answers(struct arena *arena, const struct key *key, struct str base,
                                  const struct return_address_entry *entry);
/// Whether `address` is that one, and has a proof.
bool return_address_vouches(struct arena *arena, const struct key *key, struct str base, struct str address,
                            const struct return_address_entry *entry);

struct str return_address_reports(struct arena *arena, const struct key *key, struct str base,
                                  struct outbox_id mail);
/// The mail that a report to `address` is about; false without a proof.
bool return_address_reports_read(struct arena *arena, const struct key *key, struct str base,
                                 struct str address, struct outbox_id *mail);

#endif
