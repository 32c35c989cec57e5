// SPDX-License-Identifier: EUPL-1.2
// Somebody joined late: would you write to them first?
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "sql/coming.h"

/// "Anne Berg, rådgiver, Teknisk", and what she can be asked about.
static struct str about_of(struct web *w, const struct welcomed *p)
{
    struct str parts[3] = {str_words(w->arena, p->given_name, p->family_name)};
    size_t count = 1;
    if (p->job_title.is_set)
        parts[count++] = p->job_title.value;
    if (p->unit_name.is_set)
        parts[count++] = p->unit_name.value;
    return SAY(w, MSG_ask_welcome_about, arg_str(str_join(w->arena, parts, count, S(", "))),
               arg_str(p->email));
}

void welcome_show(struct web *w, const struct asked *of)
{
    struct welcomed p = {0};
    struct answer_page page = answer_page_of(w, of);
    welcomed(w->db, (struct invitation_id){of->ask.subject}, &p);
    page.title = SAY(w, MSG_ask_welcome, arg_str(str_words(w->arena, p.given_name, p.family_name)));
    page.about = about_of(w, &p);
    page.yes = SAY(w, MSG_ask_welcome_done);
    page.no = SAY(w, MSG_ask_no_thanks);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_ask_welcome_thanks);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_welcome_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void welcome_save(struct web *w, const struct asked *of)
{
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    ask_settle(w->db, ASK_KIND_WELCOME, of->ask.subject, of->ask.person,
               answer == ANSWER_YES ? ASK_STATE_DONE : ASK_STATE_DECLINED, w->now);
    answer_saved(w);
}
