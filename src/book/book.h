// SPDX-License-Identifier: EUPL-1.2
// A book: what was learnt by opening a theme, in chapters. Its authors write; others are asked for what they
// know (book/contribution.h); a reviewer, who is no author, says yes to the words as they stand; then it is
// published as an edition, a copy that never changes.
//
//     outline ──> writing ──> in review ──> published ──> withdrawn, with a reason
//                                 ^            │  ^
//                                 │            │  └ still true: asked every year
//                                 └─ revising <┘
//
//     switch (book_open(db, &opening, &id)) ...
//     switch (book_move(db, &book, &step)) ...           // publishes, too: then the theme is written
//
// Every move that is not drawn is refused (book_may_move()). While it is in review its authors go on writing;
// what they change after the reviewer's yes needs another one. Nothing is mailed from here.
#ifndef BOOK_BOOK_H
#define BOOK_BOOK_H

#include "sql/book.h"
#include "theme/theme.h"

enum {
    CHAPTERS_MOST = 60,
    BOOK_PEOPLE_MOST = 20,
    BOOK_TRUE_DAYS = 365,  // until it is asked whether a book still holds
    BOOK_REVIEW_DAYS = 14, // that a reviewer has
};

/// In what capacity somebody moves it.
enum book_mover { BOOK_BY_AUTHOR, BOOK_BY_REVIEWER, BOOK_BY_TEAM, BOOK_BY_ANYBODY, BOOK_MOVERS };

/// BOOK_BY_TEAM: the leadership team, and the reference leader of the theme.
bool book_may_move(enum book_state from, enum book_state to, enum book_mover by);

struct book_opening {
    struct theme theme;
    struct person_id author;
    enum book_language language;
    struct str title;
    struct maybe_account_id by;
    struct date today;
    struct instant now;
};

enum book_opened {
    BOOK_OPENED,
    BOOK_THEME_CLOSED, // not open yet, or no more
    BOOK_IS_THERE,     // in that language
};
/// The first one of an open theme takes the theme.
enum book_opened book_open(struct db *db, const struct book_opening *opening, struct book_id *out);

struct book_step {
    enum book_state to;
    enum book_mover by;
    struct maybe_account_id account;
    struct str why; // of withdrawing
    struct date today;
    struct instant now;
};

enum book_moved {
    BOOK_MOVED,
    BOOK_REFUSED, // no such move from here, or not by this one
    BOOK_STALE,   // it is in another state by now
    BOOK_EMPTY,   // no chapter has a text
    BOOK_NO_REVIEWER,
    BOOK_NOT_APPROVED, // a chapter has words that no reviewer said yes to
    BOOK_WITHOUT_WHY,
};
enum book_moved book_move(struct db *db, const struct book *book, const struct book_step *step);

/// It was looked at and holds: asked again in a year. False where it is not published.
bool book_still_true(struct db *db, const struct book *book, struct date today, struct instant now);

/// Asks the authors whether it still holds, when the day has come. May run twice.
void books_turn(struct db *db, struct date today, struct instant now);

// ---- who makes it ----

enum book_joined { BOOK_JOINED, BOOK_HAS_THEM, BOOK_PEOPLE_FULL };
enum book_joined book_join(struct db *db, struct book_id book, struct person_id person, enum book_duty duty);
/// False: there must be an author, or they were none.
bool book_leave(struct db *db, const struct book *book, struct person_id person, struct instant now);
int64_t book_count_of(const struct book_maker_list *people, enum book_duty duty);

// ---- chapters ----

/// The last one of the contents. False: there are CHAPTERS_MOST already.
bool chapter_append(struct db *db, struct book_id book, struct str title, struct chapter_id *out);
/// One place up (-1) or down (1); places are counted anew.
void chapter_shift(struct db *db, const struct chapter *chapter, int way);
/// Takes it out of the book, or back in as the last; nothing is deleted.
void chapter_lay_aside(struct db *db, const struct chapter *chapter, bool is_aside);
/// A reviewer says yes to a version. False: it is not the newest, or empty.
bool chapter_approve(struct db *db, const struct book *book, const struct chapter *chapter, int64_t version,
                     struct person_id reviewer, struct instant now);
/// After words were saved: while it is in review, who had said yes is asked anew.
void chapter_changed(struct db *db, const struct book *book, struct date today, struct instant now);

#endif
