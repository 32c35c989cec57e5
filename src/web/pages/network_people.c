// SPDX-License-Identifier: EUPL-1.2
// The people of a network, and leaving it.
#include "web/web.h"

#include "html/network.h"
#include "network/membership.h"
#include "sql/person.h"
#include "web/notify.h"
#include "web/pages/seating.h"

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

/// Once they have sat together how often; else the day when they will.
static struct str met_text(struct web *w, const struct seating_view *view, uint32_t me, uint32_t other)
{
    uint32_t held = table_next(&view->table);
    uint32_t times = seating_times_met(&view->plan, held, me, other);
    uint32_t round = seating_round_of_pair(&view->plan, held, me, other);
    if (times)
        return SAY(w, MSG_network_sat_together, arg_int(times));
    if (round >= view->plan.rounds)
        return S("");
    return SAY(w, MSG_network_sit_together_on, arg_day(view->table.rounds[round].held_on));
}

/// Who has met whom, as the published groups were held and are planned.
static void met_fill(struct web *w, const struct network_person_list *rows, struct members_page *page)
{
    struct seating_plan row;
    struct seating_view view;
    if (!seating_plan_published(w->db, w->network.id, &row) || !seating_view_read(w, &row, &view))
        return;
    uint32_t me = w->actor.person.is_set ? table_person(&view.table, w->actor.person.value) : UINT32_MAX;
    for (size_t i = 0; i < rows->count; i++) {
        uint32_t p = table_person(&view.table, rows->at[i].id), met = 0;
        if (p == UINT32_MAX)
            continue;
        for (uint32_t q = 0; q < view.plan.people; q++)
            met += q != p && seating_times_met(&view.plan, table_next(&view.table), p, q);
        page->people.at[i].has_met =
            SAY(w, MSG_network_has_sat_with, arg_int(met), arg_int(view.plan.people - 1));
        if (me != UINT32_MAX && me != p)
            page->people.at[i].met = met_text(w, &view, me, p);
    }
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
    met_fill(w, &rows, &page);
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
