// SPDX-License-Identifier: EUPL-1.2
// Your term ends: have you handed over? Who would rather go on says so here, as an offer like any other.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "network/term.h"

void hand_over_show(struct web *w, const struct asked *of)
{
    struct term term;
    struct answer_page page = answer_page_of(w, of);
    if (!term_by_id(w->db, (struct network_term_id){of->ask.subject}, &term) || !term.ends_on.is_set) {
        web_not_found(w);
        return;
    }
    page.title = SAY(w, MSG_ask_hand_over, arg_str(of->network.name));
    page.about = SAY(w, MSG_hand_over_about, arg_day(term.ends_on.value));
    page.more_label = SAY(w, MSG_handover_title);
    page.more = url_handover(w->arena, of->network.id);
    page.yes = SAY(w, MSG_hand_over_done);
    page.no = SAY(w, MSG_hand_over_go_on);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_hand_over_is_done);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_hand_over_goes_on);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void hand_over_save(struct web *w, const struct asked *of)
{
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    if (answer == ANSWER_NO)
        volunteer_offer(w->db, of->network.id, of->ask.person, w->now);
    else
        volunteer_withdraw(w->db, of->network.id, of->ask.person, w->now);
    ask_settle(w->db, ASK_KIND_HAND_OVER, of->ask.subject, of->ask.person,
               answer == ANSWER_YES ? ASK_STATE_DONE : ASK_STATE_DECLINED, w->now);
    answer_saved(w);
}
