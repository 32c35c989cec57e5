// SPDX-License-Identifier: EUPL-1.2
// /g/TOKEN: does this gathering suit? For members who come from a mail, without signing in.
#include "pages/invitation/reply.h"

#include "sql/gathering.h"
#include "sql/invitation.h"
#include "web/notify.h"

/// Whom a link is for, and to which gathering.
struct asked {
    struct attendee attendee;
    struct gathering gathering;
    struct network network;
};

/// False: the page that says why not is written.
static bool open_link(struct web *w, struct asked *out)
{
    struct link link;
    struct invitee who;
    struct membership membership;
    if (!link_read(&w->site->key, w->path.token, &link) || link.purpose != LINK_GATHERING) {
        web_not_found(w);
        return false;
    }
    bool is_there = attendee_by_id(w->db, (struct attendee_id){link.id}, &out->attendee) &&
                    invitee(w->db, out->attendee.person, &who) &&
                    gathering_by_id(w->db, out->attendee.gathering, &out->gathering) &&
                    network_by_id(w->db, out->gathering.network, &out->network);
    if (is_there)
        reply_language(w, who.language);
    if (!is_there || !membership_state(w->db, out->network.id, out->attendee.person, &membership) ||
        membership.left_at.is_set || who.has_left) {
        reply_gone(w, MSG_invitation_gone_title, MSG_invitation_gone_text);
        return false;
    }
    return true;
}

/// Answers are taken to a gathering that is planned and not past.
static bool is_open(const struct web *w, const struct asked *of)
{
    return of->gathering.state == GATHERING_STATE_PLANNED &&
           date_compare(of->gathering.held_on, w->today) >= 0;
}

/// The answer to the time that holds now.
static enum answer current_answer(const struct asked *of)
{
    bool is_current = of->attendee.answered_sequence.is_set &&
                      of->attendee.answered_sequence.value == of->gathering.sequence;
    return is_current ? of->attendee.answer : ANSWER_NONE;
}

static struct str said(struct web *w, enum answer answer)
{
    switch (answer) {
    case ANSWER_NONE: break;
    case ANSWER_YES: return SAY(w, MSG_invitation_gathering_done_yes);
    case ANSWER_NO: return SAY(w, MSG_invitation_done_no);
    case ANSWER_MAYBE: return SAY(w, MSG_invitation_done_maybe);
    }
    return S("");
}

static struct reply_page page_of(struct web *w, const struct asked *of)
{
    enum answer answer = current_answer(of);
    struct reply_page page = {
        .title = SAY(w, MSG_invitation_gathering_question, arg_str(of->gathering.title)),
        .lead = of->gathering.about,
        .from = of->network.name,
        .said = said(w, answer),
        .hint = SAY(w, MSG_invitation_hint_change),
        .is_answered = answer != ANSWER_NONE,
        .has_calendar = answer == ANSWER_YES || answer == ANSWER_MAYBE,
        .answers = reply_answers(w, reply_wished(w)),
        .action = url_gathering_reply_save(w->arena, w->path.token),
        .change = url_with(w->arena, url_gathering_reply_show(w->arena, w->path.token), S("a"),
                           answer_text(answer)),
        .calendar = url_gathering_reply_calendar(w->arena, w->path.token),
    };
    reply_about_gathering(w, &page, &of->gathering);
    return page;
}

/// The link is good, and the gathering is still to come; otherwise the page says why not.
static bool open_asked(struct web *w, struct asked *of)
{
    if (!open_link(w, of))
        return false;
    if (is_open(w, of))
        return true;
    reply_gone(w, MSG_invitation_closed_title, MSG_invitation_gathering_over);
    return false;
}

void gathering_reply_show(struct web *w)
{
    struct asked of;
    if (!open_asked(w, &of))
        return;
    struct reply_page page = page_of(w, &of);
    page.is_form = reply_wished(w) != ANSWER_NONE || !page.is_answered;
    if (!page.is_form)
        page.title = SAY(w, MSG_invitation_done_title);
    reply_show(w, &page);
}

void gathering_reply_save(struct web *w)
{
    struct asked of;
    enum answer answer = ANSWER_NONE;
    int64_t sequence = -1;
    if (!open_asked(w, &of))
        return;
    struct reply_page page = page_of(w, &of);
    page.is_form = true;
    answer_from_text(form_choice(w, &page.answers), &answer);
    if (!str_int(form_get(w, S("sequence")), &sequence) || sequence != of.gathering.sequence) {
        form_problem(w, NULL, SAY(w, MSG_invitation_gathering_moved));
        w->status = 409;
    }
    if (!form_ok(w) || answer == ANSWER_NONE) {
        reply_show(w, &page);
        return;
    }
    struct notice_site site = notify_site(w);
    attendee_answer_put(w->db, of.gathering.id, of.attendee.person, answer, of.gathering.sequence, w->now);
    notice_person(w->db, &site, of.network.id, of.attendee.person);
    web_redirect(w, url_gathering_reply_show(w->arena, w->path.token));
}

void gathering_reply_calendar(struct web *w)
{
    struct asked of;
    if (open_link(w, &of))
        reply_calendar(w, &of.gathering, &of.network, of.attendee.person);
}
