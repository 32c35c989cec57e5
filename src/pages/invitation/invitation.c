// SPDX-License-Identifier: EUPL-1.2
// /i/TOKEN: yes, no, perhaps? For people without an account. GET shows, POST decides.
#include "pages/invitation/reply.h"

#include "i18n/format.h"
#include "invitation/invitation.h"
#include "jobs/reason.h"
#include "web/notify.h"

/// Whom a link is for.
struct invited {
    struct invitation invitation;
    struct network network;
    struct gathering kickoff;
    bool has_kickoff;
    bool is_member; // has said yes: what is asked now is about the kick-off alone, and leaving is asked apart
};

/// Finds what the link is about. False: the page that says why not is written.
static bool open_link(struct web *w, struct invited *out)
{
    struct link link;
    struct gathering_id kickoff;
    struct invitee who;
    *out = (struct invited){0};
    if (!link_read(&w->site->key, w->path.token, &link) || link.purpose != LINK_INVITATION ||
        !invitation_by_id(w->db, (struct invitation_id){link.id}, &out->invitation) ||
        !invitee(w->db, out->invitation.person, &who) ||
        !network_by_id(w->db, out->invitation.network, &out->network)) {
        web_not_found(w);
        return false;
    }
    reply_language(w, who.language);
    if (out->invitation.generation != link.generation || out->invitation.withdrawn_at.is_set ||
        who.has_left) {
        reply_gone(w, MSG_invitation_gone_title, MSG_invitation_gone_text);
        return false;
    }
    out->has_kickoff =
        network_kickoff(w->db, out->network.id, &kickoff) && gathering_by_id(w->db, kickoff, &out->kickoff) &&
        out->kickoff.state == GATHERING_STATE_PLANNED && date_compare(out->kickoff.held_on, w->today) >= 0;
    struct membership m;
    out->is_member = out->invitation.answer == ANSWER_YES &&
                     membership_state(w->db, out->network.id, out->invitation.person, &m) &&
                     !m.left_at.is_set;
    return true;
}

static const enum message reason_labels[] = {
    [INVITATION_REASON_NO_TIME] = MSG_invitation_reason_no_time,
    [INVITATION_REASON_MANAGER] = MSG_invitation_reason_manager,
    [INVITATION_REASON_NOT_FOR_ME] = MSG_invitation_reason_not_for_me,
    [INVITATION_REASON_OTHER] = MSG_invitation_reason_other,
};

static struct choices reasons(struct web *w, struct maybe_invitation_reason chosen)
{
    struct choices list = choices_new(w, S("reason"), MSG_invitation_reason, INVITATION_REASON_COUNT);
    for (int r = 0; r < INVITATION_REASON_COUNT; r++) {
        enum invitation_reason reason = (enum invitation_reason)r;
        choices_add(&list, invitation_reason_text(reason), SAY(w, reason_labels[r]),
                    chosen.is_set && chosen.value == reason);
        list.at[r].id = str_cat(w->arena, S("reason-"), list.at[r].value);
    }
    list.hint = SAY(w, MSG_invitation_reason_hint);
    return list;
}

static bool is_waiting(const struct invitation *i)
{
    return i->place > 0 && !i->invited_at.is_set;
}

/// What a member has said to the kick-off.
static enum answer kickoff_answer(struct web *w, const struct invited *of)
{
    struct attendee a;
    bool is_asked = of->has_kickoff && attendee_of(w->db, of->kickoff.id, of->invitation.person, &a);
    return is_asked ? a.answer : ANSWER_NONE;
}

/// A maybe keeps its place until the last day to answer, and no longer.
static struct str said_maybe(struct web *w, const struct invitation *i)
{
    if (!i->answer_by.is_set)
        return SAY(w, MSG_invitation_done_maybe);
    struct str until = format_day(w->arena, w->lang, wall_from_instant(i->answer_by.value, ZONE_OSLO).date);
    bool is_over = instant_compare(i->answer_by.value, w->now) < 0;
    return SAY(w, is_over ? MSG_invitation_maybe_over : MSG_invitation_maybe_until, arg_str(until));
}

/// What is on record, in a sentence; empty where nothing is.
static struct str said(struct web *w, const struct invited *of)
{
    int64_t ahead = 0;
    if (of->is_member && kickoff_answer(w, of) == ANSWER_NO)
        return SAY(w, MSG_invitation_member_no, arg_str(of->network.name), arg_str(of->kickoff.title));
    switch (of->invitation.answer) {
    case ANSWER_NONE: return S("");
    case ANSWER_YES: break;
    case ANSWER_NO: return SAY(w, MSG_invitation_done_no);
    case ANSWER_MAYBE: return said_maybe(w, &of->invitation);
    }
    if (!is_waiting(&of->invitation))
        return SAY(w, MSG_invitation_done_yes, arg_str(of->network.name));
    invitations_waiting_ahead(w->db, of->network.id, of->invitation.place, &ahead);
    return SAY(w, MSG_invitation_done_waiting, arg_int(ahead + 1));
}

/// A member has a page of their own: the way there.
static void way_in_fill(struct web *w, const struct invited *of, struct reply_page *page)
{
    page->has_way_in = of->invitation.answer == ANSWER_YES && !is_waiting(&of->invitation);
    page->is_in = w->actor.person.is_set && w->actor.person.value.n == of->invitation.person.n;
    page->way_in = page->is_in ? url_home(w->arena) : url_way_in_of_invited(w->arena, w->path.token);
}

/// A member is asked about the kick-off; leaving the network stands apart, and is no answer to it.
static void member_fill(struct web *w, const struct invited *of, struct reply_page *page)
{
    if (!of->is_member)
        return;
    page->asks_reason = false;
    page->has_leave = true;
    page->leave_title = SAY(w, MSG_network_leave_title, arg_str(of->network.name));
    page->has_calendar = of->has_kickoff && kickoff_answer(w, of) != ANSWER_NO;
    page->change = url_none();
    if (!of->has_kickoff)
        return;
    enum answer now = kickoff_answer(w, of);
    page->title = SAY(w, MSG_invitation_gathering_question, arg_str(of->kickoff.title));
    if (now != ANSWER_NONE)
        page->change =
            url_with(w->arena, url_invitation_show(w->arena, w->path.token), S("a"), answer_text(now));
}

static struct reply_page page_of(struct web *w, const struct invited *of)
{
    const struct invitation *i = &of->invitation;
    struct reply_page page = {
        .title = SAY(w, MSG_invitation_question, arg_str(of->network.name)),
        .lead = of->network.purpose,
        .from = w->settings.organisation,
        .what = SAY(w, MSG_mail_invitation_what),
        .why = reason_for(w->db, w->lang, of->network.id, i->person),
        .said = said(w, of),
        .hint = SAY(w, MSG_invitation_hint_change),
        .is_answered = i->answer != ANSWER_NONE,
        .asks_reason = true,
        .reasons = reasons(w, i->reason),
        .action = url_invitation_save(w->arena, w->path.token),
        .change =
            url_with(w->arena, url_invitation_show(w->arena, w->path.token), S("a"), answer_text(i->answer)),
        .calendar = url_invitation_calendar(w->arena, w->path.token),
    };
    if (i->answer_by.is_set && i->answer == ANSWER_NONE)
        page.deadline = format_day(w->arena, w->lang, wall_from_instant(i->answer_by.value, ZONE_OSLO).date);
    if (of->has_kickoff)
        reply_about_gathering(w, &page, &of->kickoff);
    way_in_fill(w, of, &page);
    page.has_calendar =
        of->has_kickoff && (i->answer == ANSWER_YES || i->answer == ANSWER_MAYBE) && !is_waiting(i);
    member_fill(w, of, &page);
    return page;
}

/// Whether something is not answered yet. A kick-off that was moved asks its members anew.
static bool is_open(struct web *w, const struct invited *of)
{
    if (of->is_member)
        return of->has_kickoff && kickoff_answer(w, of) == ANSWER_NONE;
    return of->invitation.answer == ANSWER_NONE;
}

/// The form as long as something is open, and when the link of a mail or "change" asks for it.
void invitation_show(struct web *w)
{
    struct invited of;
    if (!open_link(w, &of))
        return;
    enum answer wished = reply_wished(w);
    struct reply_page page = page_of(w, &of);
    page.is_form = is_open(w, &of) || (wished != ANSWER_NONE && (!of.is_member || of.has_kickoff));
    page.answers = reply_answers(w, wished);
    if (!page.is_form)
        page.title = SAY(w, MSG_invitation_done_title);
    reply_show(w, &page);
}

/// Writes the answer. A place that it frees is offered by the schedule.
static void record(struct web *w, const struct invited *of, const struct invitation_reply *reply)
{
    struct notice_site site = notify_site(w);
    switch (invitation_answer(w->db, reply)) {
    case INVITATION_WAITING: notice_waiting(w->db, &site, of->invitation.id); __attribute__((fallthrough));
    case INVITATION_RECORDED:
    case INVITATION_UNCHANGED:
        notice_person(w->db, &site, of->network.id, of->invitation.person);
        web_redirect(w, url_invitation_show(w->arena, w->path.token));
        return;
    case INVITATION_WITHDRAWN:
    case INVITATION_UNKNOWN: reply_gone(w, MSG_invitation_gone_title, MSG_invitation_gone_text); return;
    case INVITATION_CLOSED: reply_gone(w, MSG_invitation_closed_title, MSG_invitation_closed); return;
    }
}

/// A member's answer is about the kick-off, whatever it is; only its own button leaves the network.
static void record_member(struct web *w, const struct invited *of, enum answer answer)
{
    struct notice_site site = notify_site(w);
    if (of->has_kickoff) {
        attendee_answer_put(w->db, of->kickoff.id, of->invitation.person, answer, of->kickoff.sequence,
                            w->now);
        notice_person(w->db, &site, of->network.id, of->invitation.person);
    }
    web_redirect(w, url_invitation_show(w->arena, w->path.token));
}

void invitation_save(struct web *w)
{
    struct invited of;
    enum answer answer = ANSWER_NONE;
    if (!open_link(w, &of))
        return;
    if (of.is_member && str_is(form_get(w, S("do")), S("leave"))) {
        record(
            w, &of,
            &(struct invitation_reply){
                .invitation = of.invitation.id, .answer = ANSWER_NO, .via = ANSWER_VIA_LINK, .now = w->now});
        return;
    }
    struct reply_page page = page_of(w, &of);
    page.is_form = true;
    page.answers = reply_answers(w, ANSWER_NONE);
    answer_from_text(form_choice(w, &page.answers), &answer);
    if (!form_ok(w) || answer == ANSWER_NONE) {
        reply_show(w, &page);
        return;
    }
    if (of.is_member) {
        record_member(w, &of, answer);
        return;
    }
    struct invitation_reply reply = {
        .invitation = of.invitation.id, .answer = answer, .via = ANSWER_VIA_LINK, .now = w->now};
    reply.reason.is_set = invitation_reason_from_text(form_get(w, S("reason")), &reply.reason.value);
    record(w, &of, &reply);
}

void invitation_calendar(struct web *w)
{
    struct invited of;
    if (!open_link(w, &of))
        return;
    if (of.has_kickoff)
        reply_calendar(w, &of.kickoff, &of.network, of.invitation.person);
    else
        web_not_found(w);
}
