// SPDX-License-Identifier: EUPL-1.2
// What the pages of agreements share, also with the link from a mail (pages/answer).
#ifndef PAGES_AGREEMENT_AGREEMENT_H
#define PAGES_AGREEMENT_AGREEMENT_H

#include "html/agreement/agreement.h"
#include "rotation/agreement.h"
#include "web/web.h"

struct str agreement_state_words(struct web *w, enum agreement_state state);
struct str party_role_words(struct web *w, enum party_role role);
/// 750 as "7,5"; and what people type as hundredths of an hour. False where it is no number, or has more than
/// two decimals.
struct str hours_words(struct web *w, int64_t hundredths);
bool hours_typed(struct str typed, int64_t *hundredths);

/// What a version says, as it is signed.
struct agreement_body agreement_body_of(struct web *w, const struct agreement *agreement,
                                        const struct agreement_version *version, const struct agreed *agreed);
/// What is new against an earlier version, part by part, in words that are added and struck.
struct agreed_change_list agreed_changes(struct web *w, const struct agreement *agreement,
                                         const struct agreed *before, const struct agreed *after);

/// Notes the problem of an answer that is none of success.
void agreement_tell(struct web *w, struct agreement_answer answer);

#endif
