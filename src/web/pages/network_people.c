// SPDX-License-Identifier: EUPL-1.2
// The people of a network, and leaving it.
#include "web/web.h"

#include "html/network.h"
#include "network/membership.h"
#include "sql/person.h"
#include "web/notify.h"

static void crumbs(struct web *w)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
}

static struct member_line line_of(struct web *w, const struct network_person *p)
{
    return (struct member_line){
        .name = str_format(w->arena, "%.*s %.*s", STR(p->given_name), STR(p->family_name)),
        .title = p->job_title.value,
        .unit = p->unit_name.value,
        .ask = p->ask_me_about.value,
        .learn = p->wants_to_learn.value,
        .url = url_person_show(w->arena, p->id),
    };
}

void network_members(struct web *w)
{
    struct network_person_list rows = network_people(w->db, w->network.id);
    struct members_page page = {
        .name = w->network.name,
        .people.at = NEW_ARRAY(w->arena, struct member_line, rows.count),
        .may_write = w->standing.is_member,
        .own = url_profile_form(w->arena),
    };
    for (size_t i = 0; i < rows.count; i++)
        page.people.at[page.people.count++] = line_of(w, &rows.at[i]);
    view_members_page(&w->page, &page);
    crumbs(w);
    web_title(w, SAY(w, MSG_network_people_title));
}

void network_leave_form(struct web *w)
{
    if (!w->standing.is_member) {
        web_not_found(w);
        return;
    }
    view_leave_page(&w->page, &(struct leave_page){
                                  .csrf = w->csrf,
                                  .name = w->network.name,
                                  .action = url_network_leave(w->arena, w->network.id),
                                  .back = url_network_show(w->arena, w->network.id),
                              });
    crumbs(w);
    web_title(w, SAY(w, MSG_network_leave_title, arg_str(w->network.name)));
}

void network_leave(struct web *w)
{
    if (!w->actor.person.is_set) {
        web_not_found(w);
        return;
    }
    switch (membership_leave(w->db, w->network.id, w->actor.person.value, w->now)) {
    case MEMBERSHIP_NO_MEMBER: web_not_found(w); return;
    case MEMBERSHIP_LEFT: break;
    }
    struct notice_site site = notify_site(w);
    notice_offers(w->db, &site, w->network.id);
    web_redirect_said(w, url_home(w->arena), MSG_network_left);
}
