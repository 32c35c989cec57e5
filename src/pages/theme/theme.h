// SPDX-License-Identifier: EUPL-1.2
// What the pages about themes share.
#ifndef PAGES_THEME_THEME_H
#define PAGES_THEME_THEME_H

#include "theme/theme.h"
#include "web/form.h"

struct theme_actor theme_actor_of(const struct web *w);
/// In words.
struct str theme_state_words(struct web *w, enum theme_state state);
struct str theme_kind_words(struct web *w, enum theme_kind kind);
struct str theme_size_words(struct web *w, enum theme_size size);
struct str theme_urgency_words(struct web *w, enum theme_urgency urgency);
/// Shelf, and behind it the theme of the path where `is_below`.
void theme_crumbs(struct web *w, bool is_below);

#endif
