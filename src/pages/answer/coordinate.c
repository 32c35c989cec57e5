// SPDX-License-Identifier: EUPL-1.2
// Would you help coordinate? A yes is an offer, which a lead of the network accepts.
#include "pages/answer/answer.h"

#include "network/term.h"

void coordinate_show(struct web *w, const struct asked *of)
{
    struct answer_page page = answer_page_of(w, of);
    page.title = SAY(w, MSG_ask_coordinate, arg_str(of->network.name));
    page.about = SAY(w, MSG_role_offer_about);
    page.yes = SAY(w, MSG_role_offer);
    page.no = SAY(w, MSG_ask_no_thanks);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_role_offered);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void coordinate_save(struct web *w, const struct asked *of)
{
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    if (answer == ANSWER_YES)
        volunteer_offer(w->db, of->network.id, of->ask.person, w->now);
    else
        volunteer_withdraw(w->db, of->network.id, of->ask.person, w->now);
    answer_saved(w);
}
