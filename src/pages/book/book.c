// SPDX-License-Identifier: EUPL-1.2
// The cover of a book: what it is, its contents, and for who makes it what comes next.
#include "pages/book/book_page.h"

#include "book/contribution.h"
#include "i18n/format.h"
#include "web/form.h"

enum { WHY_MOST = 500 };

static struct chapter_row_list contents_of(struct web *w)
{
    struct edition_chapter_list all = edition_chapters(w->db, w->book.id, w->book.edition);
    struct chapter_row_list rows = {.at = NEW_ARRAY(w->arena, struct chapter_row, all.count)};
    for (size_t i = 0; i < all.count; i++)
        rows.at[rows.count++] = (struct chapter_row){
            .title = all.at[i].title,
            .place = book_place_words(w, all.at[i].place),
            .url = url_edition_chapter_show(w->arena, w->book.id, all.at[i].place),
        };
    return rows;
}

static struct str progress_of(struct web *w, const struct chapter *c)
{
    if (!c->place)
        return SAY(w, MSG_chapter_is_aside);
    if (!c->head)
        return SAY(w, MSG_chapter_no_text);
    if (c->approved == c->head)
        return SAY(w, MSG_chapter_approved);
    return c->approved ? SAY(w, MSG_chapter_changed_since) : S("");
}

static struct chapter_row_list making_of(struct web *w)
{
    struct chapter_list all = chapters_of(w->db, w->book.id);
    struct chapter_row_list rows = {.at = NEW_ARRAY(w->arena, struct chapter_row, all.count)};
    for (size_t i = 0; i < all.count; i++)
        rows.at[rows.count++] = (struct chapter_row){
            .title = all.at[i].title,
            .about = progress_of(w, &all.at[i]),
            .place = book_place_words(w, all.at[i].place),
            .url = url_chapter_show(w->arena, all.at[i].id),
        };
    return rows;
}

static struct book_row_list makers_of(struct web *w)
{
    struct book_maker_list all = book_people(w->db, w->book.id);
    struct book_row_list rows = {.at = NEW_ARRAY(w->arena, struct book_row, all.count)};
    for (size_t i = 0; i < all.count; i++) {
        const struct book_maker *m = &all.at[i];
        struct str name = str_words(w->arena, m->given_name, m->family_name);
        rows.at[rows.count++] = (struct book_row){
            .title = m->has_left ? SAY(w, MSG_book_has_left, arg_str(name)) : name,
            .about = SAY(w, m->duty == BOOK_DUTY_AUTHOR ? MSG_book_author : MSG_book_reviewer),
            .url = url_person_show(w->arena, m->person),
        };
    }
    return rows;
}

/// The same book in other languages, as far as the reader may see them.
static struct book_row_list others_of(struct web *w)
{
    struct book_line_list all = books_of_theme(w->db, w->book.theme);
    struct book_row_list rows = {.at = NEW_ARRAY(w->arena, struct book_row, all.count)};
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].id.n != w->book.id.n && (all.at[i].edition || web_may(w, VERB_TEAM)))
            rows.at[rows.count++] = (struct book_row){all.at[i].title, book_about(w, &all.at[i]),
                                                      url_book_show(w->arena, all.at[i].id)};
    return rows;
}

static struct str lead_of(struct web *w)
{
    const struct book *b = &w->book;
    struct edition e;
    if (!b->edition || !edition(w->db, b->id, b->edition, &e))
        return book_state_words(w, b->state);
    struct str about = SAY(w, MSG_book_edition_of, arg_int(e.number), arg_date(e.published_on));
    if (b->true_on.is_set && date_compare(b->true_on.value, e.published_on) > 0)
        about = str_words(w->arena, about, SAY(w, MSG_book_true_on, arg_date(b->true_on.value)));
    return b->state == BOOK_STATE_REVISING || b->state == BOOK_STATE_IN_REVIEW
               ? str_words(w->arena, about, SAY(w, MSG_book_being_revised))
               : about;
}

/// What its makers have to do now, in a sentence.
static struct str next_of(struct web *w)
{
    switch (w->book.state) {
    case BOOK_STATE_OUTLINE: return SAY(w, MSG_book_next_outline);
    case BOOK_STATE_WRITING:
    case BOOK_STATE_REVISING: return SAY(w, MSG_book_next_writing);
    case BOOK_STATE_IN_REVIEW: return SAY(w, MSG_book_next_in_review);
    case BOOK_STATE_PUBLISHED:
        return w->book.review_on.is_set ? SAY(w, MSG_book_next_published, arg_date(w->book.review_on.value))
                                        : S("");
    case BOOK_STATE_WITHDRAWN: break;
    }
    return S("");
}

static void moves_fill(struct web *w, struct book_page *page)
{
    enum book_state state = w->book.state;
    enum book_mover by = book_mover_now(w);
    page->is_maker = web_may(w, VERB_MAKE);
    page->is_author = web_may(w, VERB_WRITE) && state != BOOK_STATE_WITHDRAWN;
    page->is_outline = book_may_move(state, BOOK_STATE_WRITING, by);
    page->may_review = book_may_move(state, BOOK_STATE_IN_REVIEW, by);
    page->may_publish = book_may_move(state, BOOK_STATE_PUBLISHED, by);
    page->may_revise = book_may_move(state, BOOK_STATE_REVISING, by);
    page->may_withdraw = book_may_move(state, BOOK_STATE_WITHDRAWN, by);
    page->may_say_true = page->may_revise && w->book.review_on.is_set &&
                         date_compare(w->book.review_on.value, date_plus_days(w->today, 30)) <= 0;
}

static struct book_page page_new(struct web *w)
{
    const struct book *b = &w->book;
    struct theme theme = {0};
    struct theme_names names = {0};
    struct contribution_count count = {0};
    contribution_count(w->db, b->id, &count);
    struct book_page page = {
        .csrf = w->csrf,
        .title = b->title,
        .lead = lead_of(w),
        .withdrawn_why = b->withdrawn_why,
        .language_tag = book_language_text(b->language),
        .makers = makers_of(w),
        .others = others_of(w),
        .contents = contents_of(w),
        .why = input_required(input_area(w, S("why"), MSG_book_withdraw_why)),
        .has_edition = b->edition > 0,
        .is_withdrawn = b->state == BOOK_STATE_WITHDRAWN,
        .theme_url = url_theme_show(w->arena, b->theme),
        .chain = url_chain_show(w->arena, b->theme),
        .action = url_book_act(w->arena, b->id),
        .people = url_book_people_form(w->arena, b->id),
        .edit_contents = url_contents_form(w->arena, b->id),
        .tray = url_book_tray(w->arena, b->id),
        .print = url_book_print(w->arena, b->id),
        .epub = url_book_epub(w->arena, b->id),
        .html = url_book_html(w->arena, b->id),
        .markdown = url_book_markdown(w->arena, b->id),
        .to_read = count.to_read,
    };
    if (theme_by_id(w->db, b->theme, &theme))
        page.theme = theme.title;
    if (theme_names(w->db, b->theme, &names))
        page.reference = names.reference.value;
    moves_fill(w, &page);
    if (page.is_maker) {
        page.making = making_of(w);
        page.next = next_of(w);
    }
    return page;
}

static void page_show(struct web *w, const struct book_page *page)
{
    book_crumbs(w, false);
    view_book_page(&w->page, page);
    web_title(w, w->book.title);
}

void book_show(struct web *w)
{
    struct book_page page = page_new(w);
    page_show(w, &page);
}

// ---- moving it ----

static void problem_note(struct web *w, struct book_page *page, enum book_moved moved)
{
    switch (moved) {
    case BOOK_MOVED: break;
    case BOOK_REFUSED:
    case BOOK_STALE: form_problem(w, NULL, SAY(w, MSG_book_moved_already)); break;
    case BOOK_EMPTY: form_problem(w, NULL, SAY(w, MSG_book_empty)); break;
    case BOOK_NO_REVIEWER: form_problem(w, NULL, SAY(w, MSG_book_no_reviewer)); break;
    case BOOK_NOT_APPROVED: form_problem(w, NULL, SAY(w, MSG_book_not_approved)); break;
    case BOOK_WITHOUT_WHY: form_problem(w, &page->why, SAY(w, MSG_book_without_why)); break;
    }
}

static void say_true(struct web *w, const struct book_page *page)
{
    if (page->may_revise && book_still_true(w->db, &w->book, w->today, w->now))
        web_redirect_said(w, url_book_show(w->arena, w->book.id), MSG_form_saved);
    else
        web_error(w, 409);
}

void book_act(struct web *w)
{
    struct book_page page = page_new(w);
    struct book_step step = {
        .by = book_mover_now(w), .account = {true, w->actor.account}, .today = w->today, .now = w->now};
    if (str_is(form_get(w, S("to")), S("true"))) {
        say_true(w, &page);
        return;
    }
    if (!book_state_from_text(form_get(w, S("to")), &step.to)) {
        web_error(w, 400);
        return;
    }
    if (step.to == BOOK_STATE_WITHDRAWN)
        step.why = form_text(w, &page.why, 0, WHY_MOST);
    if (form_ok(w))
        problem_note(w, &page, book_move(w->db, &w->book, &step));
    if (form_ok(w))
        web_redirect_said(w, url_book_show(w->arena, w->book.id), MSG_form_saved);
    else
        page_show(w, &page);
}
