// SPDX-License-Identifier: EUPL-1.2
// A chapter as it was published.
#include "pages/book/book_page.h"
#include "web/form.h"

#include "i18n/format.h"
#include "markdown/markdown.h"

enum { CHAPTER_HEADING = 2 };

static int64_t edition_wanted(const struct web *w)
{
    int64_t number = 0;
    return str_int(form_query(w, S("edition")), &number) && number > 0 && number < w->book.edition
               ? number
               : w->book.edition;
}

static struct url address(struct web *w, int64_t place, int64_t number)
{
    struct url url = url_edition_chapter_show(w->arena, w->book.id, place);
    return number == w->book.edition
               ? url
               : url_with(w->arena, url, S("edition"), str_format(w->arena, "%lld", (long long)number));
}

static struct str lead_of(struct web *w, int64_t number)
{
    struct edition e = {0};
    edition(w->db, w->book.id, number, &e);
    struct str about = str_words(w->arena, str_cat(w->arena, w->book.title, S(".")),
                                 SAY(w, MSG_book_edition_of, arg_int(number), arg_date(e.published_on)));
    return number == w->book.edition ? about : str_words(w->arena, about, SAY(w, MSG_book_old_edition));
}

static void neighbours_fill(struct web *w, struct edition_page *page, const struct edition_chapter_list *all,
                            size_t at, int64_t number)
{
    page->has_before = at > 0;
    page->has_after = at + 1 < all->count;
    if (page->has_before) {
        page->before_title = all->at[at - 1].title;
        page->before = address(w, all->at[at - 1].place, number);
    }
    if (page->has_after) {
        page->after_title = all->at[at + 1].title;
        page->after = address(w, all->at[at + 1].place, number);
    }
}

void edition_chapter_show(struct web *w)
{
    int64_t number = edition_wanted(w);
    struct edition_chapter_list all = edition_chapters(w->db, w->book.id, number);
    size_t at = 0;
    while (at < all.count && all.at[at].place != w->path.number)
        at++;
    if (at == all.count) {
        web_not_found(w);
        return;
    }
    const struct edition_chapter *c = &all.at[at];
    struct edition_page page = {
        .title = c->title,
        .lead = lead_of(w, number),
        .language_tag = book_language_text(w->book.language),
        .body =
            markdown_render(w->arena, c->body, &(struct markdown_options){.heading_from = CHAPTER_HEADING}),
        .book = url_book_show(w->arena, w->book.id),
    };
    neighbours_fill(w, &page, &all, at, number);
    book_crumbs(w, true);
    view_edition_page(&w->page, &page);
    web_title(w, c->title);
}
