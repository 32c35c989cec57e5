// SPDX-License-Identifier: EUPL-1.2
// What speaks against a day, in words: "17. mai", "høstferie uke 40".
#ifndef GATHERING_DAY_WORDS_H
#define GATHERING_DAY_WORDS_H

#include "calendar/holiday.h"
#include "i18n/lang.h"

struct str day_reason_words(struct arena *arena, enum lang lang, enum day_reason reason, struct date day);
/// All of them as a list; empty where nothing speaks against the day. `zone_name` is the network's.
struct str day_reasons_words(struct arena *arena, enum lang lang, struct str zone_name, struct date day);
/// The rules of the country whose clock the network uses.
struct day_rules day_rules_in(struct str zone_name);

#endif
