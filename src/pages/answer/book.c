// SPDX-License-Identifier: EUPL-1.2
// Asks about a book: to read it, which needs an account and leads to the book; and whether it still holds.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "book/book.h"

static bool read_book(struct web *w, const struct asked *of, struct book *book)
{
    if (book_by_id(w->db, (struct book_id){of->ask.subject}, book))
        return true;
    web_not_found(w);
    return false;
}

// ---- read it ----

static void lead_to_book(struct web *w, const struct asked *of)
{
    web_redirect(w, url_book_show(w->arena, (struct book_id){of->ask.subject}));
}

void review_show(struct web *w, const struct asked *of)
{
    lead_to_book(w, of);
}

void review_save(struct web *w, const struct asked *of)
{
    lead_to_book(w, of);
}

// ---- does it still hold? ----

void still_true_show(struct web *w, const struct asked *of)
{
    struct book book;
    struct answer_page page = answer_page_of(w, of);
    if (!read_book(w, of, &book))
        return;
    page.title = SAY(w, MSG_ask_still_true, arg_str(book.title));
    page.about = SAY(w, MSG_still_true_about);
    page.yes = SAY(w, MSG_book_say_true);
    page.no = SAY(w, MSG_still_true_no);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_still_true_said);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_still_true_revising);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

/// Yes settles it for everybody who was asked; no begins a new edition.
void still_true_save(struct web *w, const struct asked *of)
{
    struct book book;
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE || !read_book(w, of, &book))
        return;
    struct book_step revise = {
        .to = BOOK_STATE_REVISING, .by = BOOK_BY_AUTHOR, .today = w->today, .now = w->now};
    ask_settle(w->db, ASK_KIND_STILL_TRUE, book.id.n, of->ask.person,
               answer == ANSWER_YES ? ASK_STATE_DONE : ASK_STATE_DECLINED, w->now);
    if (answer == ANSWER_YES)
        book_still_true(w->db, &book, w->today, w->now);
    else
        book_move(w->db, &book, &revise);
    answer_saved(w);
}
