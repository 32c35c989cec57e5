// SPDX-License-Identifier: EUPL-1.2
// Where the paragraph of a review note stands now. A note keeps the paragraph as its reviewer read it; the
// author goes on writing.
//
//     size_t at = review_paragraph(arena, paragraphs, count, note->paragraph);    // SIZE_MAX: it is gone
//
// The same words are found wherever they moved; else the paragraph that has kept the most of the note's
// words, at least half of them. Pure; cost: a diff with each paragraph where none is the same.
#ifndef BOOK_REVIEW_H
#define BOOK_REVIEW_H

#include "base/str.h"

enum { REVIEW_NOTES_MOST = 200, REVIEW_NOTE_MOST = 1000 };

size_t review_paragraph(struct arena *arena, const struct str *paragraphs, size_t count, struct str wanted);

#endif
