// SPDX-License-Identifier: EUPL-1.2
// Tags of plus-addresses, and their proofs.
#include "jobs/return_address.h"

#include "mail/address.h"

enum { LOCAL_PART_BYTES_MOST = 64 };

bool return_address_base_fits(struct str base)
{
    return str_find(base, '@', 0) <= RETURN_ADDRESS_BASE_BYTES_MOST;
}

/// `base` with "TAG-PROOF", where that fits; else with the tag alone.
static struct str with_proof(struct arena *arena, const struct key *key, struct str base, struct str tag,
                             struct str about)
{
    struct str proof = address_proof(arena, key, about);
    size_t local = str_find(base, '@', 0) + 1 + tag.len + 1 + proof.len;
    if (local > LOCAL_PART_BYTES_MOST)
        return mail_plus(arena, base, tag);
    return mail_plus(arena, base, str_format(arena, "%.*s-%.*s", STR(tag), STR(proof)));
}

struct str return_address_letters(struct arena *arena, struct str base, struct network_id network)
{
    return mail_plus(arena, base, str_format(arena, "n%lld", (long long)network.n));
}

struct str return_address_answers(struct arena *arena, const struct key *key, struct str base,
                                  const struct return_address_entry *entry)
{
    struct str tag = str_format(arena, "n%lld", (long long)entry->network.n);
    return with_proof(
        arena, key, base, tag,
        str_format(arena, "answer:%lld:%lld", (long long)entry->gathering.n, (long long)entry->person.n));
}

/// Letter for letter but for case, and with a proof: where that did not fit there is none.
static bool is_proven(struct arena *arena, struct str base, struct str address, struct str made)
{
    struct str tag;
    return mail_plus_read(address, base, &tag) && str_find(tag, '-', 0) < tag.len &&
           token_same(str_lower(arena, address), str_lower(arena, made));
}

bool return_address_vouches(struct arena *arena, const struct key *key, struct str base, struct str address,
                            const struct return_address_entry *entry)
{
    return is_proven(arena, base, address, return_address_answers(arena, key, base, entry));
}

struct str return_address_reports(struct arena *arena, const struct key *key, struct str base,
                                  struct outbox_id mail)
{
    struct str tag = str_format(arena, "r%lld", (long long)mail.n);
    return with_proof(arena, key, base, tag, str_format(arena, "report:%lld", (long long)mail.n));
}

bool return_address_reports_read(struct arena *arena, const struct key *key, struct str base,
                                 struct str address, struct outbox_id *mail)
{
    struct str tag;
    if (!mail_plus_read(address, base, &tag) || !str_starts(tag, S("r")))
        return false;
    return str_int(str_slice(tag, 1, str_find(tag, '-', 0)), &mail->n) &&
           is_proven(arena, base, address, return_address_reports(arena, key, base, *mail));
}
