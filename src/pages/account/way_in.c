// SPDX-License-Identifier: EUPL-1.2
// Signing in by a link in a mail: asking for it on the sign-in page, or after a yes on the page of the
// invitation, and coming in by it. A GET shows, a POST decides: scanners of mail open every link.
#include "auth/way_in.h"

#include "http/proxy.h"
#include "jobs/notice_way_in.h"
#include "pages/account/account.h"
#include "pages/invitation/reply.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

// ---- asking ----

/// Writes a mail to whoever may come in by it; nobody outside learns whether there was one. False: it has to
/// wait, so many minutes.
static bool links_send(struct web *w, struct str who, struct str next, int64_t *wait_minutes)
{
    struct way_in_reader_list readers;
    struct way_in_ask ask = {.who = who, .address = peer_network(w->arena, w->request->peer), .now = w->now};
    enum way_in_asked asked = way_in_ask(w->db, &ask, &readers);
    struct notice_site site = notify_site(w);
    for (size_t i = 0; i < readers.count; i++)
        notice_way_in(w->db, &site, &readers.at[i], way_in_link(w->db, &readers.at[i], w->now), next,
                      w->lang);
    *wait_minutes = ask.wait_minutes;
    return asked == WAY_IN_ASKED;
}

void way_in_ask_post(struct web *w)
{
    struct sign_in_page page = sign_in_page_new(w);
    struct str who = form_line(w, &page.who, 1, 200);
    int64_t wait_minutes;
    page.next = url_text(form_address(w, S("next")));
    if (form_ok(w) && !links_send(w, who, page.next, &wait_minutes)) {
        form_problem(w, NULL, SAY(w, MSG_auth_wait, arg_int(wait_minutes)));
        w->status = 429;
    }
    if (form_ok(w))
        web_redirect(w, url_way_in_sent(w->arena));
    else
        sign_in_show(w, &page);
}

/// From the page that a yes leads to: to the address that the invitation was sent to.
void way_in_of_invited(struct web *w)
{
    struct link link;
    struct invitation i;
    struct invitee who;
    int64_t wait_minutes;
    if (!link_read(&w->site->key, w->path.token, &link) || link.purpose != LINK_INVITATION ||
        !invitation_by_id(w->db, (struct invitation_id){link.id}, &i) || i.generation != link.generation ||
        !invitee(w->db, i.person, &who)) {
        web_not_found(w);
        return;
    }
    if (links_send(w, who.email, url_text(url_home(w->arena)), &wait_minutes))
        web_redirect(w, url_way_in_sent(w->arena));
    else
        web_error(w, 429);
}

/// The same for everybody, whether a mail was written or not.
void way_in_sent(struct web *w)
{
    struct str contact = w->settings.contact;
    struct way_in_sent_page page = {
        .contact = contact.len ? SAY(w, MSG_invitation_gone_contact, arg_str(contact)) : S(""),
        .again = url_sign_in_form(w->arena),
    };
    view_way_in_sent_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_link_sent_title));
}

// ---- coming in ----

static void gone_show(struct web *w)
{
    struct way_in_gone_page page = {
        .is_signed_in = w->actor.is_signed_in,
        .again = url_sign_in_form(w->arena),
        .home = url_home(w->arena),
    };
    w->status = 410;
    view_way_in_gone_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_link_gone_title));
}

void way_in_show(struct web *w)
{
    struct way_in_reader who;
    if (!way_in_holds(w->db, secret_of(w->path.token), w->now, &who)) {
        gone_show(w);
        return;
    }
    reply_language(w, who.language);
    struct way_in_page page = {
        .csrf = w->csrf,
        .name = str_words(w->arena, who.given_name, who.family_name),
        .next = url_text(form_query_address(w, S("next"))),
        .action = url_way_in_enter(w->arena, w->path.token),
    };
    view_way_in_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_title));
}

void way_in_enter(struct web *w)
{
    struct account_id account;
    if (!way_in_take(w->db, secret_of(w->path.token), w->now, &account)) {
        gone_show(w);
        return;
    }
    web_sign_in(w, account);
    session_came_by_link(w->db, w->session);
    web_redirect(w, form_address(w, S("next")));
}
