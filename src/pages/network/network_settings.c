// SPDX-License-Identifier: EUPL-1.2
// What a lead sets for a network: when its members get their weekly mail.
#include "html/network/settings.h"

#include "i18n/format.h"
#include "sql/network.h"
#include "web/form.h"

enum { MONDAY = 1, FRIDAY = 5, TUESDAY = 2 };

static struct network_settings_page page_new(struct web *w)
{
    int64_t weekday = TUESDAY;
    struct network_settings_page page = {
        .csrf = w->csrf,
        .weekday = choices_new(w, S("weekday"), MSG_network_weekday, FRIDAY),
        .action = url_network_settings_save(w->arena, w->network.id),
        .back = url_network_show(w->arena, w->network.id),
    };
    network_weekday(w->db, w->network.id, &weekday);
    page.weekday.hint = SAY(w, MSG_network_weekday_hint);
    for (int day = MONDAY; day <= FRIDAY; day++)
        choices_add(&page.weekday, str_format(w->arena, "%d", day), weekday_name(w->lang, day),
                    day == weekday);
    return page;
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
    int64_t weekday = 0;
    if (!str_int(form_choice(w, &page.weekday), &weekday)) {
        page_show(w, &page);
        return;
    }
    network_weekday_set(w->db, w->network.id, weekday);
    web_redirect_said(w, page.back, MSG_form_saved);
}
