// SPDX-License-Identifier: EUPL-1.2
// Asking many at once for what they know.
#include "html/book/tray.h"

#include "book/contribution.h"
#include "i18n/email.h"
#include "i18n/format.h"
#include "pages/book/book_page.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

enum { QUESTION_LEAST = 10, QUESTION_MOST = 500, PEOPLE_TEXT_MOST = 5000, DAYS = 21 };

static struct choices chapters_new(struct web *w)
{
    struct chapter_list all = chapters_of(w->db, w->book.id);
    struct choices choices = choices_new(w, S("chapter"), MSG_contribution_chapter, all.count + 1);
    choices_add(&choices, S("0"), SAY(w, MSG_contribution_no_chapter), true);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].place)
            choices_add(&choices, str_format(w->arena, "%lld", (long long)all.at[i].id.n), all.at[i].title,
                        false);
    return choices;
}

static struct ask_page page_new(struct web *w, const struct person_id_list *leaders)
{
    struct contribution_count count = {0};
    contribution_count(w->db, w->book.id, &count);
    struct ask_page page = {
        .csrf = w->csrf,
        .title = w->book.title,
        .question = input_required(input_hint(w, input_area(w, S("question"), MSG_contribution_question),
                                              MSG_contribution_question_hint)),
        .chapter = chapters_new(w),
        .due_on =
            input_required(input_value(input_of_kind(w, S("due_on"), MSG_contribution_due_on, S("date")),
                                       date_iso(w->arena, date_plus_days(w->today, DAYS)))),
        .people =
            input_hint(w, input_area(w, S("people"), MSG_contribution_people), MSG_contribution_people_hint),
        .leaders = SAY(w, MSG_contribution_leaders, arg_int((int64_t)leaders->count)),
        .has_leaders = leaders->count > 0,
        .asks_leaders = form_has(w, S("leaders")),
        .action = url_contributions_ask(w->arena, w->book.id),
        .back = url_book_show(w->arena, w->book.id),
    };
    if (count.asked)
        page.so_far = SAY(w, MSG_contribution_so_far, arg_int(count.asked), arg_int(count.given));
    return page;
}

static void page_show(struct web *w, const struct ask_page *page)
{
    book_crumbs(w, true);
    view_ask_page(&w->page, page);
    web_title(w, SAY(w, MSG_contribution_ask));
}

void contributions_form(struct web *w)
{
    struct person_id_list leaders = network_leaders(w->db);
    struct ask_page page = page_new(w, &leaders);
    page_show(w, &page);
}

// ---- whom ----

struct asked_list {
    struct person_id at[2 * CONTRIBUTIONS_MOST];
    size_t count;
};

static void asked_add(struct web *w, struct asked_list *to, struct person_id person)
{
    bool is_self = w->actor.person.is_set && w->actor.person.value.n == person.n;
    for (size_t i = 0; i < to->count; i++)
        if (to->at[i].n == person.n)
            return;
    if (!is_self && to->count < sizeof to->at / sizeof *to->at)
        to->at[to->count++] = person;
}

/// A person on each line, by address or whole name.
static void typed_add(struct web *w, struct ask_page *page, struct asked_list *to)
{
    struct str rest = form_text(w, &page->people, 0, PEOPLE_TEXT_MOST), line;
    while (form_ok(w) && rest.len) {
        if (!str_cut(&rest, '\n', &line)) {
            line = rest;
            rest = S("");
        }
        line = str_trim(line);
        if (!line.len)
            continue;
        struct person_named_list named = people_named(w->db, email_key(w->arena, line), line);
        if (named.count == 1)
            asked_add(w, to, named.at[0].id);
        else
            form_problem(w, &page->people,
                         SAY(w, named.count ? MSG_contribution_many_named : MSG_contribution_none_named,
                             arg_str(line)));
    }
}

/// Who is asked, without doubles and without who asks.
static void asked_read(struct web *w, struct ask_page *page, const struct person_id_list *leaders,
                       struct asked_list *to)
{
    for (size_t i = 0; page->asks_leaders && i < leaders->count; i++)
        asked_add(w, to, leaders->at[i]);
    typed_add(w, page, to);
    if (!form_ok(w))
        return;
    if (!to->count)
        form_problem(w, &page->people, SAY(w, MSG_contribution_nobody));
    if (to->count > CONTRIBUTIONS_MOST)
        form_problem(w, &page->people, SAY(w, MSG_contribution_too_many, arg_int(CONTRIBUTIONS_MOST)));
}

static void ask_all(struct web *w, struct ask_page *page, const struct contribution_asking *asking,
                    const struct asked_list *people)
{
    struct notice_site site = notify_site(w);
    for (size_t i = 0; i < people->count; i++) {
        struct contribution_id id;
        if (!contribution_ask(w->db, asking, people->at[i], &id)) {
            form_problem(w, &page->people, SAY(w, MSG_contribution_too_many, arg_int(CONTRIBUTIONS_MOST)));
            return;
        }
        notice_contribution(w->db, &site, id);
    }
}

static struct maybe_chapter_id chapter_chosen(struct web *w, struct ask_page *page)
{
    struct maybe_chapter_id chapter = {0};
    str_int(form_choice(w, &page->chapter), &chapter.value.n);
    chapter.is_set = chapter.value.n > 0;
    return chapter;
}

static void due_check(struct web *w, struct ask_page *page, struct date due)
{
    if (form_ok(w) && (date_compare(due, w->today) <= 0 ||
                       date_compare(due, date_plus_days(w->today, CONTRIBUTION_DAYS_MOST)) > 0))
        form_problem(w, &page->due_on, SAY(w, MSG_contribution_day_wrong, arg_int(CONTRIBUTION_DAYS_MOST)));
}

void contributions_ask(struct web *w)
{
    struct person_id_list leaders = network_leaders(w->db);
    struct ask_page page = page_new(w, &leaders);
    struct asked_list people = {0};
    struct contribution_asking asking = {
        .book = w->book.id,
        .question = form_text(w, &page.question, QUESTION_LEAST, QUESTION_MOST),
        .chapter = chapter_chosen(w, &page),
        .now = w->now,
    };
    form_date(w, &page.due_on, &asking.due_on);
    due_check(w, &page, asking.due_on);
    asked_read(w, &page, &leaders, &people);
    if (form_ok(w))
        ask_all(w, &page, &asking, &people);
    if (form_ok(w))
        web_redirect_said(w, url_book_tray(w->arena, w->book.id), MSG_contribution_sent);
    else
        page_show(w, &page);
}
