// SPDX-License-Identifier: EUPL-1.2
// Would you look after what a rule has found? One coordinator who does is enough.
#include "pages/answer/answer.h"

#include "ask/ask.h"
#include "network/warning.h"

static bool read_warning(struct web *w, const struct asked *of, struct warning_open *warning)
{
    if (warning_by_id(w->db, (struct warning_id){of->ask.subject}, warning))
        return true;
    web_not_found(w);
    return false;
}

void warning_show(struct web *w, const struct asked *of)
{
    struct warning_open warning;
    struct answer_page page = answer_page_of(w, of);
    if (!read_warning(w, of, &warning))
        return;
    page.title = SAY(w, MSG_ask_warning, arg_str(of->network.name));
    page.about = SAY(w, warning_text(warning.rule));
    page.why = SAY(w, MSG_warning_since, arg_date(wall_from_instant(warning.raised_at, ZONE_OSLO).date));
    page.more_label = of->network.name;
    page.more = url_network_show(w->arena, of->network.id);
    page.yes = SAY(w, MSG_warning_take);
    page.no = SAY(w, MSG_warning_not_me);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_warning_taken);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void warning_save(struct web *w, const struct asked *of)
{
    struct warning_open warning;
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE || !read_warning(w, of, &warning))
        return;
    bool takes = answer == ANSWER_YES;
    if (takes)
        warning_see(w->db, warning.id, w->now);
    else if (of->ask.state == ASK_STATE_DONE)
        warning_unsee(w->db, warning.id);
    ask_settle(w->db, ASK_KIND_WARNING, warning.id.n, of->ask.person,
               takes ? ASK_STATE_DONE : ASK_STATE_DECLINED, w->now);
    if (takes)
        asks_void(w->db, ASK_KIND_WARNING, warning.id.n, w->now);
    answer_saved(w);
}
