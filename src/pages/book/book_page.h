// SPDX-License-Identifier: EUPL-1.2
// What the pages about books share.
#ifndef PAGES_BOOK_BOOK_PAGE_H
#define PAGES_BOOK_BOOK_PAGE_H

#include "book/book.h"
#include "html/book/book.h"
#include "web/web.h"

/// In what capacity the actor moves the book of the path.
enum book_mover book_mover_now(const struct web *w);
struct str book_state_words(struct web *w, enum book_state state);
/// "Bokmål. Edition 2."
struct str book_about(struct web *w, const struct book_line *b);
/// Books, and behind it the book of the path where `is_below`.
void book_crumbs(struct web *w, bool is_below);
struct str book_place_words(struct web *w, int64_t place);

#endif
