// SPDX-License-Identifier: EUPL-1.2
// Which form of a word a number takes: "1 time", "2 timer". Source: CLDR, "Language Plural Rules".
//
// Whole numbers: one is 1 in all four languages. Numbers with decimals, as they are shown: in Danish one is
// also 0,1..1,9 ("1,5 time"); in English nothing with decimals is one ("1.0 hours").
#ifndef I18N_PLURAL_H
#define I18N_PLURAL_H

#include "i18n/lang.h"

enum plural { PLURAL_ONE, PLURAL_OTHER };

enum plural plural_of_int(int64_t n);
enum plural plural_of_number(enum lang lang, double value, int decimals);

#endif
