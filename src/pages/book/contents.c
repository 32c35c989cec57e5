// SPDX-License-Identifier: EUPL-1.2
// The contents of a book: which chapters it will have, in which order.
#include "pages/book/book_page.h"

#include "web/form.h"

enum { TITLE_MOST = 120 };

static struct str field_of(struct web *w, struct chapter_id id)
{
    return str_format(w->arena, "title-%lld", (long long)id.n);
}

static struct contents_row_list chapters_shown(struct web *w)
{
    struct chapter_list all = chapters_of(w->db, w->book.id);
    struct contents_row_list rows = {.at = NEW_ARRAY(w->arena, struct contents_row, all.count)};
    for (size_t i = 0; i < all.count; i++) {
        const struct chapter *c = &all.at[i];
        rows.at[rows.count++] = (struct contents_row){
            .id = str_format(w->arena, "%lld", (long long)c->id.n),
            .title = c->title,
            .field = field_of(w, c->id),
            .is_first = i == 0,
            .is_last = i + 1 == all.count || !all.at[i + 1].place,
            .is_aside = !c->place,
            .is_written = c->head > 0,
            .url = url_chapter_show(w->arena, c->id),
        };
    }
    return rows;
}

static struct contents_page page_new(struct web *w)
{
    return (struct contents_page){
        .csrf = w->csrf,
        .title = w->book.title,
        .chapters = chapters_shown(w),
        .name = input_required(input_text(w, S("name"), MSG_chapter_new)),
        .is_outline = w->book.state == BOOK_STATE_OUTLINE,
        .action = url_contents_act(w->arena, w->book.id),
        .back = url_book_show(w->arena, w->book.id),
    };
}

static void page_show(struct web *w, const struct contents_page *page)
{
    book_crumbs(w, true);
    view_contents_page(&w->page, page);
    web_title(w, SAY(w, MSG_book_edit_contents));
}

void contents_form(struct web *w)
{
    struct contents_page page = page_new(w);
    page_show(w, &page);
}

static void titles_save(struct web *w, struct contents_page *page)
{
    struct chapter_list all = chapters_of(w->db, w->book.id);
    for (size_t i = 0; i < all.count; i++) {
        struct input title = {.name = field_of(w, all.at[i].id), .label = SAY(w, MSG_chapter_title)};
        struct str typed = form_has(w, title.name) ? form_line(w, &title, 1, TITLE_MOST) : S("");
        if (typed.len)
            chapter_title_set(w->db, all.at[i].id, typed);
        page->chapters.at[i].title = title.value.len ? title.value : all.at[i].title;
    }
}

static void add(struct web *w, struct contents_page *page)
{
    struct str name = form_line(w, &page->name, 1, TITLE_MOST);
    struct chapter_id id = {0};
    if (form_ok(w) && !chapter_append(w->db, w->book.id, name, &id))
        form_problem(w, &page->name, SAY(w, MSG_book_too_many_chapters, arg_int(CHAPTERS_MOST)));
}

/// The chapter of this book that a button names.
static bool read_chapter(struct web *w, struct str button, struct chapter *chapter)
{
    struct chapter_id id = {0};
    return str_int(form_get(w, button), &id.n) && chapter_by_id(w->db, id, chapter) &&
           chapter->book.n == w->book.id.n;
}

/// False: none of these buttons.
static bool arrange(struct web *w)
{
    struct chapter c;
    if (read_chapter(w, S("up"), &c))
        chapter_shift(w->db, &c, -1);
    else if (read_chapter(w, S("down"), &c))
        chapter_shift(w->db, &c, 1);
    else if (read_chapter(w, S("aside"), &c))
        chapter_lay_aside(w->db, &c, true);
    else if (read_chapter(w, S("back"), &c))
        chapter_lay_aside(w->db, &c, false);
    else
        return false;
    return true;
}

void contents_act(struct web *w)
{
    struct contents_page page = page_new(w);
    struct str what = form_get(w, S("do"));
    if (w->book.state == BOOK_STATE_WITHDRAWN) {
        web_error(w, 409);
        return;
    }
    if (str_is(what, S("add")))
        add(w, &page);
    else if (str_is(what, S("titles")))
        titles_save(w, &page);
    else if (!arrange(w)) {
        web_error(w, 400);
        return;
    }
    if (!form_ok(w)) {
        page_show(w, &page);
        return;
    }
    chapter_changed(w->db, &w->book, w->today, w->now);
    web_redirect_said(w, url_contents_form(w->arena, w->book.id), MSG_form_saved);
}
