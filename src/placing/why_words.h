// SPDX-License-Identifier: EUPL-1.2
// Why somebody did not get a wish, in words: on the page of a round as on the command line.
#ifndef PLACING_WHY_WORDS_H
#define PLACING_WHY_WORDS_H

#include "i18n/message.h"
#include "matching/match.h"

enum message why_message(enum why why);

#endif
