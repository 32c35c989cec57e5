// SPDX-License-Identifier: EUPL-1.2
// Appointing somebody: the person is found by how the words of the name begin, by address or number, then
// chosen among those found, with role and days.
#include "html/network/roles.h"

#include "i18n/email.h"
#include "network/term.h"
#include "people/lookup.h"
#include "sql/invitation.h"
#include "web/form.h"

enum { FOUND_MOST = 20 };

static struct choices roles(struct web *w, enum network_duty chosen)
{
    static const enum message labels[NETWORK_DUTY_COUNT] = {
        [NETWORK_DUTY_LEAD] = MSG_role_as_lead,
        [NETWORK_DUTY_COORDINATOR] = MSG_role_as_coordinator,
        [NETWORK_DUTY_SPONSOR] = MSG_role_as_sponsor,
    };
    struct choices list = choices_new(w, S("role"), MSG_role_role, NETWORK_DUTY_COUNT);
    for (int r = 0; r < NETWORK_DUTY_COUNT; r++)
        choices_add(&list, network_duty_text((enum network_duty)r), SAY(w, labels[r]), (int)chosen == r);
    return list;
}

static struct role_new_page page_new(struct web *w, struct str who, struct str role)
{
    enum network_duty wanted = NETWORK_DUTY_COORDINATOR;
    network_duty_from_text(role, &wanted);
    struct role_new_page page = {
        .csrf = w->csrf,
        .wanted = network_duty_text(wanted),
        .is_asked = who.len > 0,
        .who = input_required(input_value(input_of_kind(w, S("who"), MSG_role_who, S("search")), who)),
        .role = roles(w, wanted),
        .starts_on = input_required(input_of_kind(w, S("starts_on"), MSG_role_starts_on, S("date"))),
        .ends_on = input_of_kind(w, S("ends_on"), MSG_role_ends_on, S("date")),
        .search = url_role_new(w->arena, w->network.id),
        .action = url_role_appoint(w->arena, w->network.id),
        .back = url_roles_show(w->arena, w->network.id),
    };
    page.who = input_hint(w, page.who, MSG_role_who_hint);
    page.ends_on = input_hint(w, page.ends_on, MSG_role_ends_on_hint);
    page.starts_on.value = date_iso(w->arena, w->today);
    page.ends_on.value = date_iso(w->arena, w->network.ends_on);
    return page;
}

static void person_add(struct web *w, struct role_new_page *page, struct person_id id, struct str name,
                       struct str about)
{
    struct str number = str_format(w->arena, "%lld", (long long)id.n);
    for (size_t i = 0; i < page->people.count; i++)
        if (str_is(page->people.at[i].id, number))
            return;
    page->people.at[page->people.count++] =
        (struct role_person){number, name, about, str_is(number, form_get(w, S("person")))};
}

/// Those of that address, number or whole name first; then those whose words begin so.
static void people_fill(struct web *w, struct role_new_page *page)
{
    struct str who = page->who.value;
    struct person_named_list named = people_named(w->db, email_key(w->arena, who), who);
    struct found_person_list found = lookup_people(w->db, who, FOUND_MOST);
    page->people.at = NEW_ARRAY(w->arena, struct role_person, named.count + found.count);
    for (size_t i = 0; i < found.count; i++) {
        const struct found_person *p = &found.at[i];
        struct str title = p->job_title.is_set ? p->job_title.value : S("");
        struct str about[] = {title, p->unit_name.is_set ? p->unit_name.value : S("")};
        person_add(w, page, p->id, str_words(w->arena, p->given_name, p->family_name),
                   about[0].len && about[1].len ? str_join(w->arena, about, 2, S(", "))
                                                : str_cat(w->arena, about[0], about[1]));
    }
    for (size_t i = 0; i < named.count; i++)
        person_add(w, page, named.at[i].id,
                   str_words(w->arena, named.at[i].given_name, named.at[i].family_name), named.at[i].email);
    if (page->people.count == 1)
        page->people.at[0].selected = true;
}

static void page_show(struct web *w, struct role_new_page *page)
{
    if (page->who.value.len)
        people_fill(w, page);
    view_role_new_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, SAY(w, MSG_role_title), url_roles_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_role_appoint_title));
}

void role_new(struct web *w)
{
    struct role_new_page page = page_new(w, str_trim(form_query(w, S("who"))), form_query(w, S("role")));
    page_show(w, &page);
}

/// The person of the staff list who was chosen. False: a problem is noted.
static bool read_person(struct web *w, struct role_new_page *page, struct person_id *person)
{
    struct invitee who;
    if (str_int(form_get(w, S("person")), &person->n) && invitee(w->db, *person, &who) && !who.has_left)
        return true;
    page->problem = SAY(w, MSG_role_choose_person);
    form_problem(w, NULL, page->problem);
    return false;
}

void role_appoint(struct web *w)
{
    struct role_new_page page = page_new(w, form_get(w, S("who")), form_get(w, S("role")));
    struct term_wish wish = {
        .network = w->network.id, .by = w->actor.account, .now = w->now, .today = w->today};
    read_person(w, &page, &wish.person);
    form_date(w, &page.starts_on, &wish.starts_on);
    wish.ends_on = form_maybe_date(w, &page.ends_on);
    if (!network_duty_from_text(form_choice(w, &page.role), &wish.role) || !form_ok(w)) {
        page_show(w, &page);
        return;
    }
    switch (term_appoint(w->db, &wish)) {
    case TERM_APPOINTED:
    case TERM_CHANGED: web_redirect_said(w, page.back, MSG_role_appointed); return;
    case TERM_NO_ACCOUNT: form_problem(w, NULL, SAY(w, MSG_role_no_account)); break;
    case TERM_WRONG_DATES: form_problem(w, &page.ends_on, SAY(w, MSG_role_dates_wrong)); break;
    }
    page_show(w, &page);
}
