// SPDX-License-Identifier: EUPL-1.2
// The author's tray: what others have given, until it is quoted or put by.
#include "html/book/tray.h"

#include "book/contribution.h"
#include "i18n/format.h"
#include "pages/book/book_page.h"
#include "pages/prose/prose_page.h"
#include "web/form.h"

static struct str chapter_title(struct web *w, struct maybe_chapter_id id)
{
    struct chapter c;
    return id.is_set && chapter_by_id(w->db, id.value, &c) ? c.title : S("");
}

static struct str waiting_words(struct web *w, const struct contribution *c)
{
    switch (c->state) {
    case CONTRIBUTION_STATE_ASKED:
        return SAY(w, MSG_contribution_waits, arg_str(format_weekday_date(w->arena, w->lang, c->due_on)));
    case CONTRIBUTION_STATE_DECLINED: return SAY(w, MSG_contribution_declined);
    case CONTRIBUTION_STATE_LAPSED: return SAY(w, MSG_contribution_lapsed);
    case CONTRIBUTION_STATE_GIVEN: break;
    }
    return S("");
}

static struct given_row row_of(struct web *w, const struct contribution *c)
{
    struct given_row row = {
        .id = str_format(w->arena, "%lld", (long long)c->id.n),
        .who = prose_writer_name(w, c->given_name, c->family_name),
        .question = c->question,
        .chapter = chapter_title(w, c->chapter),
        .body = c->body,
        .is_put_by = c->is_put_by,
        .is_used = c->used_in.is_set,
    };
    row.used_in = row.is_used ? chapter_title(w, c->used_in) : waiting_words(w, c);
    return row;
}

static struct choices chapters_new(struct web *w)
{
    struct chapter_list all = chapters_of(w->db, w->book.id);
    struct choices choices = choices_new(w, S("chapter"), MSG_contribution_chapter, all.count);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].place)
            choices_add(&choices, str_format(w->arena, "%lld", (long long)all.at[i].id.n), all.at[i].title,
                        false);
    return choices;
}

/// What is to be read first, then what is put by or used.
static void rows_fill(struct web *w, struct book_tray_page *page)
{
    struct contribution_list all = contributions_of(w->db, w->book.id);
    page->given.at = NEW_ARRAY(w->arena, struct given_row, all.count);
    page->waiting.at = NEW_ARRAY(w->arena, struct given_row, all.count);
    for (int is_later = 0; is_later < 2; is_later++)
        for (size_t i = 0; i < all.count; i++) {
            const struct contribution *c = &all.at[i];
            if (c->state == CONTRIBUTION_STATE_GIVEN && (c->is_put_by || c->used_in.is_set) == is_later)
                page->given.at[page->given.count++] = row_of(w, c);
        }
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].state != CONTRIBUTION_STATE_GIVEN)
            page->waiting.at[page->waiting.count++] = row_of(w, &all.at[i]);
}

static struct book_tray_page page_new(struct web *w)
{
    struct contribution_count count = {0};
    contribution_count(w->db, w->book.id, &count);
    struct book_tray_page page = {
        .csrf = w->csrf,
        .title = w->book.title,
        .lead = count.asked ? SAY(w, MSG_book_tray_lead, arg_int(count.asked), arg_int(count.given),
                                  arg_int(count.to_read))
                            : SAY(w, MSG_book_tray_empty),
        .chapter = chapters_new(w),
        .action = url_book_tray_act(w->arena, w->book.id),
        .ask = url_contributions_form(w->arena, w->book.id),
        .back = url_book_show(w->arena, w->book.id),
    };
    rows_fill(w, &page);
    return page;
}

static void page_show(struct web *w)
{
    struct book_tray_page page = page_new(w);
    book_crumbs(w, true);
    view_book_tray_page(&w->page, &page);
    web_title(w, SAY(w, MSG_book_tray_title));
}

void book_tray(struct web *w)
{
    page_show(w);
}

static bool read_contribution(struct web *w, struct contribution *c)
{
    struct contribution_id id = {0};
    return str_int(form_get(w, S("contribution")), &id.n) && contribution_by_id(w->db, id, c) &&
           c->book.n == w->book.id.n && c->state == CONTRIBUTION_STATE_GIVEN;
}

static void quote(struct web *w, const struct contribution *c)
{
    struct chapter chapter;
    struct chapter_id id = {0};
    if (!w->actor.person.is_set || !str_int(form_get(w, S("chapter")), &id.n) ||
        !chapter_by_id(w->db, id, &chapter) || chapter.book.n != w->book.id.n || c->used_in.is_set) {
        web_error(w, 409);
        return;
    }
    switch (contribution_quote_in(w->db, c, prose_writer_name(w, c->given_name, c->family_name), &chapter,
                                  w->actor.person.value, w->now)) {
    case PROSE_SAVED:
    case PROSE_SAME:
    case PROSE_MERGED:
    case PROSE_CLASH:
        chapter_changed(w->db, &w->book, w->today, w->now);
        web_redirect_said(w, url_chapter_show(w->arena, id), MSG_contribution_quoted);
        return;
    case PROSE_TOO_LONG:
        form_problem(w, NULL, SAY(w, MSG_notes_too_long, arg_int(PROSE_BYTES_MOST / 1000)));
        page_show(w);
        return;
    }
}

void book_tray_act(struct web *w)
{
    struct contribution c;
    struct str what = form_get(w, S("do"));
    if (!read_contribution(w, &c)) {
        web_not_found(w);
        return;
    }
    if (str_is(what, S("quote"))) {
        quote(w, &c);
        return;
    }
    if (!str_is(what, S("by")) && !str_is(what, S("back"))) {
        web_error(w, 400);
        return;
    }
    contribution_put_by(w->db, c.id, str_is(what, S("by")));
    web_redirect_said(w, url_book_tray(w->arena, w->book.id), MSG_form_saved);
}
