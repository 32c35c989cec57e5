// SPDX-License-Identifier: EUPL-1.2
// Ending a network, and removing a draft.
#include "html/network/end.h"

#include "jobs/closing.h"
#include "network/ending.h"
#include "sql/invitation.h"
#include "web/form.h"
#include "web/notify.h"

static int64_t gatherings_ahead(struct web *w)
{
    struct gathering_list all = gatherings_of(w->db, w->network.id);
    int64_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].state == GATHERING_STATE_PLANNED && date_compare(all.at[i].held_on, w->today) >= 0;
    return count;
}

/// Who still waits for a place, and who has not said yes or no.
static void invited_count(struct web *w, struct network_end_page *page)
{
    struct invitation_line_list lines = invitations_of(w->db, w->network.id);
    for (size_t i = 0; i < lines.count; i++) {
        const struct invitation_line *l = &lines.at[i];
        bool is_open = !l->withdrawn_at.is_set && (l->answer == ANSWER_NONE || l->answer == ANSWER_MAYBE);
        page->asked += is_open && l->invited_at.is_set;
        page->waiting += !l->withdrawn_at.is_set && !l->invited_at.is_set && l->answer != ANSWER_NO;
    }
}

void network_end_form(struct web *w)
{
    struct network_end_page page = {
        .csrf = w->csrf,
        .name = w->network.name,
        .members = (int64_t)members_of(w->db, w->network.id).count,
        .ahead = gatherings_ahead(w),
        .is_draft = w->network.state == NETWORK_STATE_DRAFT,
        .action = url_network_end_post(w->arena, w->network.id),
        .back = url_network_show(w->arena, w->network.id),
    };
    if (w->network.state == NETWORK_STATE_ENDED) {
        web_not_found(w);
        return;
    }
    network_is_bare(w->db, w->network.id, &page.is_removable);
    invited_count(w, &page);
    view_network_end_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w,
              SAY(w, page.is_draft ? MSG_network_remove_title : MSG_network_end_title, arg_str(page.name)));
}

void network_end_post(struct web *w)
{
    struct str what = form_get(w, S("do"));
    struct notice_site site = notify_site(w);
    int64_t mails = 0;
    if (str_is(what, S("remove")) && network_remove(w->db, w->network.id)) {
        web_redirect_said(w, url_networks(w->arena), MSG_network_removed);
    } else if (str_is(what, S("end")) && network_close(w->db, &site, w->network.id, &mails)) {
        web_redirect_said(w, url_network_show(w->arena, w->network.id), MSG_network_ended_now);
    } else
        web_error(w, 409);
}
