// SPDX-License-Identifier: EUPL-1.2
// What somebody knows, asked for a book: a question, to one person, by a day.
//
//     asked ──> given, declined      by the asked, from a mail or My page; may be changed until it is used
//           └─> lapsed               its day is over
//
//     struct contribution_asking asking = {book, chapter, question, due_on, now};
//     if (contribution_ask(db, &asking, person, &id)) ...
//
// What is given lies in the author's tray (tray: given, not used, not put by). It never goes into the book by
// itself: the author quotes it into a chapter, under the name of who gave it. From then on it is a part of
// the book, and cannot be taken back. The mail is jobs/notice.h's.
#ifndef BOOK_CONTRIBUTION_H
#define BOOK_CONTRIBUTION_H

#include "book/book.h"
#include "prose/prose.h"
#include "sql/contribution.h"

enum { CONTRIBUTIONS_MOST = 100, CONTRIBUTION_BODY_MOST = 5000, CONTRIBUTION_DAYS_MOST = 180 };

struct contribution_asking {
    struct book_id book;
    struct maybe_chapter_id chapter;
    struct str question;
    struct date due_on;
    struct instant now;
};

/// False: of this book CONTRIBUTIONS_MOST were asked already, or the person cannot be asked.
bool contribution_ask(struct db *db, const struct contribution_asking *asking, struct person_id person,
                      struct contribution_id *out);

enum contribution_answered { CONTRIBUTION_ANSWERED, CONTRIBUTION_USED, CONTRIBUTION_OVER };
/// An empty body declines, and takes back what was given.
enum contribution_answered contribution_answer(struct db *db, const struct contribution *c, struct str body,
                                               struct instant now);

/// As it stands in a chapter: a quotation with its name.
struct str contribution_quote(struct arena *arena, struct str body, struct str name);
/// Appends it to the chapter, as a version by the author.
enum prose_result contribution_quote_in(struct db *db, const struct contribution *c, struct str name,
                                        const struct chapter *chapter, struct person_id author,
                                        struct instant now);

/// What a day does: who has not answered is not waited for. May run twice.
void contributions_turn(struct db *db, struct date today);

#endif
