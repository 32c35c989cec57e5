// SPDX-License-Identifier: EUPL-1.2
// Starting a network, first step: its purpose and period. And the list of steps.
#include "pages/start/selection.h"

#include "network/term.h"
#include "sql/network.h"
#include "web/form.h"

enum {
    YEARS_USUAL = 2,
    YEARS_MOST = 5,
    SEATS_USUAL = 27,
    SEATS_MOST = 500,
    MONTHS_PER_YEAR = 12,
    DRAFTS_MOST = 50
};

static const enum message step_labels[SELECTION_STEPS] = {
    MSG_selection_step_purpose, MSG_selection_step_rule,       MSG_selection_step_candidates,
    MSG_selection_step_kickoff, MSG_selection_step_invitation,
};

static void step_add(struct web *w, struct step_line_list *steps, enum selection_step current, bool is_done,
                     struct url url)
{
    enum selection_step step = (enum selection_step)steps->count;
    steps->at[steps->count++] = (struct step_line){
        .label = SAY(w, step_labels[step]),
        .is_current = step == current,
        .is_done = is_done,
        .is_open = w->network.id.n != 0,
        .url = url,
    };
}

struct step_line_list selection_steps(struct web *w, enum selection_step current)
{
    struct step_line_list steps = {.at = NEW_ARRAY(w->arena, struct step_line, SELECTION_STEPS)};
    struct network_id n = w->network.id;
    struct network_rule rule = {0};
    bool has_rule = n.n && network_rule(w->db, n, &rule);
    step_add(w, &steps, current, n.n != 0, url_purpose_form(w->arena, n));
    step_add(w, &steps, current, has_rule, url_rule_form(w->arena, n));
    step_add(w, &steps, current, rule.listed_at.is_set, url_candidates_list(w->arena, n));
    struct gathering kickoff;
    step_add(w, &steps, current, n.n && selection_kickoff(w, &kickoff), url_kickoff_form(w->arena, n));
    step_add(w, &steps, current, n.n && w->network.state != NETWORK_STATE_DRAFT,
             url_invitation_step(w->arena, n));
    return steps;
}

void selection_frame(struct web *w, enum message title)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    if (w->network.id.n)
        web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, title));
}

// ---- purpose ----

struct purpose_values {
    struct str name, purpose, zone;
    struct date starts_on, ends_on;
    int64_t seats;
};

static struct purpose_page purpose_page_new(struct web *w, const struct purpose_values *v)
{
    bool is_new = !w->network.id.n;
    struct purpose_page page = {
        .csrf = w->csrf,
        .name = input_required(input_text(w, S("name"), MSG_selection_name)),
        .purpose = input_required(input_area(w, S("purpose"), MSG_selection_purpose)),
        .starts_on = input_required(input_of_kind(w, S("starts_on"), MSG_selection_starts_on, S("date"))),
        .ends_on = input_required(input_of_kind(w, S("ends_on"), MSG_selection_ends_on, S("date"))),
        .seats = input_required(input_of_kind(w, S("seats"), MSG_selection_seats, S("number"))),
        .zone = choices_new(w, S("zone"), MSG_selection_zone, 2),
        .is_new = is_new,
        .programme =
            is_new ? url_programme_start_form(w->arena) : url_programme_download(w->arena, w->network.id),
        .action = is_new ? url_network_create(w->arena) : url_purpose_save(w->arena, w->network.id),
        .back = is_new ? url_networks(w->arena) : url_network_show(w->arena, w->network.id),
    };
    page.purpose = input_hint(w, input_value(page.purpose, v->purpose), MSG_selection_purpose_hint);
    page.seats = input_hint(w, page.seats, MSG_selection_seats_hint);
    page.name.value = v->name;
    page.starts_on.value = date_iso(w->arena, v->starts_on);
    page.ends_on.value = date_iso(w->arena, v->ends_on);
    page.seats.value = str_format(w->arena, "%lld", (long long)v->seats);
    choices_add(&page.zone, zone_name(ZONE_OSLO), SAY(w, MSG_selection_zone_oslo),
                str_is(v->zone, zone_name(ZONE_OSLO)));
    choices_add(&page.zone, zone_name(ZONE_COPENHAGEN), SAY(w, MSG_selection_zone_copenhagen),
                str_is(v->zone, zone_name(ZONE_COPENHAGEN)));
    return page;
}

static void purpose_show(struct web *w, struct purpose_page *page)
{
    page->steps = selection_steps(w, SELECTION_PURPOSE);
    view_purpose_page(&w->page, page);
    selection_frame(w, page->is_new ? MSG_network_start : MSG_selection_purpose_title);
}

/// What a new network begins with: two years from the first of next month.
static struct purpose_values values_usual(struct web *w)
{
    struct civil day = date_civil(w->today);
    struct date first = date_plus_months(date_of(day.year, day.month, 1), 1);
    bool is_danish = w->settings.lang == LANG_DA;
    return (struct purpose_values){
        .name = SAY(w, MSG_selection_name_default, arg_plain(date_civil(first).year)),
        .purpose = TEXT(w->arena, w->settings.lang, MSG_selection_purpose_template),
        .zone = zone_name(is_danish ? ZONE_COPENHAGEN : ZONE_OSLO),
        .starts_on = first,
        .ends_on = date_plus_days(date_plus_months(first, YEARS_USUAL * MONTHS_PER_YEAR), -1),
        .seats = SEATS_USUAL,
    };
}

static struct purpose_values values_saved(const struct network *n)
{
    return (struct purpose_values){n->name, n->purpose, n->zone, n->starts_on, n->ends_on, n->seats};
}

void network_new_form(struct web *w)
{
    struct purpose_values v = values_usual(w);
    struct purpose_page page = purpose_page_new(w, &v);
    purpose_show(w, &page);
}

void purpose_form(struct web *w)
{
    struct purpose_values v = values_saved(&w->network);
    struct purpose_page page = purpose_page_new(w, &v);
    purpose_show(w, &page);
}

static bool purpose_read(struct web *w, struct purpose_page *page, struct purpose_values *v)
{
    v->name = form_line(w, &page->name, 3, 120);
    v->purpose = form_text(w, &page->purpose, 10, 4000);
    bool has_days = form_date(w, &page->starts_on, &v->starts_on);
    has_days &= form_date(w, &page->ends_on, &v->ends_on);
    if (has_days && date_compare(v->ends_on, v->starts_on) <= 0)
        form_problem(w, &page->ends_on, SAY(w, MSG_selection_ends_before_start));
    else if (has_days && date_compare(v->ends_on, w->today) < 0)
        form_problem(w, &page->ends_on, SAY(w, MSG_selection_ends_in_past));
    else if (has_days &&
             date_compare(v->ends_on, date_plus_months(v->starts_on, YEARS_MOST * MONTHS_PER_YEAR)) > 0)
        form_problem(w, &page->ends_on, SAY(w, MSG_selection_lasts_too_long));
    v->seats = form_int(w, &page->seats, 2, SEATS_MOST);
    v->zone = form_choice(w, &page->zone);
    return form_ok(w);
}

void network_create(struct web *w)
{
    struct purpose_values v = values_usual(w);
    struct purpose_page page = purpose_page_new(w, &v);
    struct network_id network;
    int64_t drafts = 0;
    networks_begun(w->db, w->actor.account, &drafts);
    if (drafts >= DRAFTS_MOST)
        form_problem(w, NULL, SAY(w, MSG_selection_drafts_most, arg_int(DRAFTS_MOST)));
    if (!purpose_read(w, &page, &v)) {
        purpose_show(w, &page);
        return;
    }
    if (network_add(w->db, v.name, v.purpose, v.zone, v.starts_on, v.ends_on, v.seats,
                    (struct maybe_account_id){true, w->actor.account}, w->now, &network))
        term_begin(w->db, network, w->actor.account, NETWORK_DUTY_LEAD, w->today, w->now);
    web_redirect_said(w, url_rule_form(w->arena, network), MSG_form_saved);
}

void purpose_save(struct web *w)
{
    struct purpose_values v = values_saved(&w->network);
    struct purpose_page page = purpose_page_new(w, &v);
    if (!purpose_read(w, &page, &v)) {
        purpose_show(w, &page);
        return;
    }
    network_purpose_set(w->db, w->network.id, v.name, v.purpose, v.zone, v.starts_on, v.ends_on, v.seats);
    web_redirect_said(w, url_rule_form(w->arena, w->network.id), MSG_form_saved);
}
