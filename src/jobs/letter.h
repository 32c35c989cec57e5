// SPDX-License-Identifier: EUPL-1.2
// A mail as its writer thinks of it, a row of paragraphs and links, from which both its text and its HTML are
// made.
//
//     struct letter l = letter_new(arena, LANG_NB);
//     letter_says(&l, TEXT(arena, l.lang, MSG_mail_greeting, arg_str(name)));
//     letter_answer(&l, TEXT(arena, l.lang, MSG_button_answer_yes), url);
//     letter_text(&l); letter_html(&l, subject);
//
// What people have written is text in both: the HTML goes through html/jobs/mail.html, which escapes it.
// Answers that follow each other stand beside each other there, items in a table; the subject is its heading.
// Everything lives in the arena. A letter holds at most LETTER_BLOCKS_MOST parts; what comes after these is
// left out.
#ifndef JOBS_LETTER_H
#define JOBS_LETTER_H

#include "html/jobs/mail.h"

enum { LETTER_BLOCKS_MOST = 200 };

struct letter {
    struct arena *arena;
    enum lang lang;
    struct mail_block_list blocks;
    struct str sender, about; // above all: whose it is, and what it is about; may be empty
    struct str accent;        // "#0d5c75": the sender's colour on paper
};

struct letter letter_new(struct arena *arena, enum lang lang);
void letter_heading(struct letter *letter, struct str text);
/// A paragraph; each blank line in it begins a new one.
void letter_says(struct letter *letter, struct str text);
/// A line of a list.
void letter_item(struct letter *letter, struct str text);
/// A line of a list that begins with a time.
void letter_row(struct letter *letter, struct str when, struct str what);
/// A link that is the whole line, as large as mail programs let it be.
void letter_answer(struct letter *letter, struct str label, struct url url);
/// A sentence that ends in a link.
void letter_link(struct letter *letter, struct str lead, struct url url);

struct str letter_text(const struct letter *letter);
struct str letter_html(const struct letter *letter, struct str subject);

#endif
