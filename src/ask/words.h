// SPDX-License-Identifier: EUPL-1.2
// An ask in words: one line that says what is to be done, and how many minutes it takes.
//
//     struct str line = ask_line(arena, lang, &open.at[i]);   // "Help coordinate Nye blikk?"
#ifndef ASK_WORDS_H
#define ASK_WORDS_H

#include "i18n/lang.h"
#include "sql/ask.h"

struct str ask_line(struct arena *arena, enum lang lang, const struct ask_open *ask);

/// What it takes most people.
int64_t ask_minutes(enum ask_kind kind);

#endif
