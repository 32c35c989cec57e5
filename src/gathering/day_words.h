// SPDX-License-Identifier: EUPL-1.2
// What speaks against a day, in words: "17. mai", "høstferie uke 40".
#ifndef GATHERING_DAY_WORDS_H
#define GATHERING_DAY_WORDS_H

#include "calendar/holiday.h"
#include "i18n/lang.h"

/// `label`: of the break, where it is one of the organisation's own; else empty.
struct str day_reason_words(struct arena *arena, enum lang lang, enum day_reason reason, struct str label,
                            struct date day);
/// Without the number of the week.
struct str day_reason_name(struct arena *arena, enum lang lang, enum day_reason reason, struct str label);
/// All of them as a list; empty where nothing speaks against the day. Rules: gathering/keep_clear.h.
struct str day_reasons_words(struct arena *arena, enum lang lang, const struct day_rules *rules,
                             struct date day);

#endif
