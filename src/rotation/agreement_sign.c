// SPDX-License-Identifier: EUPL-1.2
// Signatures: of one text, by those whom it names, each once; the last one in lets the version hold.
#include "rotation/agreement.h"

#include "ask/ask.h"

static bool is_party(struct db *db, struct agreement_version_id version, struct person_id person,
                     bool *signed_it)
{
    struct agreement_party_list rows = parties_of(db, version);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].person.is_set && rows.at[i].person.value.n == person.n) {
            *signed_it = rows.at[i].signed_at.is_set;
            return true;
        }
    return false;
}

/// The version that held before is replaced.
static void replace(struct db *db, const struct agreement *a, struct agreement_version_id now_valid)
{
    struct agreement_version before;
    version_state_set(db, now_valid, VERSION_STATE_TO_SIGN, VERSION_STATE_VALID);
    if (a->valid_number.is_set && agreement_version(db, a->id, a->valid_number.value, &before))
        version_state_set(db, before.id, VERSION_STATE_VALID, VERSION_STATE_REPLACED);
    if (agreement_may_move(a->state, AGREEMENT_STATE_SIGNED, BY_SIGNING))
        agreement_state_set(db, a->id, a->state, AGREEMENT_STATE_SIGNED, (struct maybe_date){0},
                            (struct maybe_end_how){0}, (struct maybe_end_reason){0});
}

enum signed_it agreement_sign(struct db *db, const struct agreement *a, const struct signing *s)
{
    struct agreement_version version;
    bool signed_before = false;
    if (a->state == AGREEMENT_STATE_ENDED || !agreement_version(db, a->id, s->number, &version) ||
        version.state != VERSION_STATE_TO_SIGN || !str_is(version.digest, s->digest))
        return SIGN_OTHER_TEXT;
    if (!is_party(db, version.id, s->person, &signed_before))
        return SIGN_NO_PARTY;
    if (signed_before)
        return SIGN_ALREADY;
    if (!party_sign(db, version.id, s->person, s->digest, s->via, s->now))
        return SIGN_OTHER_TEXT;
    ask_settle(db, ASK_KIND_SIGN, a->id.n, s->person, ASK_STATE_DONE, s->now);
    if (!agreement_complete(db, a->id, s->number))
        return SIGNED;
    replace(db, a, version.id);
    return SIGNED_ALL;
}
