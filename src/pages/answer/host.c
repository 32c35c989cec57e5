// SPDX-License-Identifier: EUPL-1.2
// Would you host a gathering? And: would you take over as its host?
#include "pages/answer/answer.h"

#include "gathering/host_turn.h"
#include "gathering/hosting.h"
#include "i18n/format.h"
#include "jobs/notice_host.h"
#include "pages/invitation/reply.h"
#include "sql/topic.h"
#include "web/form.h"
#include "web/notify.h"

enum { PAUSE_MONTHS = 6 };

static struct hosting hosting_asked(struct web *w, const struct ask *ask)
{
    struct hosting hosting = {0};
    struct hosting_swap swap;
    if (ask->kind == ASK_KIND_HOST)
        hosting_by_id(w->db, (struct hosting_id){ask->subject}, &hosting);
    else if (ask->kind == ASK_KIND_SWAP &&
             hosting_swap_by_id(w->db, (struct hosting_swap_id){ask->subject}, &swap))
        hosting_by_id(w->db, swap.hosting, &hosting);
    return hosting;
}

struct str host_who_has_it(struct web *w, const struct ask *ask)
{
    struct hosting h = hosting_asked(w, ask);
    return h.person.is_set ? str_words(w->arena, h.given_name.value, h.family_name.value) : S("");
}

/// What a host does, then the gathering: when, where, what about.
static void about_fill(struct web *w, const struct asked *of, struct answer_page *page, struct gathering *g)
{
    struct topic topic;
    page->about = SAY(w, MSG_host_does);
    if (!gathering_by_id(w->db, of->ask.gathering.value, g))
        return;
    page->facts.at = NEW_ARRAY(w->arena, struct answer_fact, 3);
    page->facts.at[page->facts.count++].text =
        format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute);
    if (g->place.len)
        page->facts.at[page->facts.count++].text = g->place;
    if (topic_of_gathering(w->db, g->id, &topic))
        page->facts.at[page->facts.count++].text = SAY(w, MSG_host_topic, arg_str(topic.title));
}

// ---- would you host it? ----

static struct str why_you(struct web *w, const struct asked *of)
{
    struct host_candidate_list all = host_candidates(w->db, (struct hosting_id){of->ask.subject}, w->today);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].person.n == of->ask.person.n)
            return host_why(w->arena, w->lang, &all.at[i]);
    return S("");
}

void host_ask_show(struct web *w, const struct asked *of)
{
    struct gathering g = {0};
    struct answer_page page = answer_page_of(w, of);
    about_fill(w, of, &page, &g);
    page.title = SAY(w, MSG_ask_host, arg_str(g.title), arg_day(g.held_on));
    page.why = why_you(w, of);
    page.yes = SAY(w, MSG_host_yes);
    page.no = SAY(w, MSG_host_not_now);
    page.never = of->ask.state == ASK_STATE_OPEN ? SAY(w, MSG_host_pause) : S("");
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_host_is_you);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_host_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

/// A no to what one has taken gives it back.
static void say_no(struct web *w, const struct asked *of, const struct hosting *hosting)
{
    if (!hosting_give_back(w->db, hosting, of->ask.person, w->now))
        hosting_decline(w->db, hosting, of->ask.person, w->now);
}

/// Nobody else has it: then the link would have said so.
static void say_yes(struct web *w, const struct asked *of, const struct hosting *hosting)
{
    struct gathering g;
    enum hosting_taken taken = HOSTING_OVER;
    if (gathering_by_id(w->db, hosting->gathering, &g))
        taken = hosting_take(w->db, &g, (struct maybe_person_id){true, of->ask.person}, w->today, w->now);
    switch (taken) {
    case HOSTING_TAKEN:
    case HOSTING_ALREADY: answer_saved(w); return;
    case HOSTING_FULL: reply_gone_words(w, MSG_ask_gone_title, SAY(w, MSG_host_full)); return;
    case HOSTING_NOT_MEMBER: reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_left); return;
    case HOSTING_OVER: reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void); return;
    }
}

void host_ask_save(struct web *w, const struct asked *of)
{
    struct hosting hosting = hosting_asked(w, &of->ask);
    bool pauses = str_is(form_get(w, S("answer")), S("never"));
    enum answer answer = pauses ? ANSWER_NO : answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    if (pauses)
        host_pause_put(w->db, of->network.id, of->ask.person, date_plus_months(w->today, PAUSE_MONTHS));
    if (answer == ANSWER_YES) {
        say_yes(w, of, &hosting);
        return;
    }
    say_no(w, of, &hosting);
    answer_saved(w);
}

// ---- would you take over? ----

void swap_ask_show(struct web *w, const struct asked *of)
{
    struct gathering g = {0};
    struct hosting_swap swap = {0};
    struct answer_page page = answer_page_of(w, of);
    about_fill(w, of, &page, &g);
    hosting_swap_by_id(w->db, (struct hosting_swap_id){of->ask.subject}, &swap);
    page.title = SAY(w, MSG_ask_swap, arg_str(g.title), arg_day(g.held_on));
    page.why =
        SAY(w, MSG_swap_asks, arg_str(str_words(w->arena, swap.from_given.value, swap.from_family.value)));
    page.yes = SAY(w, MSG_swap_yes);
    page.no = SAY(w, MSG_host_not_now);
    if (of->ask.state == ASK_STATE_DONE)
        page.said = SAY(w, MSG_host_is_you);
    if (of->ask.state == ASK_STATE_DECLINED)
        page.said = SAY(w, MSG_ask_declined);
    view_answer_page(&w->page, &page);
    web_title(w, page.title);
}

void swap_ask_save(struct web *w, const struct asked *of)
{
    struct hosting_swap_id swap = {of->ask.subject};
    struct notice_site site = notify_site(w);
    enum answer answer = answer_given(w);
    if (answer == ANSWER_NONE)
        return;
    switch (hosting_swap_answer(w->db, swap, of->ask.person, answer == ANSWER_YES, w->now)) {
    case SWAP_TAKEN_OVER: notice_swap_answered(w->db, &site, swap, of->ask.person, true); break;
    case SWAP_DECLINED: notice_swap_answered(w->db, &site, swap, of->ask.person, false); break;
    case SWAP_HOSTS: break;
    case SWAP_FASTER: reply_gone_words(w, MSG_ask_gone_title, SAY(w, MSG_host_full)); return;
    case SWAP_OVER: reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void); return;
    }
    answer_saved(w);
}
