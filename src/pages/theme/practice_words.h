// SPDX-License-Identifier: EUPL-1.2
// How a practice stands, in words: for its own pages and for those that it touches.
#ifndef PAGES_THEME_PRACTICE_WORDS_H
#define PAGES_THEME_PRACTICE_WORDS_H

#include "practice/practice.h"
#include "web/web.h"

/// Its state, or since when nobody answers whether it is so still.
struct str practice_stands(struct web *w, enum practice_state state, struct maybe_date asked_on,
                           int64_t asked_times);

#endif
