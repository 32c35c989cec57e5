// SPDX-License-Identifier: EUPL-1.2
// What a member asks, answered from a mail; or passed on to others.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "pages/question/question.h"
#include "web/form.h"

/// False, and answered: there is no such question.
static bool read_question(struct web *w, const struct asked *of, struct question *question)
{
    if (question_by_id(w->db, (struct question_id){of->ask.subject}, question))
        return true;
    web_not_found(w);
    return false;
}

static struct answer_question_page page_new(struct web *w, const struct asked *of,
                                            const struct question *question)
{
    struct answer_question_page page = {
        .csrf = w->csrf,
        .network = of->network.name,
        .body = question->body,
        .about = question_about(w, question),
        .answer = input_required(input_area(w, S("answer"), MSG_question_answer)),
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_question_is_answered);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_question_is_passed);
    return page;
}

static void page_show(struct web *w, const struct question *question, struct answer_question_page *page)
{
    page->answers = question_voices(w, question->id);
    view_answer_question_page(&w->page, page);
    web_title(w, SAY(w, MSG_question_for_you));
}

void ask_question_show(struct web *w, const struct asked *of)
{
    struct question question;
    if (!read_question(w, of, &question))
        return;
    struct answer_question_page page = page_new(w, of, &question);
    page_show(w, &question, &page);
}

void ask_question_save(struct web *w, const struct asked *of)
{
    struct question question;
    if (!read_question(w, of, &question))
        return;
    struct answer_question_page page = page_new(w, of, &question);
    bool passes = str_is(form_get(w, S("answer_no")), S("no"));
    if (passes)
        ask_settle(w->db, ASK_KIND_QUESTION, question.id.n, of->ask.person, ASK_STATE_DECLINED, w->now);
    if (passes ||
        question_answer_take(w, &page.answer, &question, (struct maybe_person_id){true, of->ask.person}))
        answer_saved(w);
    else
        page_show(w, &question, &page);
}
