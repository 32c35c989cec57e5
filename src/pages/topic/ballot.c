// SPDX-License-Identifier: EUPL-1.2
// One ballot: voting, adding an option, opening and withdrawing.
#include "pages/topic/ballot_paper.h"
#include "pages/topic/ballot_result.h"
#include "pages/topic/topic.h"
#include "topic/ballot.h"
#include "topic/topic.h"
#include "web/form.h"

static struct ballot_paper paper_here(const struct web *w)
{
    bool is_voter = w->standing.is_member && w->actor.person.is_set;
    return (struct ballot_paper){
        .ballot = &w->ballot,
        .zone = ballot_zone(&w->network),
        .person = is_voter ? w->actor.person : (struct maybe_person_id){0},
    };
}

static bool is_open(const struct web *w)
{
    return ballot_is_open(&w->ballot, ballot_zone(&w->network), w->now);
}

static struct str state_words(struct web *w)
{
    struct wall hour = wall_at(w->ballot.closes_on, w->ballot.closes_minute);
    switch (w->ballot.state) {
    case BALLOT_STATE_DRAFT: return SAY(w, MSG_ballot_is_draft, arg_wall(hour));
    case BALLOT_STATE_OPEN: return is_open(w) ? ballot_until(w, &w->ballot) : SAY(w, MSG_ballot_is_counting);
    case BALLOT_STATE_CLOSED: return SAY(w, MSG_ballot_is_closed, arg_wall(hour));
    case BALLOT_STATE_WITHDRAWN: return SAY(w, MSG_ballot_is_withdrawn, arg_str(w->ballot.withdrawn_why));
    }
    return S("");
}

static struct str turnout_words(struct web *w)
{
    struct ballot_turnout now = {w->ballot.turnout.value, w->ballot.entitled.value};
    if (w->ballot.state == BALLOT_STATE_OPEN)
        ballot_turnout(w->db, w->ballot.id, &now);
    bool has_begun = w->ballot.state == BALLOT_STATE_OPEN || w->ballot.state == BALLOT_STATE_CLOSED;
    return has_begun ? SAY(w, MSG_ballot_turnout, arg_int(now.voted), arg_int(now.entitled)) : S("");
}

static struct ballot_page page_new(struct web *w)
{
    struct ballot_paper paper = paper_here(w);
    bool may_talk = web_may(w, VERB_TALK);
    struct ballot_page page = {
        .csrf = w->csrf,
        .question = w->ballot.question,
        .state = state_words(w),
        .turnout = turnout_words(w),
        .rule = ballot_rule(w, w->ballot.method),
        .paper = paper_form_new(w, &paper),
        .why = input_required(input_text(w, S("why"), MSG_ballot_withdraw_why)),
        .option = input_required(input_text(w, S("option"), MSG_ballot_option)),
        .may_vote = is_open(w) && paper.person.is_set,
        .is_draft = w->ballot.state == BALLOT_STATE_DRAFT,
        .is_over = w->ballot.state == BALLOT_STATE_CLOSED || w->ballot.state == BALLOT_STATE_WITHDRAWN,
        .may_run = web_may(w, VERB_RUN) && w->network.state == NETWORK_STATE_RUNNING,
        .may_add = is_open(w) && may_talk && w->ballot.takes_options,
        .act = url_ballot_run(w->arena, w->ballot.id),
        .extend = url_ballot_extend(w->arena, w->ballot.id),
    };
    page.paper.action = url_ballot_cast(w->arena, w->ballot.id);
    page.option = input_hint(w, page.option, MSG_ballot_option_hint);
    return page;
}

static void page_show(struct web *w, struct ballot_page *page)
{
    struct ballot_paper paper = paper_here(w);
    ballot_result_fill(w, page, paper.person);
    view_ballot_page(&w->page, page);
    topic_crumbs(w, false);
    web_title(w, w->ballot.question);
}

/// A draft is there for who runs the network, and for nobody else. True: answered.
static bool is_hidden(struct web *w)
{
    bool is_seen = w->ballot.state != BALLOT_STATE_DRAFT || web_may(w, VERB_RUN);
    if (!is_seen)
        web_not_found(w);
    return !is_seen;
}

void ballot_show(struct web *w)
{
    if (is_hidden(w))
        return;
    struct ballot_page page = page_new(w);
    page_show(w, &page);
}

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_ballot_show(w->arena, w->ballot.id), said);
}

void ballot_cast(struct web *w)
{
    struct ballot_paper paper = paper_here(w);
    if (is_hidden(w))
        return;
    if (!paper.person.is_set) {
        web_error(w, 403);
        return;
    }
    struct ballot_page page = page_new(w);
    if (paper_take(w, &paper, &page.paper))
        back(w, MSG_ballot_voted);
    else
        page_show(w, &page);
}

// ---- an option more ----

/// An option of a ballot about topics is a topic. False: the form says why not.
static bool propose_option(struct web *w, struct ballot_page *page, struct ballot_choice *option)
{
    struct topic_new topic = {w->network.id, option->label, S(""), w->actor.person, w->now};
    if (w->ballot.about != BALLOT_ABOUT_TOPICS)
        return true;
    option->topic.is_set = true;
    struct str why_not = topic_why_not(w, topic_propose(w->db, &topic, &option->topic.value));
    if (why_not.len)
        form_problem(w, &page->option, why_not);
    return form_ok(w);
}

void ballot_extend(struct web *w)
{
    if (is_hidden(w))
        return;
    struct ballot_page page = page_new(w);
    struct ballot_choice option = {.label = form_line(w, &page.option, TOPIC_TITLE_LEAST, BALLOT_LABEL_MOST)};
    if (!form_ok(w) || !propose_option(w, &page, &option)) {
        page_show(w, &page);
        return;
    }
    switch (
        ballot_add_option(w->db, &w->ballot, ballot_zone(&w->network), &option, w->actor.person, w->now)) {
    case BALLOT_ADDED: back(w, MSG_ballot_option_added); return;
    case BALLOT_FULL:
        form_problem(w, &page.option, SAY(w, MSG_ballot_full, arg_int(BALLOT_OPTIONS_MOST)));
        break;
    case BALLOT_TAKES_NONE: web_error(w, 409); return;
    }
    page_show(w, &page);
}

// ---- opening, discarding, withdrawing ----

static void open_it(struct web *w)
{
    switch (ballot_open(w->db, &w->ballot, ballot_zone(&w->network), w->now)) {
    case BALLOT_OPENED: back(w, MSG_ballot_opened); return;
    case BALLOT_NO_DRAFT: web_error(w, 409); return;
    case BALLOT_HOUR_PAST: break;
    }
    struct ballot_page page = page_new(w);
    form_problem(w, NULL, SAY(w, MSG_ballot_hour_past));
    page_show(w, &page);
}

static void discard(struct web *w)
{
    if (ballot_discard(w->db, w->ballot.id))
        web_redirect_said(w, url_topics(w->arena, w->network.id), MSG_ballot_discarded);
    else
        web_error(w, 409);
}

static void withdraw(struct web *w)
{
    struct ballot_page page = page_new(w);
    struct str why = form_line(w, &page.why, BALLOT_QUESTION_LEAST, BALLOT_QUESTION_MOST);
    if (!form_ok(w))
        page_show(w, &page);
    else if (ballot_withdraw(w->db, w->ballot.id, why, w->now))
        back(w, MSG_ballot_withdrawn);
    else
        web_error(w, 409);
}

void ballot_run(struct web *w)
{
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("open")))
        open_it(w);
    else if (str_is(what, S("discard")))
        discard(w);
    else if (str_is(what, S("withdraw")))
        withdraw(w);
    else
        web_error(w, 400);
}
