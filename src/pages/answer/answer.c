// SPDX-License-Identifier: EUPL-1.2
// From a link to the page of its kind.
#include "pages/answer/answer.h"

#include "i18n/format.h"
#include "pages/invitation/reply.h"
#include "sql/invitation.h"
#include "sql/note.h"
#include "web/form.h"

// ---- the link ----

/// A line of notes may have gone, or be somebody else's by now; an answer that was given before is still one.
static bool is_theirs_no_more(struct web *w, const struct ask *ask)
{
    struct task task;
    return ask->kind == ASK_KIND_TASK && (!task_by_id(w->db, (struct task_id){ask->subject}, &task) ||
                                          !task.person.is_set || task.person.value.n != ask->person.n);
}

/// Why an ask cannot be answered any more; MSG_COUNT: it can.
static enum message why_not(struct web *w, const struct asked *of, const struct link *link, bool has_left)
{
    struct membership m;
    bool is_member =
        !of->ask.network.is_set ||
        (membership_state(w->db, of->ask.network.value, of->ask.person, &m) && !m.left_at.is_set);
    if (has_left || !is_member)
        return MSG_ask_gone_left;
    if (of->ask.network.is_set && of->network.state == NETWORK_STATE_ENDED)
        return MSG_ask_gone_ended;
    if (of->ask.generation != link->generation)
        return MSG_ask_gone_renewed;
    if (of->ask.state == ASK_STATE_VOID || is_theirs_no_more(w, &of->ask))
        return MSG_ask_gone_void;
    bool is_late = of->ask.due_on.is_set && date_compare(of->ask.due_on.value, w->today) < 0;
    return is_late || of->ask.state == ASK_STATE_LAPSED ? MSG_ask_gone_lapsed : MSG_COUNT;
}

/// Of what another took before: who.
static struct str why_void(struct web *w, const struct asked *of)
{
    struct str host = host_who_has_it(w, &of->ask);
    return host.len ? SAY(w, MSG_host_faster, arg_str(host)) : SAY(w, MSG_ask_gone_void);
}

/// False: the page that says why not is written.
static bool open_link(struct web *w, struct asked *of)
{
    struct link link;
    struct invitee who;
    *of = (struct asked){0};
    if (!link_read(&w->site->key, w->path.token, &link) || link.purpose != LINK_ASK) {
        web_not_found(w);
        return false;
    }
    if (!ask_by_id(w->db, (struct ask_id){link.id}, &of->ask) || !invitee(w->db, of->ask.person, &who) ||
        (of->ask.network.is_set && !network_by_id(w->db, of->ask.network.value, &of->network))) {
        reply_gone(w, MSG_ask_gone_title, MSG_ask_gone_void); // we asked it, and what it was about is no more
        return false;
    }
    reply_language(w, who.language);
    enum message why = why_not(w, of, &link, who.has_left);
    if (why == MSG_ask_gone_void)
        reply_gone_words(w, MSG_ask_gone_title, why_void(w, of));
    else if (why != MSG_COUNT)
        reply_gone(w, MSG_ask_gone_title, why);
    return why == MSG_COUNT;
}

void ask_show(struct web *w)
{
    struct asked of;
    if (!open_link(w, &of))
        return;
    switch (of.ask.kind) {
    case ASK_KIND_COORDINATE: coordinate_show(w, &of); return;
    case ASK_KIND_PROPOSE: propose_show(w, &of); return;
    case ASK_KIND_VOTE: vote_show(w, &of); return;
    case ASK_KIND_POLL: poll_ask_show(w, &of); return;
    case ASK_KIND_TASK: task_show(w, &of); return;
    case ASK_KIND_QUESTION: ask_question_show(w, &of); return;
    case ASK_KIND_HANDLE_IDEA: handle_idea_show(w, &of); return;
    case ASK_KIND_IDEA_ANSWER: idea_answer_show(w, &of); return;
    case ASK_KIND_TAKE_IDEA: take_idea_show(w, &of); return;
    case ASK_KIND_HOST: host_ask_show(w, &of); return;
    case ASK_KIND_SWAP: swap_ask_show(w, &of); return;
    case ASK_KIND_WELCOME: welcome_show(w, &of); return;
    case ASK_KIND_STAND_IN: stand_in_show(w, &of); return;
    case ASK_KIND_WARNING: warning_show(w, &of); return;
    case ASK_KIND_HAND_OVER: hand_over_show(w, &of); return;
    case ASK_KIND_TAKE_HOME: take_home_answer_show(w, &of); return;
    case ASK_KIND_WORD: word_show(w, &of); return;
    case ASK_KIND_SIGN: sign_show(w, &of); return;
    case ASK_KIND_CONTRIBUTE: contribute_show(w, &of); return;
    case ASK_KIND_REVIEW: review_show(w, &of); return;
    case ASK_KIND_STILL_TRUE: still_true_show(w, &of); return;
    case ASK_KIND_PRACTICE: practice_answer_show(w, &of); return;
    case ASK_KIND_GUIDE_QUESTION: guide_question_show(w, &of); return;
    case ASK_KIND_RETURN_ITEM: return_item_show(w, &of); return;
    }
}

void ask_save(struct web *w)
{
    struct asked of;
    if (!open_link(w, &of))
        return;
    switch (of.ask.kind) {
    case ASK_KIND_COORDINATE: coordinate_save(w, &of); return;
    case ASK_KIND_PROPOSE: propose_save(w, &of); return;
    case ASK_KIND_VOTE: vote_save(w, &of); return;
    case ASK_KIND_POLL: poll_ask_save(w, &of); return;
    case ASK_KIND_TASK: task_save(w, &of); return;
    case ASK_KIND_QUESTION: ask_question_save(w, &of); return;
    case ASK_KIND_HANDLE_IDEA: handle_idea_save(w, &of); return;
    case ASK_KIND_IDEA_ANSWER: idea_answer_save(w, &of); return;
    case ASK_KIND_TAKE_IDEA: take_idea_save(w, &of); return;
    case ASK_KIND_HOST: host_ask_save(w, &of); return;
    case ASK_KIND_SWAP: swap_ask_save(w, &of); return;
    case ASK_KIND_WELCOME: welcome_save(w, &of); return;
    case ASK_KIND_STAND_IN: stand_in_save(w, &of); return;
    case ASK_KIND_WARNING: warning_save(w, &of); return;
    case ASK_KIND_HAND_OVER: hand_over_save(w, &of); return;
    case ASK_KIND_TAKE_HOME: take_home_answer_save(w, &of); return;
    case ASK_KIND_WORD: word_save(w, &of); return;
    case ASK_KIND_SIGN: sign_save(w, &of); return;
    case ASK_KIND_CONTRIBUTE: contribute_save(w, &of); return;
    case ASK_KIND_REVIEW: review_save(w, &of); return;
    case ASK_KIND_STILL_TRUE: still_true_save(w, &of); return;
    case ASK_KIND_PRACTICE: practice_answer_save(w, &of); return;
    case ASK_KIND_GUIDE_QUESTION: guide_question_save(w, &of); return;
    case ASK_KIND_RETURN_ITEM: return_item_save(w, &of); return;
    }
}

// ---- what the kinds share ----

struct answer_page answer_page_of(struct web *w, const struct asked *of)
{
    struct answer_page page = {
        .csrf = w->csrf,
        .is_open = of->ask.state == ASK_STATE_OPEN,
        .action = url_ask_save(w->arena, w->path.token),
        .home = url_home(w->arena),
        .privacy = url_privacy(w->arena),
    };
    if (of->ask.due_on.is_set)
        page.deadline = format_weekday_date(w->arena, w->lang, of->ask.due_on.value);
    return page;
}

enum answer answer_given(struct web *w)
{
    enum answer answer = ANSWER_NONE;
    if (!answer_from_text(form_get(w, S("answer")), &answer) ||
        (answer != ANSWER_YES && answer != ANSWER_NO)) {
        web_error(w, 400);
        return ANSWER_NONE;
    }
    return answer;
}

void answer_saved(struct web *w)
{
    web_redirect(w, url_ask_show(w->arena, w->path.token));
}
