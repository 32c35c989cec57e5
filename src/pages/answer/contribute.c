// SPDX-License-Identifier: EUPL-1.2
// What somebody knows, for a book: a question and room for the answer.
#include "html/book/tray.h"

#include "book/contribution.h"
#include "i18n/format.h"
#include "pages/answer/answer.h"
#include "web/form.h"

static bool read_contribution(struct web *w, const struct asked *of, struct contribution *c)
{
    if (contribution_by_id(w->db, (struct contribution_id){of->ask.subject}, c))
        return true;
    web_not_found(w);
    return false;
}

static struct str authors(struct web *w, struct book_id book)
{
    struct book_maker_list people = book_people(w->db, book);
    struct buf names = buf_new(w->arena, BOOK_PEOPLE_MOST * 500);
    for (size_t i = 0; i < people.count; i++)
        if (people.at[i].duty == BOOK_DUTY_AUTHOR) {
            buf_str(&names, buf_get(&names).len ? S(", ") : S(""));
            buf_str(&names, str_words(w->arena, people.at[i].given_name, people.at[i].family_name));
        }
    return buf_get(&names);
}

static struct contribute_page page_new(struct web *w, const struct contribution *c)
{
    struct book book = {0};
    book_by_id(w->db, c->book, &book);
    struct contribute_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_ask_contribute, arg_str(book.title)),
        .about = SAY(w, MSG_contribution_about, arg_str(authors(w, c->book))),
        .question = c->question,
        .deadline = SAY(w, MSG_ask_deadline, arg_str(format_weekday_date(w->arena, w->lang, c->due_on))),
        .body = input_value(input_area(w, S("body"), MSG_contribution_body), c->body),
        .is_given = c->state == CONTRIBUTION_STATE_GIVEN,
        .is_used = c->used_in.is_set,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    if (page.is_used)
        page.said = SAY(w, MSG_contribution_is_used);
    else if (page.is_given)
        page.said = SAY(w, MSG_contribution_is_given);
    else if (c->state == CONTRIBUTION_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    return page;
}

static void page_show(struct web *w, const struct contribute_page *page)
{
    view_contribute_page(&w->page, page);
    web_title(w, page->title);
}

void contribute_show(struct web *w, const struct asked *of)
{
    struct contribution c;
    if (!read_contribution(w, of, &c))
        return;
    struct contribute_page page = page_new(w, &c);
    page_show(w, &page);
}

void contribute_save(struct web *w, const struct asked *of)
{
    struct contribution c;
    struct str body = S("");
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE || !read_contribution(w, of, &c))
        return;
    struct contribute_page page = page_new(w, &c);
    if (answer == ANSWER_YES)
        body = form_text(w, &page.body, 1, CONTRIBUTION_BODY_MOST);
    if (form_ok(w))
        switch (contribution_answer(w->db, &c, body, w->now)) {
        case CONTRIBUTION_ANSWERED: break;
        case CONTRIBUTION_USED: form_problem(w, NULL, SAY(w, MSG_contribution_is_used)); break;
        case CONTRIBUTION_OVER: form_problem(w, NULL, SAY(w, MSG_contribution_over)); break;
        }
    if (form_ok(w))
        answer_saved(w);
    else
        page_show(w, &page);
}
