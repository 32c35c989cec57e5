// SPDX-License-Identifier: EUPL-1.2
// One invitation, for the leads: its answers, its link, an answer given in another way, and taking it back.
#include "html/invitation/invitation.h"

#include "i18n/format.h"
#include "invitation/invitation.h"
#include "sql/gathering.h"
#include "web/form.h"
#include "web/notify.h"

/// The invitation of the address, if it is one of this network.
static bool load(struct web *w, struct invitation *out, struct invitee *who)
{
    if (invitation_by_id(w->db, w->path.invitation, out) && out->network.n == w->network.id.n &&
        invitee(w->db, out->person, who))
        return true;
    web_not_found(w);
    return false;
}

static const enum message answer_labels[] = {
    [ANSWER_NONE] = MSG_invitation_said_none,
    [ANSWER_YES] = MSG_invitation_said_yes,
    [ANSWER_NO] = MSG_invitation_said_no,
    [ANSWER_MAYBE] = MSG_invitation_said_maybe,
};

static const enum message via_labels[] = {
    [ANSWER_VIA_LINK] = MSG_invitation_via_link,
    [ANSWER_VIA_PAGE] = MSG_invitation_via_page,
    [ANSWER_VIA_MAIL] = MSG_invitation_via_mail,
    [ANSWER_VIA_LEAD] = MSG_invitation_via_lead,
};

static struct str state(struct web *w, const struct invitation *i)
{
    if (i->withdrawn_at.is_set)
        return SAY(w, MSG_invitation_state_withdrawn);
    if (i->place > 0 && !i->invited_at.is_set)
        return SAY(w, MSG_invitation_state_waiting);
    if (i->answer != ANSWER_NONE)
        return SAY(w, MSG_invitation_state_answered, arg_text(answer_labels[i->answer]));
    return SAY(w, MSG_invitation_state_asked,
               arg_date(wall_from_instant(i->invited_at.value, ZONE_OSLO).date));
}

static struct answer_row_list history(struct web *w, struct invitation_id id)
{
    struct invitation_answer_row_list rows = invitation_answers(w->db, id);
    struct answer_row_list list = {.at = NEW_ARRAY(w->arena, struct answer_row, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        list.at[list.count++] = (struct answer_row){
            .answer = SAY(w, answer_labels[rows.at[i].answer]),
            .when = format_wall(w->arena, w->lang, wall_from_instant(rows.at[i].answered_at, ZONE_OSLO)),
            .via = SAY(w, via_labels[rows.at[i].via]),
        };
    return list;
}

static struct str personal_link(struct web *w, const struct invitation *i)
{
    struct link link = {LINK_INVITATION, i->id.n, (uint32_t)i->generation};
    struct secret token = link_token(w->arena, &w->site->key, link);
    return web_absolute(w, url_invitation_show(w->arena, secret_reveal(token)));
}

/// Another time that the person's calendar program proposed for the kick-off; empty where it did not.
static struct str proposal(struct web *w, const struct invitation *i)
{
    struct gathering_id kickoff;
    struct attendee a;
    bool is_there =
        network_kickoff(w->db, i->network, &kickoff) && attendee_of(w->db, kickoff, i->person, &a);
    return is_there && a.proposal.is_set ? a.proposal.value : S("");
}

void invitation_one(struct web *w)
{
    struct invitation i;
    struct invitee who;
    if (!load(w, &i, &who))
        return;
    bool is_asked = i.invited_at.is_set && !i.withdrawn_at.is_set;
    struct invitation_one page = {
        .csrf = w->csrf,
        .name = str_words(w->arena, who.given_name, who.family_name),
        .email = who.email,
        .state = state(w, &i),
        .link = is_asked ? personal_link(w, &i) : S(""),
        .is_withdrawn = i.withdrawn_at.is_set,
        .is_asked = is_asked,
        .may_resend = is_asked && i.answer == ANSWER_NONE,
        .is_member = is_asked && i.answer == ANSWER_YES,
        .history = history(w, i.id),
        .proposal = proposal(w, &i),
        .action = url_invitation_one_act(w->arena, w->network.id, i.id),
    };
    view_invitation_one(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, SAY(w, MSG_invitation_board), url_invitations_board(w->arena, w->network.id));
    web_title(w, page.name);
}

static void withdraw(struct web *w, const struct invitation *i)
{
    struct notice_site site = notify_site(w);
    if (invitation_withdraw(w->db, i->id, w->now)) {
        notice_withdrawn(w->db, &site, i->id);
        notice_person(w->db, &site, i->network, i->person);
    }
    web_redirect_said(w, url_invitations_board(w->arena, w->network.id), MSG_invitation_withdrawn_now);
}

static void again(struct web *w, const struct invitation *i)
{
    struct notice_site site = notify_site(w);
    struct invitation_id id;
    enum message said = MSG_invitation_exists;
    switch (invitation_add(w->db, i->network, i->person, w->now, &id)) {
    case INVITATION_ADDED:
        notice_invitation(w->db, &site, id);
        said = MSG_invitation_added;
        break;
    case INVITATION_ADDED_TO_WAITING: said = MSG_invitation_added_waiting; break;
    case INVITATION_EXISTS: break;
    case INVITATION_NOT_POSSIBLE: said = MSG_invitation_not_possible; break;
    }
    web_redirect_said(w, url_invitation_one(w->arena, w->network.id, i->id), said);
}

/// With the address that stands in the staff list now.
static void resend(struct web *w, const struct invitation *i)
{
    struct notice_site site = notify_site(w);
    if (!i->invited_at.is_set || i->withdrawn_at.is_set || i->answer != ANSWER_NONE) {
        web_error(w, 409);
        return;
    }
    notice_invitation_again(w->db, &site, i->id);
    web_redirect_said(w, url_invitation_one(w->arena, w->network.id, i->id), MSG_invitation_resent);
}

static void answer_for(struct web *w, const struct invitation *i, enum answer answer)
{
    struct notice_site site = notify_site(w);
    struct invitation_reply reply = {
        .invitation = i->id, .answer = answer, .via = ANSWER_VIA_LEAD, .now = w->now};
    if (invitation_answer(w->db, &reply) == INVITATION_WAITING)
        notice_waiting(w->db, &site, i->id);
    notice_person(w->db, &site, i->network, i->person);
    web_redirect_said(w, url_invitation_one(w->arena, w->network.id, i->id), MSG_form_saved);
}

void invitation_one_act(struct web *w)
{
    struct invitation i;
    struct invitee who;
    enum answer answer;
    if (!load(w, &i, &who))
        return;
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("withdraw")))
        withdraw(w, &i);
    else if (str_is(what, S("again")))
        again(w, &i);
    else if (str_is(what, S("resend")))
        resend(w, &i);
    else if (answer_from_text(what, &answer) && answer != ANSWER_NONE)
        answer_for(w, &i, answer);
    else
        web_error(w, 400);
}
