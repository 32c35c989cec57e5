// SPDX-License-Identifier: EUPL-1.2
// What a lead sets for a network: when its members get their weekly mail, how many coordinate it and for how
// long, who may open a ballot. (Where it usually meets is set on its plan.)
#include "html/network/settings.h"

#include "i18n/format.h"
#include "sql/network.h"
#include "web/form.h"

enum { MONDAY = 1, FRIDAY = 5, SEATS_MOST = 9, TERM_MONTHS_MOST = 60 };

static struct choices weekdays(struct web *w, int64_t chosen)
{
    struct choices list = choices_new(w, S("weekday"), MSG_network_weekday, FRIDAY);
    list.hint = SAY(w, MSG_network_weekday_hint);
    for (int day = MONDAY; day <= FRIDAY; day++)
        choices_add(&list, str_format(w->arena, "%d", day), weekday_name(w->lang, day), day == chosen);
    return list;
}

static struct input number(struct web *w, struct str name, enum message label, enum message hint,
                           int64_t value)
{
    struct input input = input_required(input_of_kind(w, name, label, S("number")));
    input = input_hint(w, input, hint);
    return input_value(input, str_format(w->arena, "%lld", (long long)value));
}

static struct network_settings_page page_new(struct web *w)
{
    struct network_settings now = {0};
    network_settings_of(w->db, w->network.id, &now);
    return (struct network_settings_page){
        .csrf = w->csrf,
        .weekday = weekdays(w, now.weekday),
        .seats = number(w, S("seats"), MSG_network_seats, MSG_network_seats_hint, now.coordinator_seats),
        .months = number(w, S("months"), MSG_network_months, MSG_network_months_hint, now.term_months),
        .members_open_ballots = now.members_open_ballots,
        .action = url_network_settings_save(w->arena, w->network.id),
        .back = url_network_show(w->arena, w->network.id),
    };
}

static void page_show(struct web *w, const struct network_settings_page *page)
{
    view_network_settings_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, page->back);
    web_title(w, SAY(w, MSG_network_settings));
}

void network_settings_form(struct web *w)
{
    struct network_settings_page page = page_new(w);
    page_show(w, &page);
}

void network_settings_save(struct web *w)
{
    struct network_settings_page page = page_new(w);
    struct network_settings to = {0};
    str_int(form_choice(w, &page.weekday), &to.weekday);
    to.coordinator_seats = form_int(w, &page.seats, 1, SEATS_MOST);
    to.term_months = form_int(w, &page.months, 1, TERM_MONTHS_MOST);
    to.members_open_ballots = page.members_open_ballots = form_has(w, S("ballots"));
    if (!form_ok(w)) {
        page_show(w, &page);
        return;
    }
    network_settings_set(w->db, w->network.id, to.weekday, to.members_open_ballots, to.coordinator_seats,
                         to.term_months);
    web_redirect_said(w, page.back, MSG_form_saved);
}
