// SPDX-License-Identifier: EUPL-1.2
// Who leads, coordinates and follows a network: shown to all who see it. A lead appoints and ends; a member
// offers to help coordinate, and a lead says yes.
#include "html/network/roles.h"

#include "i18n/format.h"
#include "network/term.h"
#include "web/form.h"
#include "web/listing.h"

enum { OFFER_DAYS_BEFORE_END = 30 };

static void crumbs(struct web *w)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
}

static const struct {
    enum message title, about, none, appoint;
} role_words[NETWORK_DUTY_COUNT] = {
    [NETWORK_DUTY_LEAD] = {MSG_role_leads, MSG_role_leads_about, MSG_role_leads_none, MSG_role_leads_appoint},
    [NETWORK_DUTY_COORDINATOR] = {MSG_role_coordinators, MSG_role_coordinators_about,
                                  MSG_role_coordinators_none, MSG_role_coordinators_appoint},
    [NETWORK_DUTY_SPONSOR] = {MSG_role_sponsors, MSG_role_sponsors_about, MSG_role_sponsors_none,
                              MSG_role_sponsors_appoint},
};

static struct str term_text(struct web *w, const struct term_line *t)
{
    if (!t->ends_on.is_set)
        return SAY(w, MSG_role_from, arg_date(t->starts_on));
    return format_date_range(w->arena, w->lang, t->starts_on, t->ends_on.value);
}

static struct role_term term_of_line(struct web *w, const struct term_line *t)
{
    return (struct role_term){
        .id = str_format(w->arena, "%lld", (long long)t->id.n),
        .name = t->name,
        .term = term_text(w, t),
        .by = t->appointed_by.is_set ? t->appointed_by.value : S(""),
        .starts_on = t->starts_on,
        .is_coming = date_compare(t->starts_on, w->today) > 0,
        .is_over = t->ends_on.is_set && date_compare(t->ends_on.value, w->today) < 0,
        .has_left = t->has_left,
    };
}

static struct role_group group_of(struct web *w, enum network_duty role, size_t room)
{
    struct url appoint =
        url_with(w->arena, url_role_new(w->arena, w->network.id), S("role"), network_duty_text(role));
    return (struct role_group){
        .title = SAY(w, role_words[role].title),
        .about = SAY(w, role_words[role].about),
        .none = SAY(w, role_words[role].none),
        .appoint_text = SAY(w, role_words[role].appoint),
        .terms.at = NEW_ARRAY(w->arena, struct role_term, room),
        .may_appoint = web_may(w, VERB_LEAD),
        .appoint = appoint,
    };
}

static const struct listing_key term_keys[] = {
    {"name", MSG_listing_name, .is_searched = true},
    {"begin", MSG_role_starts_on, .begins_down = true, .given = LISTING_DOWN},
};
static const struct listing_about term_listings[NETWORK_DUTY_COUNT] = {
    [NETWORK_DUTY_LEAD] = {MSG_role_find, term_keys, 2, .prefix = "leads"},
    [NETWORK_DUTY_COORDINATOR] = {MSG_role_find, term_keys, 2, .prefix = "coordinators"},
    [NETWORK_DUTY_SPONSOR] = {MSG_role_find, term_keys, 2, .prefix = "sponsors"},
};
static const struct listing_about over_listing = {
    .label = MSG_role_find, .keys = term_keys, .key_count = 2, .prefix = "over"};
static const struct listing_key volunteer_keys[] = {{"name", MSG_listing_name, .is_searched = true},
                                                    {"unit", MSG_listing_unit, .is_searched = true}};
static const struct listing_about volunteer_listing = {
    .label = MSG_role_find, .keys = volunteer_keys, .key_count = 2, .prefix = "volunteers"};

static struct str term_row_text(struct web *w, const void *row, size_t key)
{
    const struct role_term *t = row;
    return key == 0 ? t->name : date_iso(w->arena, t->starts_on);
}

static struct str volunteer_text(struct web *w, const void *row, size_t key)
{
    (void)w;
    const struct role_volunteer *v = row;
    return key == 0 ? v->name : v->unit;
}

static void lists_pick(struct web *w, struct roles_page *page)
{
    struct url here = url_roles_show(w->arena, w->network.id);
    for (int r = 0; r < NETWORK_DUTY_COUNT; r++) {
        page->groups.at[r].list = listing_read(w, here, &term_listings[r]);
        LISTING_PICK(w, &page->groups.at[r].list, &page->groups.at[r].terms, term_row_text);
    }
    page->over_list = listing_read(w, here, &over_listing);
    page->volunteer_list = listing_read(w, here, &volunteer_listing);
    LISTING_PICK(w, &page->over_list, &page->over, term_row_text);
    LISTING_PICK(w, &page->volunteer_list, &page->volunteers, volunteer_text);
}

static void terms_fill(struct web *w, struct roles_page *page)
{
    struct term_line_list lines = terms_of(w->db, w->network.id);
    page->groups.at = NEW_ARRAY(w->arena, struct role_group, NETWORK_DUTY_COUNT);
    page->over.at = NEW_ARRAY(w->arena, struct role_term, lines.count);
    for (int r = 0; r < NETWORK_DUTY_COUNT; r++)
        page->groups.at[page->groups.count++] = group_of(w, (enum network_duty)r, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        struct role_term term = term_of_line(w, &lines.at[i]);
        struct role_term_list *list = term.is_over ? &page->over : &page->groups.at[lines.at[i].role].terms;
        list->at[list->count++] = term;
    }
}

/// A member whose own term, if there is one, ends soon.
static bool may_offer(struct web *w)
{
    if (!w->standing.is_member || !w->standing.is_coordinator)
        return w->standing.is_member;
    struct term_ending_list ending =
        terms_ending(w->db, w->network.id, w->today, date_plus_days(w->today, OFFER_DAYS_BEFORE_END));
    for (size_t i = 0; i < ending.count; i++)
        if (ending.at[i].person.is_set && ending.at[i].person.value.n == w->actor.person.value.n)
            return true;
    return false;
}

/// Those who offered to help, and the reader's own offer: of a member who does not coordinate yet.
static void volunteers_fill(struct web *w, struct roles_page *page)
{
    struct volunteer_list rows = volunteers_of(w->db, w->network.id);
    page->volunteers.at = NEW_ARRAY(w->arena, struct role_volunteer, rows.count);
    page->may_offer = may_offer(w);
    for (size_t i = 0; i < rows.count; i++) {
        page->has_offered |= w->actor.person.is_set && w->actor.person.value.n == rows.at[i].id.n;
        page->volunteers.at[page->volunteers.count++] = (struct role_volunteer){
            .id = str_format(w->arena, "%lld", (long long)rows.at[i].id.n),
            .name = str_words(w->arena, rows.at[i].given_name, rows.at[i].family_name),
            .unit = rows.at[i].unit_name.is_set ? rows.at[i].unit_name.value : S(""),
        };
    }
}

void roles_show(struct web *w)
{
    struct roles_page page = {
        .csrf = w->csrf,
        .may_lead = web_may(w, VERB_LEAD),
        .action = url_roles_act(w->arena, w->network.id),
        .volunteer = url_volunteer_act(w->arena, w->network.id),
    };
    terms_fill(w, &page);
    volunteers_fill(w, &page);
    lists_pick(w, &page);
    view_roles_page(&w->page, &page);
    crumbs(w);
    web_title(w, SAY(w, MSG_role_title));
}

// ---- ending, accepting, offering ----

static void back(struct web *w, enum message said)
{
    web_redirect_said(w, url_roles_show(w->arena, w->network.id), said);
}

static void end(struct web *w)
{
    struct network_term_id term = {0};
    str_int(form_get(w, S("term")), &term.n);
    switch (term_end(w->db, w->network.id, term, w->today)) {
    case TERM_ENDED: back(w, MSG_role_ended); return;
    case TERM_LAST_LEAD: back(w, MSG_role_last_lead); return;
    case TERM_UNKNOWN: web_not_found(w); return;
    }
}

/// Only who has offered: the button stands beside the offer.
static bool has_offered(struct web *w, struct person_id person)
{
    struct volunteer_list rows = volunteers_of(w->db, w->network.id);
    for (size_t i = 0; i < rows.count; i++)
        if (rows.at[i].id.n == person.n)
            return true;
    return false;
}

static void accept(struct web *w)
{
    struct term_wish wish = {
        .network = w->network.id,
        .role = NETWORK_DUTY_COORDINATOR,
        .starts_on = w->today,
        .ends_on = {date_compare(w->network.ends_on, w->today) >= 0, w->network.ends_on},
        .by = w->actor.account,
        .now = w->now,
        .today = w->today,
    };
    if (!str_int(form_get(w, S("person")), &wish.person.n) || !has_offered(w, wish.person)) {
        back(w, MSG_role_offer_gone);
        return;
    }
    enum term_appointed done = term_appoint(w->db, &wish);
    back(w, done == TERM_NO_ACCOUNT ? MSG_role_no_account : MSG_role_appointed);
}

void roles_act(struct web *w)
{
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("end")))
        end(w);
    else if (str_is(what, S("accept")))
        accept(w);
    else
        web_error(w, 400);
}

void volunteer_act(struct web *w)
{
    bool offers = str_is(form_get(w, S("do")), S("offer"));
    if (!may_offer(w)) {
        web_error(w, 403);
        return;
    }
    if (offers)
        volunteer_offer(w->db, w->network.id, w->actor.person.value, w->now);
    else
        volunteer_withdraw(w->db, w->network.id, w->actor.person.value, w->now);
    back(w, offers ? MSG_role_offered : MSG_role_withdrawn);
}
