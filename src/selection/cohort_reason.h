// SPDX-License-Identifier: EUPL-1.2
// Why somebody is in or out, in words.
//
//     cohort_reason(arena, LANG_NB, COHORT_HIRED, CRITERION_YES, &person)
//         "ansatt 16. september 2026"
//     cohort_reasons(arena, LANG_NB, &answer, &person)
//         "ansatt 16. september 2026; mastergrad"
#ifndef SELECTION_COHORT_REASON_H
#define SELECTION_COHORT_REASON_H

#include "i18n/message.h"
#include "selection/cohort.h"

/// `answer` is not CRITERION_UNASKED.
struct str cohort_reason(struct arena *arena, enum lang lang, enum cohort_criterion criterion,
                         enum criterion answer, const struct cohort_person *person);
/// Those that decided: every "no", else every "unknown", else every "yes".
struct str cohort_reasons(struct arena *arena, enum lang lang, const struct cohort_answer *answer,
                          const struct cohort_person *person);
enum message education_message(enum education education);

#endif
