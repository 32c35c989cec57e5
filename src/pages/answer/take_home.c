// SPDX-License-Identifier: EUPL-1.2
// What one takes home from a gathering, from a mail or from My page.
#include "pages/answer/answer.h"

#include "gathering/takehome.h"
#include "pages/meetup/take_home.h"
#include "web/form.h"

static struct take_home_answer page_new(struct web *w, const struct asked *of)
{
    struct take_home_answer page = {
        .network = of->network.name,
        .form = take_home_form_new(w, (struct gathering_id){of->ask.subject}, of->ask.person,
                                   url_ask_save(w->arena, w->path.token)),
        .is_open = of->ask.state == ASK_STATE_OPEN,
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    struct gathering gathering;
    if (gathering_by_id(w->db, (struct gathering_id){of->ask.subject}, &gathering))
        page.title = SAY(w, MSG_take_home_title, arg_str(gathering.title));
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_take_home_done);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    return page;
}

static void page_show(struct web *w, struct take_home_answer *page)
{
    view_take_home_answer(&w->page, page);
    web_title(w, page->title);
}

void take_home_answer_show(struct web *w, const struct asked *of)
{
    struct take_home_answer page = page_new(w, of);
    page_show(w, &page);
}

void take_home_answer_save(struct web *w, const struct asked *of)
{
    struct take_home_answer page = page_new(w, of);
    struct gathering_id gathering = {of->ask.subject};
    bool has_none = str_is(form_get(w, S("do")), S("none"));
    if (has_none)
        take_home_decline(w->db, gathering, of->ask.person, w->now);
    if (has_none || take_home_take(w, &page.form, gathering, of->ask.person))
        answer_saved(w);
    else
        page_show(w, &page);
}
