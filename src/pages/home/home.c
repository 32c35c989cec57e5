// SPDX-License-Identifier: EUPL-1.2
// The first page: what is next, and what waits for an answer. In the demo it offers visitors the roles.
#include "pages/home/home.h"
#include "pages/agreement/hours.h"
#include "pages/gathering/gathering.h"
#include "pages/gathering/years.h"

#include "i18n/format.h"
#include "sql/feed.h"
#include "sql/gathering.h"
#include "sql/home.h"
#include "sql/hosting.h"
#include "sql/invitation.h"
#include "sql/notice.h"
#include "sql/people.h"

enum { SOON_DAYS = 13, LAST_DAYS = 45, TASKS_SHOWN = 5, NETWORKS_TOLD = 20 };

struct demo_offer {
    struct str user_name, danish_name; // the second where it is another
    enum message title, about;
};

static const struct demo_offer demo_offers[] = {
    {S_INIT("koordinator"), S_INIT(""), MSG_demo_coordinator, MSG_demo_coordinator_about},
    {S_INIT("medlem"), S_INIT(""), MSG_demo_member, MSG_demo_member_about},
    {S_INIT("nyansatt"), S_INIT("nyansat"), MSG_demo_newcomer, MSG_demo_newcomer_about},
    {S_INIT("leder"), S_INIT(""), MSG_demo_lead, MSG_demo_lead_about},
    {S_INIT("hr"), S_INIT(""), MSG_demo_hr, MSG_demo_hr_about},
    {S_INIT("direktor"), S_INIT(""), MSG_demo_sponsor, MSG_demo_sponsor_about},
    {S_INIT("admin"), S_INIT(""), MSG_demo_admin, MSG_demo_admin_about},
};
enum { DEMO_OFFERS = sizeof demo_offers / sizeof *demo_offers };

/// A Norwegian reads of the Danish municipality how the Norwegian one is started, and the other way round.
static void other_municipality(struct web *w, bool is_danish, struct demo_page *page)
{
    if (is_danish && (w->lang == LANG_NB || w->lang == LANG_NN)) {
        page->other = SAY(w, MSG_demo_start_norwegian);
        page->command = S("tvers demo --language nb");
    } else if (!is_danish && w->lang == LANG_DA) {
        page->other = SAY(w, MSG_demo_start_danish);
        page->command = S("tvers demo --language da");
    }
}

static void demo_show(struct web *w)
{
    bool is_danish = str_is(w->settings.demo, lang_tag(LANG_DA));
    struct demo_page page = {
        .csrf = w->csrf,
        .about = SAY(w, is_danish ? MSG_demo_text_danish : MSG_demo_text_norwegian,
                     arg_str(w->settings.organisation)),
        .action = url_demo_sign_in(w->arena),
        .roles = {.at = NEW_ARRAY(w->arena, struct demo_role, DEMO_OFFERS), .count = DEMO_OFFERS},
    };
    other_municipality(w, is_danish, &page);
    for (size_t i = 0; i < DEMO_OFFERS; i++) {
        const struct demo_offer *o = &demo_offers[i];
        struct str user = is_danish && o->danish_name.len ? o->danish_name : o->user_name;
        page.roles.at[i] = (struct demo_role){user, SAY(w, o->title), SAY(w, o->about)};
    }
    view_demo_page(&w->page, &page);
    web_title(w, SAY(w, MSG_auth_demo_title));
}

// ---- what waits for an answer ----

static struct home_invitation invitation_of_row(struct web *w, const struct my_invitation *i)
{
    struct link link = {LINK_INVITATION, i->id.n, (uint32_t)i->generation};
    struct home_invitation card = {
        .network = i->network_name,
        .is_maybe = i->answer == ANSWER_MAYBE,
        .url = url_invitation_show(w->arena, secret_reveal(link_token(w->arena, &w->site->key, link))),
    };
    if (i->answer_by.is_set && instant_compare(i->answer_by.value, w->now) >= 0)
        card.deadline =
            format_weekday_date(w->arena, w->lang, wall_from_instant(i->answer_by.value, ZONE_OSLO).date);
    if (!i->held_on.is_set)
        return card;
    card.when =
        format_day_hours(w->arena, w->lang, i->held_on.value, i->start_minute.value, i->end_minute.value);
    card.place = i->place.value;
    return card;
}

static struct home_invitation_list invitations_for(struct web *w)
{
    struct home_invitation_list list = {0};
    if (!w->actor.person.is_set)
        return list;
    struct my_invitation_list mine = my_invitations(w->db, w->actor.person.value, w->now, w->today);
    list.at = NEW_ARRAY(w->arena, struct home_invitation, mine.count);
    for (size_t i = 0; i < mine.count; i++)
        list.at[list.count++] = invitation_of_row(w, &mine.at[i]);
    return list;
}

// ---- gatherings ----

static const enum message answer_texts[] = {
    [ANSWER_NONE] = MSG_home_wants_answer,
    [ANSWER_YES] = MSG_answer_yes,
    [ANSWER_NO] = MSG_answer_no,
    [ANSWER_MAYBE] = MSG_answer_maybe,
};

static struct home_gathering gathering_of_row(struct web *w, const struct my_gathering *g)
{
    enum answer answer = g->answer.is_set ? g->answer.value : ANSWER_NONE;
    return (struct home_gathering){
        .title = g->title,
        .network = g->network_name,
        .when = format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute),
        .soon = format_relative_day(w->arena, w->lang, g->held_on, w->today),
        .is_soon = g->held_on.days - w->today.days <= SOON_DAYS,
        .place = g->place,
        .reply = {w->csrf, answer, g->sequence, url_gathering_answer(w->arena, g->id)},
        .answer_text = SAY(w, answer_texts[answer]),
        .day = str_format(w->arena, "%d", date_civil(g->held_on).day),
        .month = month_short(w->lang, date_civil(g->held_on).month),
        .hours = format_time_range(w->arena, w->lang, (int32_t)g->start_minute, (int32_t)g->end_minute),
        .is_cancelled = g->state == GATHERING_STATE_CANCELLED,
        .url = url_gathering_show(w->arena, g->id),
    };
}

/// With whom one sits, in words and as the table seen from one's seat.
static void table_fill(struct web *w, struct gathering_id id, struct home_gathering *next)
{
    struct own_table own = gathering_own_table(w, id);
    next->companions = own.companions;
    next->has_table = own.count > 0;
    if (!next->has_table)
        return;
    struct str number = format_int(w->arena, w->lang, own.number);
    struct round_table table = {
        .frame = {.id = S("table"),
                  .title = SAY(w, MSG_home_table_title, arg_str(number)),
                  .desc = SAY(w, MSG_home_you_sit_with, arg_str(own.companions))},
        .label = SAY(w, MSG_home_table),
        .number = number,
        .you = SAY(w, MSG_home_table_you),
        .mates = own.mates,
        .count = own.count,
    };
    next->table.s = round_table_draw(w->arena, &table);
}

/// The next one that is not cancelled stands alone, with its groups; the others below it.
static void gatherings_read(struct web *w, struct home_page *page)
{
    if (!w->actor.person.is_set)
        return;
    struct my_gathering_list mine = my_gatherings(w->db, w->actor.person.value, w->today);
    page->later.at = NEW_ARRAY(w->arena, struct home_gathering, mine.count);
    for (size_t i = 0; i < mine.count; i++) {
        struct home_gathering g = gathering_of_row(w, &mine.at[i]);
        if (page->has_next || g.is_cancelled) {
            page->later.at[page->later.count++] = g;
            continue;
        }
        page->has_next = true;
        page->next = g;
        table_fill(w, mine.at[i].id, &page->next);
    }
}

static struct home_last last_for(struct web *w)
{
    struct my_last_gathering g;
    if (!w->actor.person.is_set ||
        !my_last_gathering(w->db, w->actor.person.value, date_plus_days(w->today, -LAST_DAYS), w->today, &g))
        return (struct home_last){0};
    return (struct home_last){
        .is_there = true,
        .title = g.title,
        .day = format_weekday_date(w->arena, w->lang, g.held_on),
        .url = url_gathering_show(w->arena, g.id),
        .take_home = url_take_home_form(w->arena, g.id),
        .notes = url_notes_show(w->arena, g.id),
    };
}

/// By name, in one that runs.
static bool may_propose(struct web *w, const struct network_row *n)
{
    struct membership m;
    return w->actor.person.is_set && n->state == NETWORK_STATE_RUNNING &&
           membership_state(w->db, n->id, w->actor.person.value, &m) && !m.left_at.is_set;
}

/// What the reader hosts; there one also asks another to take over.
static struct home_hosting_list hostings_for(struct web *w)
{
    struct home_hosting_list list = {0};
    if (!w->actor.person.is_set)
        return list;
    struct my_hosting_list mine = my_hostings(w->db, w->actor.person.value, w->today);
    list.at = NEW_ARRAY(w->arena, struct home_hosting, mine.count);
    for (size_t i = 0; i < mine.count; i++) {
        const struct my_hosting *h = &mine.at[i];
        struct str when = format_day_hours(w->arena, w->lang, h->held_on, h->start_minute, h->end_minute),
                   swap = h->is_swapping ? SAY(w, MSG_home_swapping) : h->network_name;
        list.at[list.count++] =
            (struct home_hosting){h->title, str_format(w->arena, "%.*s. %.*s", STR(when), STR(swap)),
                                  url_host_show(w->arena, h->gathering)};
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
            .may_propose = may_propose(w, &mine.at[i]),
            .propose = url_with_fragment(w->arena, url_topics(w->arena, mine.at[i].id), S("propose")),
            .url = url_network_show(w->arena, mine.at[i].id),
        };
    return list;
}

/// Where each network stands, for who follows from a distance.
static void networks_tell(struct web *w, struct home_network_list *networks)
{
    struct network_row_list mine = networks_of(w->db, w->actor.account, w->actor.person);
    for (size_t i = 0; i < networks->count && i < NETWORKS_TOLD; i++) {
        struct gathering_list all = gatherings_of(w->db, mine.at[i].id);
        if (all.count)
            networks->at[i].about = years_about(w, &all, years_next(w, &all));
        networks->at[i].status = url_network_status(w->arena, mine.at[i].id);
    }
}

// ---- the calendar ----

static void feed_read(struct web *w, struct home_page *page)
{
    struct feed_owner owner;
    if (!w->actor.person.is_set || !feed_owner(w->db, w->actor.person.value, &owner))
        return;
    struct link link = {LINK_FEED, w->actor.person.value.n, (uint32_t)owner.generation};
    struct str token = secret_reveal(link_token(w->arena, &w->site->key, link)), site = w->site->public_url;
    struct url feed = url_feed(w->arena, str_cat(w->arena, token, S(".ics")));
    size_t scheme = str_find_str(site, S("://"), 0);
    page->has_feed = page->has_next || page->later.count > 0; // else there is nothing in it yet
    page->feed = web_absolute(w, feed);
    page->feed_webcal =
        url_absolute(w->arena, str_cat(w->arena, S("webcal"), str_slice(site, scheme, site.len)), feed);
    page->feed_renew = url_feed_address_renew(w->arena);
}

/// The first name: as the staff list has it, else the first word of the account's name.
static struct str greeting_name(struct web *w)
{
    struct invitee who;
    if (w->actor.person.is_set && invitee(w->db, w->actor.person.value, &who))
        return who.given_name;
    struct str name = w->actor.display_name;
    return str_slice(name, 0, str_find_str(name, S(" "), 0));
}

static void my_page(struct web *w)
{
    struct home_page page = {
        .name = greeting_name(w),
        .csrf = w->csrf,
        .invitations = invitations_for(w),
        .hosting = hostings_for(w),
        .hours = hours_cards(w),
        .tasks = home_waiting(w),
        .all = url_waiting(w->arena),
        .starts = home_starts(w),
        .ways = home_ways(w),
        .search = {.action = url_search_show(w->arena)},
        .networks = networks_for(w),
        .gets_notices = w->actor.person.is_set && notice_networks(w->db, w->actor.person.value).count > 0,
        .notices = url_own_notices_show(w->arena),
        .password = url_own_password_form(w->arena),
    };
    page.waiting = (int64_t)page.tasks.count;
    page.has_more = page.tasks.count > TASKS_SHOWN;
    if (page.has_more)
        page.tasks.count = TASKS_SHOWN;
    page.last = last_for(w);
    gatherings_read(w, &page);
    feed_read(w, &page);
    page.is_empty = !page.invitations.count && !page.has_next && !page.tasks.count && !page.starts.count &&
                    !page.hours.count;
    bool follows =
        page.networks.count && !page.gets_notices && !page.has_next && !page.starts.count; // a director
    page.only_follows = page.is_empty && follows;
    if (follows)
        networks_tell(w, &page.networks);
    view_home_page(&w->page, &page);
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
