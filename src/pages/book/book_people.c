// SPDX-License-Identifier: EUPL-1.2
// Who writes a book, and who says that it may be published. A reviewer looks; who leads the work changes.
#include "pages/book/book_page.h"

#include "pages/people/pick.h"
#include "pages/theme/theme.h"
#include "web/form.h"

static struct maker_row_list makers_of(struct web *w, bool may_change)
{
    struct book_maker_list all = book_people(w->db, w->book.id);
    struct maker_row_list rows = {.at = NEW_ARRAY(w->arena, struct maker_row, all.count)};
    for (size_t i = 0; i < all.count; i++) {
        const struct book_maker *m = &all.at[i];
        bool is_author = m->duty == BOOK_DUTY_AUTHOR;
        struct str name = str_words(w->arena, m->given_name, m->family_name);
        rows.at[rows.count++] = (struct maker_row){
            .id = str_format(w->arena, "%lld", (long long)m->person.n),
            .name = m->has_left ? SAY(w, MSG_book_has_left, arg_str(name)) : name,
            .duty = SAY(w, is_author ? MSG_book_author : MSG_book_reviewer),
            .is_mine = may_change && (!is_author || m->has_left || book_count_of(&all, BOOK_DUTY_AUTHOR) > 1),
        };
    }
    return rows;
}

static bool may_change(const struct web *w)
{
    enum book_mover by = book_mover_now(w);
    return (by == BOOK_BY_AUTHOR || by == BOOK_BY_TEAM) && w->book.state != BOOK_STATE_WITHDRAWN;
}

static struct book_people_page page_new(struct web *w)
{
    struct book_people_page page = {
        .csrf = w->csrf,
        .title = w->book.title,
        .makers = makers_of(w, may_change(w)),
        .person = pick_required(pick_new(w, S("person"), MSG_book_person, (struct maybe_person_id){0})),
        .duty = choices_new(w, S("duty"), MSG_book_duty, BOOK_DUTY_COUNT),
        .may_change = may_change(w),
        .action = url_book_people_act(w->arena, w->book.id),
        .back = url_book_show(w->arena, w->book.id),
    };
    choices_add(&page.duty, book_duty_text(BOOK_DUTY_REVIEWER), SAY(w, MSG_book_reviewer), true);
    choices_add(&page.duty, book_duty_text(BOOK_DUTY_AUTHOR), SAY(w, MSG_book_author), false);
    return page;
}

static void page_show(struct web *w, const struct book_people_page *page)
{
    book_crumbs(w, true);
    view_book_people_page(&w->page, page);
    web_title(w, SAY(w, MSG_book_people));
}

void book_people_form(struct web *w)
{
    struct book_people_page page = page_new(w);
    page_show(w, &page);
}

static void add(struct web *w, struct book_people_page *page)
{
    enum book_duty duty = BOOK_DUTY_REVIEWER;
    struct maybe_person_id person = pick_read(w, &page->person);
    book_duty_from_text(form_choice(w, &page->duty), &duty);
    if (!form_ok(w))
        return;
    switch (book_join(w->db, w->book.id, person.value, duty)) {
    case BOOK_JOINED: break;
    case BOOK_HAS_THEM: pick_problem(w, &page->person, SAY(w, MSG_book_has_them)); break;
    case BOOK_PEOPLE_FULL:
        pick_problem(w, &page->person, SAY(w, MSG_book_people_full, arg_int(BOOK_PEOPLE_MOST)));
        break;
    }
}

void book_people_act(struct web *w)
{
    struct book_people_page page = page_new(w);
    struct person_id leaver;
    if (!page.may_change) {
        web_error(w, 403);
        return;
    }
    if (str_int(form_get(w, S("drop")), &leaver.n)) {
        if (!book_leave(w->db, &w->book, leaver, w->now))
            form_problem(w, NULL, SAY(w, MSG_book_needs_author));
    } else {
        add(w, &page);
    }
    if (form_ok(w))
        web_redirect_said(w, url_book_people_form(w->arena, w->book.id), MSG_form_saved);
    else
        page_show(w, &page);
}
