// SPDX-License-Identifier: EUPL-1.2
// Appointing somebody: the person is picked by typing, with role and days.
#include "html/network/roles.h"

#include "network/term.h"
#include "pages/people/pick.h"
#include "web/form.h"

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

static struct role_new_page page_new(struct web *w, enum network_duty role)
{
    struct role_new_page page = {
        .csrf = w->csrf,
        .person = pick_required(pick_new(w, S("person"), MSG_role_who, (struct maybe_person_id){0})),
        .role = roles(w, role),
        .starts_on = input_required(input_of_kind(w, S("starts_on"), MSG_role_starts_on, S("date"))),
        .ends_on = input_of_kind(w, S("ends_on"), MSG_role_ends_on, S("date")),
        .action = url_role_appoint(w->arena, w->network.id),
        .back = url_roles_show(w->arena, w->network.id),
    };
    page.ends_on = input_hint(w, page.ends_on, MSG_role_ends_on_hint);
    page.starts_on.value = date_iso(w->arena, w->today);
    page.ends_on.value = date_iso(w->arena, w->network.ends_on);
    return page;
}

static void page_show(struct web *w, const struct role_new_page *page)
{
    view_role_new_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_crumb(w, SAY(w, MSG_role_title), url_roles_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_role_appoint_title));
}

void role_new(struct web *w)
{
    enum network_duty role = NETWORK_DUTY_COORDINATOR;
    network_duty_from_text(form_query(w, S("role")), &role);
    struct role_new_page page = page_new(w, role);
    page_show(w, &page);
}

void role_appoint(struct web *w)
{
    struct role_new_page page = page_new(w, NETWORK_DUTY_COORDINATOR);
    struct term_wish wish = {
        .network = w->network.id, .by = w->actor.account, .now = w->now, .today = w->today};
    struct maybe_person_id person = pick_read(w, &page.person);
    form_date(w, &page.starts_on, &wish.starts_on);
    wish.ends_on = form_maybe_date(w, &page.ends_on);
    if (!network_duty_from_text(form_choice(w, &page.role), &wish.role) || !form_ok(w)) {
        page_show(w, &page);
        return;
    }
    wish.person = person.value;
    switch (term_appoint(w->db, &wish)) {
    case TERM_APPOINTED:
    case TERM_CHANGED: web_redirect_said(w, page.back, MSG_role_appointed); return;
    case TERM_NO_ACCOUNT: form_problem(w, NULL, SAY(w, MSG_role_no_account)); break;
    case TERM_WRONG_DATES: form_problem(w, &page.ends_on, SAY(w, MSG_role_dates_wrong)); break;
    }
    page_show(w, &page);
}
