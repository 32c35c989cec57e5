// SPDX-License-Identifier: EUPL-1.2
// The people of a network, and leaving it.
#include "web/web.h"

#include "html/network/network.h"
#include "network/membership.h"
#include "pages/groups/seating.h"
#include "pages/network/met.h"
#include "sql/person.h"
#include "sql/trouble.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { NAMES_BYTES = 1 << 20 };

static void crumbs(struct web *w)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
}

/// Until when is for those who run the network.
static struct str away_text(struct web *w, const struct network_person *p)
{
    if (!p->away_until.is_set)
        return S("");
    return web_may(w, VERB_RUN) ? SAY(w, MSG_away_until, arg_date(p->away_until.value))
                                : SAY(w, MSG_away_now);
}

static struct member_line line_of(struct web *w, const struct network_person *p)
{
    return (struct member_line){
        .name = str_words(w->arena, p->given_name, p->family_name),
        .title = p->job_title.value,
        .unit = p->unit_name.value,
        .ask = p->ask_me_about.value,
        .learn = p->wants_to_learn.value,
        .away = away_text(w, p),
        .url = url_person_show(w->arena, p->id),
        .manage = url_member_form(w->arena, w->network.id, p->id),
    };
}

/// Once they have sat together how often; else the day when they will.
static struct str met_text(struct web *w, const struct seating_meeting *m)
{
    if (m->times)
        return SAY(w, MSG_network_sat_together, arg_int(m->times));
    return m->next_on.is_set ? SAY(w, MSG_network_sit_together_on, arg_day(m->next_on.value)) : S("");
}

/// With whom the reader has sat, or will sit.
static void own_meetings_fill(struct web *w, struct seating_plan_id plan,
                              const struct network_person_list *rows, struct members_page *page)
{
    if (!w->standing.is_member)
        return;
    struct seating_meeting_list met = seating_meetings(w->db, plan, w->actor.person.value, w->today);
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < met.count; k++)
            if (met.at[k].person.n == rows->at[i].id.n)
                page->people.at[i].met = met_text(w, &met.at[k]);
}

/// How many of the others one has sat with, and whom not yet.
static void all_met_line(struct web *w, const struct seating_view *view, uint32_t person,
                         struct member_line *line)
{
    uint32_t held = table_known(&view->table), met = 0;
    struct buf names = buf_new(w->arena, NAMES_BYTES);
    for (uint32_t other = 0; other < view->plan.people; other++) {
        if (other == person)
            continue;
        if (seating_times_met(&view->plan, held, person, other)) {
            met++;
            continue;
        }
        if (names.len)
            buf_str(&names, S(", "));
        buf_str(&names, seating_name(w, &view->table.members.at[other]));
    }
    line->has_met = SAY(w, MSG_network_has_sat_with, arg_int(met), arg_int(view->plan.people - 1));
    if (met && names.len)
        line->not_yet = SAY(w, MSG_network_not_yet, arg_str(buf_get(&names)));
}

/// Who has met whom, as the published groups were held: the whole table, which costs more than all the rest.
static void all_met_fill(struct web *w, const struct seating_plan *row,
                         const struct network_person_list *rows, struct members_page *page)
{
    struct seating_view view;
    if (!seating_view_read(w, row, &view))
        return;
    for (size_t i = 0; i < rows->count; i++) {
        uint32_t person = table_person(&view.table, rows->at[i].id);
        if (person != UINT32_MAX)
            all_met_line(w, &view, person, &page->people.at[i]);
    }
}

static void met_fill(struct web *w, const struct network_person_list *rows, struct members_page *page)
{
    struct seating_plan row;
    if (!seating_plan_published(w->db, w->network.id, &row))
        return;
    page->has_groups = met_rows_are_seen(w);
    page->met = met_figure_of(w, &row);
    own_meetings_fill(w, row.id, rows, page);
    if (page->tells_all && page->has_groups)
        all_met_fill(w, &row, rows, page);
}

static const struct listing_key member_keys[] = {
    {"name", MSG_listing_name, .is_searched = true, .given = LISTING_UP},
    {"unit", MSG_listing_unit, .is_searched = true},
    {"title", MSG_listing_title, .is_searched = true},
    {"ask", MSG_person_ask_me_about, .is_searched = true, .is_only_text = true},
};
static const struct listing_about member_listing = {.label = MSG_listing_find_person,
                                                    .keys = member_keys,
                                                    .key_count = sizeof member_keys / sizeof *member_keys};

static struct str member_text(struct web *w, const void *row, size_t key)
{
    const struct network_person *p = row;
    switch (key) {
    case 0: return str_words(w->arena, p->family_name, p->given_name);
    case 1: return p->unit_name.value;
    case 2: return p->job_title.value;
    default: return str_words(w->arena, p->ask_me_about.value, p->wants_to_learn.value);
    }
}

/// Whom no mail reaches: for who runs the network, and can ask for the right address.
static void troubles_fill(struct web *w, const struct network_person_list *rows, struct members_page *page)
{
    if (!web_may(w, VERB_RUN))
        return;
    struct trouble_list troubles = troubles_in(w->db, w->network.id);
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < troubles.count; k++)
            if (troubles.at[k].person.n == rows->at[i].id.n)
                page->people.at[i].has_trouble = true;
}

void network_members(struct web *w)
{
    struct network_person_list rows = network_people(w->db, w->network.id, w->today);
    struct url here = url_network_members(w->arena, w->network.id);
    struct members_page page = {
        .name = w->network.name,
        .members = (int64_t)rows.count,
        .list = listing_read(w, here, &member_listing),
        .people.at = NEW_ARRAY(w->arena, struct member_line, rows.count),
        .may_write = w->standing.is_member,
        .may_run = web_may(w, VERB_RUN) && w->network.state == NETWORK_STATE_RUNNING,
        .own = url_profile_form(w->arena),
        .tells_all = str_is(form_query(w, S("show")), S("met")),
        .plain = here,
        .all = url_with(w->arena, here, S("show"), S("met")),
    };
    listing_keep(w, &page.list, S("show"), page.tells_all ? S("met") : S(""));
    LISTING_PICK(w, &page.list, &rows, member_text);
    for (size_t i = 0; i < rows.count; i++)
        page.people.at[page.people.count++] = line_of(w, &rows.at[i]);
    troubles_fill(w, &rows, &page);
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
    notice_person(w->db, &site, w->network.id, w->actor.person.value);
    web_redirect_said(w, url_home(w->arena), MSG_network_left);
}
