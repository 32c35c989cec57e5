// SPDX-License-Identifier: EUPL-1.2
// The first page: what is next, and what waits for an answer. In the demo it offers visitors the roles.
#include "web/web.h"

#include "html/home.h"
#include "i18n/format.h"

struct demo_offer {
    struct str user_name;
    enum message title, about;
};

static const struct demo_offer demo_offers[] = {
    {S_INIT("koordinator"), MSG_demo_coordinator, MSG_demo_coordinator_about},
    {S_INIT("medlem"), MSG_demo_member, MSG_demo_member_about},
    {S_INIT("nyansatt"), MSG_demo_newcomer, MSG_demo_newcomer_about},
    {S_INIT("leder"), MSG_demo_lead, MSG_demo_lead_about},
    {S_INIT("hr"), MSG_demo_hr, MSG_demo_hr_about},
    {S_INIT("direktor"), MSG_demo_sponsor, MSG_demo_sponsor_about},
    {S_INIT("admin"), MSG_demo_admin, MSG_demo_admin_about},
};
enum { DEMO_OFFERS = sizeof demo_offers / sizeof *demo_offers };

static void demo_show(struct web *w)
{
    struct demo_page page = {
        .csrf = w->csrf,
        .organisation = w->settings.organisation,
        .action = url_demo_sign_in(w->arena),
        .roles = {.at = NEW_ARRAY(w->arena, struct demo_role, DEMO_OFFERS), .count = DEMO_OFFERS},
    };
    for (size_t i = 0; i < DEMO_OFFERS; i++)
        page.roles.at[i] = (struct demo_role){demo_offers[i].user_name, SAY(w, demo_offers[i].title),
                                              SAY(w, demo_offers[i].about)};
    view_demo_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_demo_title));
}

static const enum message answer_texts[] = {
    [ANSWER_NONE] = MSG_answer_none,
    [ANSWER_YES] = MSG_answer_yes,
    [ANSWER_NO] = MSG_answer_no,
    [ANSWER_MAYBE] = MSG_answer_maybe,
};

static struct home_gathering_list gatherings_for(struct web *w)
{
    struct home_gathering_list list = {0};
    if (!w->actor.person.is_set)
        return list;
    struct my_gathering_list mine = my_gatherings(w->db, w->actor.person.value, w->today);
    list.at = NEW_ARRAY(w->arena, struct home_gathering, mine.count);
    for (size_t i = 0; i < mine.count; i++) {
        const struct my_gathering *g = &mine.at[i];
        struct wall from = {g->held_on, (int32_t)g->start_minute}, to = {g->held_on, (int32_t)g->end_minute};
        list.at[list.count++] = (struct home_gathering){
            .title = g->title,
            .network = g->network_name,
            .when = format_wall_range(w->arena, w->lang, from, to),
            .place = g->place,
            .answer = SAY(w, answer_texts[g->answer.is_set ? g->answer.value : ANSWER_NONE]),
            .wants_answer = !g->answer.is_set || g->answer.value == ANSWER_NONE,
            .is_cancelled = g->state == GATHERING_STATE_CANCELLED,
            .url = url_gathering_show(w->arena, g->id),
        };
    }
    return list;
}

static struct home_network_list networks_for(struct web *w)
{
    struct network_row_list mine = networks_of(w->db, w->actor.account, w->actor.person);
    struct home_network_list list = {.at = NEW_ARRAY(w->arena, struct home_network, mine.count)};
    for (size_t i = 0; i < mine.count; i++)
        list.at[list.count++] = (struct home_network){
            .name = mine.at[i].name,
            .period = format_date_range(w->arena, w->lang, mine.at[i].starts_on, mine.at[i].ends_on),
            .members = mine.at[i].members,
            .url = url_network_show(w->arena, mine.at[i].id),
        };
    return list;
}

static void my_page(struct web *w)
{
    view_home_page(&w->page, &(struct home_page){
                                 .name = w->actor.display_name,
                                 .gatherings = gatherings_for(w),
                                 .networks = networks_for(w),
                             });
    web_title(w, SAY(w, MSG_frame_my_page));
}

void home(struct web *w)
{
    if (w->actor.is_signed_in)
        my_page(w);
    else if (w->site->is_demo)
        demo_show(w);
    else
        web_redirect(w, url_sign_in_form(w->arena));
}
