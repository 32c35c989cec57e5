// SPDX-License-Identifier: EUPL-1.2
// Proposing a topic from a mail, or saying that one has none this time.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "html/topic/topic.h"
#include "i18n/format.h"
#include "pages/topic/propose_form.h"
#include "web/form.h"

static struct propose_page page_new(struct web *w, const struct asked *of)
{
    struct propose_page page = {
        .network = of->network.name,
        .propose = propose_form_new(w, url_ask_save(w->arena, w->path.token)),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    struct gathering gathering;
    if (of->ask.gathering.is_set && gathering_by_id(w->db, of->ask.gathering.value, &gathering))
        page.about = SAY(w, MSG_topic_lead_open_for, arg_day(gathering.held_on));
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_topic_is_proposed);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    return page;
}

static void page_show(struct web *w, struct propose_page *page)
{
    view_propose_page(&w->page, page);
    web_title(w, SAY(w, MSG_topic_propose));
}

void propose_show(struct web *w, const struct asked *of)
{
    struct propose_page page = page_new(w, of);
    page_show(w, &page);
}

void propose_save(struct web *w, const struct asked *of)
{
    struct propose_page page = page_new(w, of);
    struct topic_id id;
    bool has_none = str_is(form_get(w, S("answer")), S("no"));
    if (has_none)
        ask_settle_in(w->db, ASK_KIND_PROPOSE, of->network.id, of->ask.person, ASK_STATE_DECLINED, w->now);
    if (has_none ||
        propose_take(w, &page.propose, of->network.id, (struct maybe_person_id){true, of->ask.person}, &id))
        answer_saved(w);
    else
        page_show(w, &page);
}
