// SPDX-License-Identifier: EUPL-1.2
// What somebody on rotation asks: answered by their guide, or by another of the team, without an account.
#include "html/agreement/period.h"

#include "jobs/guiding.h"
#include "pages/answer/answer.h"
#include "pages/invitation/reply.h"
#include "sql/person.h"
#include "web/form.h"
#include "web/notify.h"

enum { ANSWER_LEAST = 2 };

/// False, and answered: it is gone.
static bool page_read(struct web *w, const struct asked *of, struct guide_question *q,
                      struct guide_question_page *page)
{
    struct agreement a;
    struct theme theme = {0};
    struct person_card card = {0};
    if (!guide_question_by_id(w->db, (struct guide_question_id){of->ask.subject}, q) ||
        !agreement_by_id(w->db, q->agreement, &a) || !a.person.is_set) {
        reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void);
        return false;
    }
    theme_by_id(w->db, a.theme, &theme);
    person_card(w->db, a.person.value, &card);
    struct str name = str_words(w->arena, card.given_name, card.family_name);
    *page = (struct guide_question_page){
        .csrf = w->csrf,
        .title = SAY(w, MSG_ask_guide_question, arg_str(theme.title)),
        .who = SAY(w, MSG_period_asks, arg_str(name)),
        .body = q->body,
        .answer = q->answer,
        .said = q->answered_at.is_set ? SAY(w, MSG_period_answered) : S(""),
        .words = input_required(input_area(w, S("words"), MSG_period_your_answer)),
        .is_open = of->ask.state == ASK_STATE_OPEN,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    return true;
}

static void page_show(struct web *w, const struct guide_question_page *page)
{
    view_guide_question_page(&w->page, page);
    web_title(w, page->title);
}

void guide_question_show(struct web *w, const struct asked *of)
{
    struct guide_question q;
    struct guide_question_page page;
    if (page_read(w, of, &q, &page))
        page_show(w, &page);
}

void guide_question_save(struct web *w, const struct asked *of)
{
    struct guide_question q;
    struct guide_question_page page;
    struct notice_site site = notify_site(w);
    if (!page_read(w, of, &q, &page))
        return;
    struct str words = form_text(w, &page.words, ANSWER_LEAST, GUIDE_WORDS_MOST);
    if (form_ok(w) && !guiding_answer(w->db, &site, &q, of->ask.person, words))
        form_problem(w, NULL, SAY(w, MSG_period_answered));
    if (form_ok(w))
        answer_saved(w);
    else
        page_show(w, &page);
}
