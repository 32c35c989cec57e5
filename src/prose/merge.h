// SPDX-License-Identifier: EUPL-1.2
// Two people changed one text: what each did, in one text. By paragraphs (and the items of a list), three
// ways, after S. Khanna, K. Kunal, B. C. Pierce, A Formal Investigation of Diff3 (2007).
//
//     bool clash;
//     struct str both = prose_merge(arena, base, theirs, mine, &clash);
//
// What both wrote at the same place where nothing stood is kept, theirs first: notes grow at their end. A
// clash is a paragraph that both changed: both stand there, one after the other. Words inside a paragraph are
// never mixed. No word that is in `theirs` or `mine`, and not struck by the other, is missing. Pure; cost of
// two diffs.
#ifndef PROSE_MERGE_H
#define PROSE_MERGE_H

#include "base/str.h"

struct str prose_merge(struct arena *arena, struct str base, struct str theirs, struct str mine, bool *clash);

#endif
