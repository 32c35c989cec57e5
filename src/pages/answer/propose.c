// SPDX-License-Identifier: EUPL-1.2
// Proposing a topic from a mail, or saying that one has none this time.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "html/topic/topic.h"
#include "i18n/format.h"
#include "pages/topic/topic.h"
#include "topic/topic.h"
#include "web/form.h"

static struct propose_page page_new(struct web *w, const struct asked *of)
{
    struct propose_page page = {
        .csrf = w->csrf,
        .network = of->network.name,
        .title =
            input_hint(w, input_required(input_text(w, S("title"), MSG_topic_name)), MSG_topic_name_hint),
        .why = input_area(w, S("why"), MSG_topic_why),
        .action = url_ask_save(w->arena, w->path.token),
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

static void propose(struct web *w, const struct asked *of, struct propose_page *page)
{
    struct topic_new topic = {
        .network = of->network.id,
        .title = form_line(w, &page->title, TOPIC_TITLE_LEAST, TOPIC_TITLE_MOST),
        .why = form_text(w, &page->why, 0, TOPIC_WHY_MOST),
        .proposed_by = {true, of->ask.person},
        .proposed_at = w->now,
    };
    struct topic_id id;
    if (!form_ok(w))
        return;
    struct str why_not = topic_why_not(w, topic_propose(w->db, &topic, &id));
    if (why_not.len)
        form_problem(w, NULL, why_not);
}

void propose_save(struct web *w, const struct asked *of)
{
    struct propose_page page = page_new(w, of);
    if (str_is(form_get(w, S("answer")), S("no")))
        ask_settle_in(w->db, ASK_KIND_PROPOSE, of->network.id, of->ask.person, ASK_STATE_DECLINED, w->now);
    else
        propose(w, of, &page);
    if (form_ok(w))
        answer_saved(w);
    else
        page_show(w, &page);
}
