// SPDX-License-Identifier: EUPL-1.2
// What the pages of ideas share.
#ifndef PAGES_IDEA_IDEA_H
#define PAGES_IDEA_IDEA_H

#include "html/idea/idea.h"
#include "idea/idea.h"
#include "web/web.h"

/// The way back: all ideas.
void idea_crumbs(struct web *w);
/// "growing"
struct str idea_state_words(struct web *w, enum idea_state state);
/// Why an idea was not put down; empty: it was.
struct str idea_why_not(struct web *w, enum idea_putting putting);

/// The page of w->idea, which its forms come back to with what is wrong.
struct idea_page idea_page_new(struct web *w);
void idea_page_show(struct web *w, struct idea_page *page);

/// Who stands behind an idea is named; whoever has a person may.
bool idea_has_voice(const struct web *w);
/// A theme is proposed by a person, or by the leadership team.
bool idea_may_propose(const struct web *w);
/// What is said about it stays with the members; about one of no network, with all.
bool idea_sees_talk(const struct web *w);

#endif
