// SPDX-License-Identifier: EUPL-1.2
// Words of books.
#include "pages/book/book_page.h"

#include "i18n/format.h"

enum book_mover book_mover_now(const struct web *w)
{
    if (w->standing.is_author)
        return BOOK_BY_AUTHOR;
    if (web_may(w, VERB_TEAM) || w->standing.is_reference)
        return BOOK_BY_TEAM;
    return w->standing.is_reviewer ? BOOK_BY_REVIEWER : BOOK_BY_ANYBODY;
}

struct str book_state_words(struct web *w, enum book_state state)
{
    static const enum message words[BOOK_STATE_COUNT] = {
        [BOOK_STATE_OUTLINE] = MSG_book_state_outline,     [BOOK_STATE_WRITING] = MSG_book_state_writing,
        [BOOK_STATE_IN_REVIEW] = MSG_book_state_in_review, [BOOK_STATE_PUBLISHED] = MSG_book_state_published,
        [BOOK_STATE_REVISING] = MSG_book_state_revising,   [BOOK_STATE_WITHDRAWN] = MSG_book_state_withdrawn,
    };
    return SAY(w, words[state]);
}

static struct str language_words(enum book_language language)
{
    enum lang lang = LANG_NB;
    lang_from_tag(book_language_text(language), &lang);
    return lang_name(lang);
}

struct str book_about(struct web *w, const struct book_line *b)
{
    struct str state = b->edition && b->state == BOOK_STATE_PUBLISHED
                           ? SAY(w, MSG_book_edition, arg_int(b->edition))
                           : book_state_words(w, b->state);
    return str_format(w->arena, "%.*s. %.*s", STR(state), STR(language_words(b->language)));
}

void book_crumbs(struct web *w, bool is_below)
{
    web_crumb(w, SAY(w, MSG_books_title), url_book_list(w->arena));
    if (is_below)
        web_crumb(w, w->book.title, url_book_show(w->arena, w->book.id));
}

struct str book_place_words(struct web *w, int64_t place)
{
    return place ? str_format(w->arena, "%lld.", (long long)place) : S("");
}
