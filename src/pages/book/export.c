// SPDX-License-Identifier: EUPL-1.2
// A published book taken along: to print, as one HTML file, as EPUB, as Markdown.
#include "export/export.h"

#include "i18n/format.h"
#include "pages/book/book_page.h"

static struct str authors_of(struct web *w)
{
    struct book_maker_list people = book_people(w->db, w->book.id);
    struct buf names = buf_new(w->arena, BOOK_PEOPLE_MOST * 500);
    for (size_t i = 0; i < people.count; i++)
        if (people.at[i].duty == BOOK_DUTY_AUTHOR) {
            buf_str(&names, buf_get(&names).len ? S(", ") : S(""));
            buf_str(&names, str_words(w->arena, people.at[i].given_name, people.at[i].family_name));
        }
    return buf_get(&names);
}

static void chapters_read(struct web *w, struct book_tree *tree)
{
    struct edition_chapter_list all = edition_chapters(w->db, w->book.id, w->book.edition);
    struct book_chapter *chapters = NEW_ARRAY(w->arena, struct book_chapter, all.count);
    for (size_t i = 0; i < all.count; i++)
        chapters[i] = (struct book_chapter){all.at[i].title, all.at[i].body};
    tree->chapters = chapters;
    tree->chapter_count = all.count;
}

/// The newest edition, in the language that it is written in. False, and answered: there is none to take
/// along.
static bool read_tree(struct web *w, struct book_tree *tree)
{
    struct edition e;
    enum lang lang = w->lang;
    if (w->book.state == BOOK_STATE_WITHDRAWN || !edition(w->db, w->book.id, w->book.edition, &e)) {
        web_not_found(w);
        return false;
    }
    lang_from_tag(book_language_text(w->book.language), &lang);
    struct str address = web_absolute(w, url_book_show(w->arena, w->book.id));
    *tree = (struct book_tree){
        .title = w->book.title,
        .authors = authors_of(w),
        .about = TEXT(w->arena, lang, MSG_book_edition_of, arg_int(e.number), arg_date(e.published_on)),
        .address = str_format(w->arena, "%.*s#%lld", STR(address), (long long)e.number),
        .site = w->site->public_url,
        .lang = lang,
        .published_on = e.published_on,
    };
    chapters_read(w, tree);
    return true;
}

/// To be kept, under a name of ours.
static void file_send(struct web *w, const char *type, const char *ending, struct str bytes)
{
    web_header(
        w, S("Content-Disposition"),
        str_format(w->arena, "attachment; filename=\"book-%lld.%s\"", (long long)w->book.id.n, ending));
    web_bytes(w, str_from(type), bytes);
}

void book_print(struct web *w)
{
    struct book_tree tree;
    if (!read_tree(w, &tree))
        return;
    struct offline_book book = export_html(w->arena, &tree);
    web_header(
        w, S("Content-Security-Policy"),
        str_cat(w->arena, book.policy, S("; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")));
    web_bytes(w, S("text/html; charset=utf-8"), book.html);
}

void book_html(struct web *w)
{
    struct book_tree tree;
    if (read_tree(w, &tree))
        file_send(w, "text/html; charset=utf-8", "html", export_html(w->arena, &tree).html);
}

void book_epub(struct web *w)
{
    struct book_tree tree;
    if (read_tree(w, &tree))
        file_send(w, "application/epub+zip", "epub", export_epub(w->arena, &tree));
}

void book_markdown(struct web *w)
{
    struct book_tree tree;
    if (read_tree(w, &tree))
        file_send(w, "application/zip", "zip", export_markdown(w->arena, &tree));
}
