// SPDX-License-Identifier: EUPL-1.2
// What the pages of calls and applications share.
#ifndef PAGES_APPLICATION_APPLICATION_H
#define PAGES_APPLICATION_APPLICATION_H

#include "sql/rotation.h"
#include "sql/word.h"
#include "web/web.h"

/// In words.
struct str application_state_words(struct web *w, enum application_state state);
struct str call_state_words(struct web *w, enum call_state state);
/// What somebody's manager says to it, as the applicant and the team read it.
struct str word_says(struct web *w, const struct manager_word *word, struct str manager);
struct str word_reason_words(struct web *w, enum word_reason reason);

/// A line of a list of applications: title and state are searched.
struct str application_line_text(struct web *w, const void *row, size_t key);

#endif
