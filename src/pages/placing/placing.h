// SPDX-License-Identifier: EUPL-1.2
// What the pages of a round share.
#ifndef PAGES_PLACING_PLACING_H
#define PAGES_PLACING_PLACING_H

#include "html/placing/placing.h"
#include "placing/placing.h"
#include "web/web.h"

/// A round as the pages read it.
struct round_view {
    struct placing_table table;
    struct theme_wanted_list *wanted; // of each call
    struct placing_skill_list skills; // of those who wish
};

struct round_view round_view_read(struct web *w, struct placing_id id);
/// One wish in words: fit, hours, the manager's word, and why it is not to be.
struct round_wish round_wish_of(struct web *w, struct placing_id id, const struct round_view *view, size_t i);
struct str round_person_name(struct web *w, const struct placing_wish *wish);

#endif
