// SPDX-License-Identifier: EUPL-1.2
// Who hosts what is to come, and is it shared fairly? Also where a member says: not this half-year.
#include "html/hosting/hosts.h"

#include "i18n/format.h"
#include "sql/hosting.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/web.h"

enum { PAUSE_MONTHS = 6, DAYS_OF_MONTH = 30 };
enum { NEAR_DAYS = 100, ASKED_DAYS = 39 }; // shown at once; by then a host is asked for

static struct host_line line_of(struct web *w, const struct hosting_ahead *h)
{
    struct str name = str_words(w->arena, h->given_name.value, h->family_name.value);
    return (struct host_line){
        .title = h->title,
        .when = format_day(w->arena, w->lang, h->held_on),
        .host = name.len ? SAY(w, MSG_host_is, arg_str(name)) : S(""),
        .is_wanted = h->state == HOSTING_STATE_WANTED && h->held_on.days - w->today.days <= ASKED_DAYS,
        .url = url_host_show(w->arena, h->gathering),
    };
}

/// What is near, or has a host; what comes later behind it.
static void ahead_fill(struct web *w, struct hosts_page *page)
{
    struct hosting_ahead_list rows = hostings_ahead(w->db, w->network.id, w->today);
    int64_t wanted = 0;
    page->ahead.at = NEW_ARRAY(w->arena, struct host_line, rows.count);
    page->later.at = NEW_ARRAY(w->arena, struct host_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        struct host_line line = line_of(w, &rows.at[i]);
        bool is_near = line.host.len || rows.at[i].held_on.days - w->today.days <= NEAR_DAYS;
        struct host_line_list *list = is_near ? &page->ahead : &page->later;
        list->at[list->count++] = line;
        wanted += line.is_wanted;
    }
    page->lead = wanted ? SAY(w, MSG_hosts_lead_wanted, arg_int(wanted)) : SAY(w, MSG_hosts_lead);
}

/// In whole months, half ones up; of today, too.
static int64_t months_of(struct web *w, const struct duty_time_list *times, struct person_id person)
{
    int64_t days = 0;
    for (size_t i = 0; i < times->count; i++) {
        const struct duty_time *t = &times->at[i];
        bool is_over = t->ends_on.is_set && date_compare(t->ends_on.value, w->today) < 0;
        struct date until = is_over ? t->ends_on.value : w->today;
        if (t->person.n == person.n)
            days += until.days - t->starts_on.days + 1;
    }
    return (days + DAYS_OF_MONTH / 2) / DAYS_OF_MONTH;
}

static const struct listing_key later_keys[] = {{"title", MSG_plan_what, .is_searched = true}};
static const struct listing_about later_listing = {
    .label = MSG_plan_find, .keys = later_keys, .key_count = 1, .prefix = "later"};

static struct str later_text(struct web *w, const void *row, size_t key)
{
    (void)w, (void)key;
    const struct host_line *g = row;
    return g->title;
}

static const struct listing_key burden_keys[] = {
    {"name", MSG_hosts_member, .is_searched = true},
    {"hosted", MSG_hosts_hosted, .begins_down = true, .is_number = true},
    {"ahead", MSG_hosts_ahead, .begins_down = true, .is_number = true},
    {"places", MSG_hosts_places, .begins_down = true, .is_number = true},
    {"notes", MSG_hosts_notes, .begins_down = true, .is_number = true},
    {"months", MSG_hosts_months, .begins_down = true, .is_number = true},
};
static const struct listing_about burden_listing = {
    .label = MSG_listing_find_person, .keys = burden_keys, .key_count = 6, .is_table = true};

static struct str burden_text(struct web *w, const void *row, size_t key)
{
    const struct burden_line *p = row;
    const int64_t numbers[] = {0, p->hosted, p->ahead, p->places, p->notes, p->months};
    return key == 0 ? p->name : str_format(w->arena, "%lld", (long long)numbers[key]);
}

static struct burden_line burden_of(struct web *w, const struct burden *b, const struct duty_time_list *times)
{
    return (struct burden_line){.name = str_words(w->arena, b->given_name, b->family_name),
                                .hosted = b->hosted,
                                .ahead = b->ahead,
                                .places = b->places,
                                .notes = b->notes,
                                .months = months_of(w, times, b->person)};
}

/// By name, for those in the network; whoever follows it from a distance sees no people. Who has taken on
/// nothing yet fills no row.
static void people_fill(struct web *w, struct hosts_page *page)
{
    if (!web_may(w, VERB_TALK) && !web_may(w, VERB_RUN))
        return;
    struct burden_list rows = burdens(w->db, w->network.id);
    struct duty_time_list times = duty_times(w->db, w->network.id, w->today);
    struct str *others = NEW_ARRAY(w->arena, struct str, rows.count);
    size_t count = 0;
    page->people.at = NEW_ARRAY(w->arena, struct burden_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        struct burden_line line = burden_of(w, &rows.at[i], &times);
        if (line.hosted || line.ahead || line.places || line.notes || line.months)
            page->people.at[page->people.count++] = line;
        else
            others[count++] = line.name;
    }
    if (count)
        page->others = SAY(w, MSG_hosts_others, arg_str(format_list(w->arena, w->lang, others, count)));
}

void hosts(struct web *w)
{
    struct hosts_page page = {
        .csrf = w->csrf,
        .may_pause = w->standing.is_member && w->network.state == NETWORK_STATE_RUNNING,
        .action = url_hosts_act(w->arena, w->network.id),
    };
    struct date until;
    if (page.may_pause && host_pause_of(w->db, w->network.id, w->actor.person.value, w->today, &until))
        page.paused = SAY(w, MSG_host_paused, arg_date(until));
    ahead_fill(w, &page);
    people_fill(w, &page);
    struct url here = url_hosts(w->arena, w->network.id);
    page.later_list = listing_read(w, here, &later_listing);
    page.list = listing_read(w, here, &burden_listing);
    LISTING_PICK(w, &page.later_list, &page.later, later_text);
    LISTING_PICK(w, &page.list, &page.people, burden_text);
    view_hosts_page(&w->page, &page);
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, MSG_hosts_title));
}

void hosts_act(struct web *w)
{
    struct str what = form_get(w, S("do"));
    if (!w->standing.is_member) {
        web_error(w, 403);
        return;
    }
    if (str_is(what, S("pause")))
        host_pause_put(w->db, w->network.id, w->actor.person.value, date_plus_months(w->today, PAUSE_MONTHS));
    else if (str_is(what, S("resume")))
        host_pause_drop(w->db, w->network.id, w->actor.person.value);
    else {
        web_error(w, 400);
        return;
    }
    web_redirect_said(w, url_hosts(w->arena, w->network.id), MSG_form_saved);
}
