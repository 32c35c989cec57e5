// SPDX-License-Identifier: EUPL-1.2
// The plan of a network: all gatherings of the period, and dates proposed for those to come.
#include "html/gathering/plan.h"

#include "gathering/place.h"
#include "gathering/plan.h"
#include "i18n/format.h"
#include "jobs/calling_off.h"
#include "jobs/moving.h"
#include "pages/gathering/gathering.h"
#include "pages/gathering/years.h"
#include "pages/start/selection.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { LAST_OF_MONTH = -1, NTHS = 5, DAYS_OF_WORK = 5, PLACE_MOST = 200 };

static void plan_frame(struct web *w, enum message title)
{
    web_crumb(w, SAY(w, MSG_frame_networks), url_networks(w->arena));
    web_crumb(w, w->network.name, url_network_show(w->arena, w->network.id));
    web_title(w, SAY(w, title));
}

static struct plan_line line_of(struct web *w, const struct gathering *g)
{
    return (struct plan_line){
        .title = g->title,
        .when = format_day_hours(w->arena, w->lang, g->held_on, g->start_minute, g->end_minute),
        .place = g->place,
        .held_on = g->held_on,
        .why = g->moved_why.is_set ? g->moved_why.value : S(""),
        .kind = g->kind,
        .state = gathering_state_shown(w, g),
        .url = url_gathering_show(w->arena, g->id),
    };
}

static const struct listing_key plan_keys[] = {
    {"title", MSG_plan_what, .is_searched = true},
    {"day", MSG_plan_when, .given = LISTING_UP},
    {"why", MSG_plan_why, .is_searched = true},
};
static const struct listing_about plan_listing = {
    .label = MSG_plan_find, .keys = plan_keys, .key_count = 3, .is_table = true};

static struct str plan_text(struct web *w, const void *row, size_t key)
{
    const struct plan_line *g = row;
    switch (key) {
    case 0: return str_words(w->arena, g->title, g->place);
    case 1: return date_iso(w->arena, g->held_on);
    default: return g->why;
    }
}

/// Where its gatherings are that have no place of their own.
static struct input place_input(struct web *w)
{
    struct str usual = S("");
    network_usual_place(w->db, w->network.id, &usual);
    struct input input = input_text(w, S("place"), MSG_plan_place);
    return input_value(input_hint(w, input, MSG_plan_place_hint), usual);
}

static struct plan_page page_new(struct web *w)
{
    return (struct plan_page){
        .csrf = w->csrf,
        .name = w->network.name,
        .may_run = web_may(w, VERB_RUN) && w->network.state != NETWORK_STATE_ENDED,
        .place = place_input(w),
        .place_save = url_plan_place_save(w->arena, w->network.id),
        .dates = url_plan_dates_form(w->arena, w->network.id),
        .template = url_template_form(w->arena, w->network.id),
    };
}

static void page_show(struct web *w, struct plan_page *page)
{
    struct gathering_list rows = gatherings_of(w->db, w->network.id);
    const struct gathering *next = years_next(w, &rows);
    struct gathering_years years = gathering_years_of(w, &rows, next);
    page->years = years_figure_of(w, &years);
    page->gatherings.at = NEW_ARRAY(w->arena, struct plan_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        page->gatherings.at[i] = line_of(w, &rows.at[i]);
        page->gatherings.at[i].is_next = &rows.at[i] == next;
    }
    page->gatherings.count = rows.count;
    page->list = listing_read(w, url_plan_show(w->arena, w->network.id), &plan_listing);
    LISTING_PICK(w, &page->list, &page->gatherings, plan_text);
    view_plan_page(&w->page, page);
    plan_frame(w, MSG_plan_title);
}

void plan_show(struct web *w)
{
    struct plan_page page = page_new(w);
    page_show(w, &page);
}

// ---- the place of the series ----

static void places_tell(struct web *w, const struct gathering_id_list *placed)
{
    struct notice_site site = notify_site(w);
    for (size_t i = 0; i < placed->count; i++)
        notice_gathering(w->db, &site, placed->at[i]);
}

void plan_place_save(struct web *w)
{
    struct plan_page page = page_new(w);
    struct str place = form_line(w, &page.place, 0, PLACE_MOST);
    if (!form_ok(w)) {
        page_show(w, &page);
        return;
    }
    struct gathering_id_list placed = gatherings_usual_place(w->db, w->network.id, place, w->today);
    places_tell(w, &placed);
    web_redirect_said(w, url_plan_show(w->arena, w->network.id), MSG_form_saved);
}

// ---- proposing ----

static int64_t number_asked(const struct web *w, struct str name, int64_t usual, int64_t most)
{
    int64_t n;
    bool is_fine = str_int(form_query(w, name), &n) && (n == LAST_OF_MONTH || n >= 1) && n <= most;
    return is_fine ? n : usual;
}

static int32_t minute_asked(const struct web *w, struct str name, int32_t usual)
{
    int32_t minute;
    return minute_parse(form_query(w, name), &minute) ? minute : usual;
}

/// What the address asks for, else what is usual.
static struct network_plan_wish wish_asked(const struct web *w)
{
    const struct network_plan_wish *usual = &network_plan_usual;
    int64_t weekday = number_asked(w, S("weekday"), usual->weekday, DAYS_OF_WORK);
    return (struct network_plan_wish){
        .nth = (int)number_asked(w, S("nth"), usual->nth, NTHS - 1),
        .weekday = weekday >= 1 ? (int)weekday : usual->weekday,
        .meetup_start = minute_asked(w, S("start"), usual->meetup_start),
        .meetup_end = minute_asked(w, S("end"), usual->meetup_end),
        .day_start = minute_asked(w, S("day_start"), usual->day_start),
        .day_end = minute_asked(w, S("day_end"), usual->day_end),
    };
}

static bool wish_is_possible(const struct network_plan_wish *wish)
{
    return wish->meetup_start < wish->meetup_end && wish->day_start < wish->day_end;
}

static struct url with_wish(struct web *w, struct url url, const struct network_plan_wish *wish)
{
    url = url_with_int(w->arena, url, S("nth"), wish->nth);
    url = url_with_int(w->arena, url, S("weekday"), wish->weekday);
    url = url_with(w->arena, url, S("start"), minute_iso(w->arena, wish->meetup_start));
    url = url_with(w->arena, url, S("end"), minute_iso(w->arena, wish->meetup_end));
    url = url_with(w->arena, url, S("day_start"), minute_iso(w->arena, wish->day_start));
    return url_with(w->arena, url, S("day_end"), minute_iso(w->arena, wish->day_end));
}

static struct choices nth_choices(struct web *w, int chosen)
{
    static const enum message labels[NTHS] = {MSG_plan_nth_1, MSG_plan_nth_2, MSG_plan_nth_3, MSG_plan_nth_4,
                                              MSG_plan_nth_last};
    struct choices choices = choices_new(w, S("nth"), MSG_plan_nth, NTHS);
    for (int i = 0; i < NTHS; i++) {
        int nth = i == NTHS - 1 ? LAST_OF_MONTH : i + 1;
        choices_add(&choices, str_format(w->arena, "%d", nth), SAY(w, labels[i]), nth == chosen);
    }
    return choices;
}

static struct choices weekday_choices(struct web *w, int chosen)
{
    struct choices choices = choices_new(w, S("weekday"), MSG_plan_weekday, DAYS_OF_WORK);
    for (int day = 1; day <= DAYS_OF_WORK; day++)
        choices_add(&choices, str_format(w->arena, "%d", day), weekday_name(w->lang, day), day == chosen);
    return choices;
}

static struct input time_input(struct web *w, struct str name, enum message label, int32_t minute)
{
    struct input input = input_required(input_of_kind(w, name, label, S("time")));
    return input_value(input, minute_iso(w->arena, minute));
}

static struct plan_line_list proposal_lines(struct web *w, const struct plan_dates *dates)
{
    struct plan_line_list lines = {.at = NEW_ARRAY(w->arena, struct plan_line, dates->count)};
    for (size_t i = 0; i < dates->count; i++) {
        const struct plan_date *d = &dates->at[i];
        lines.at[lines.count++] = (struct plan_line){
            .title = SAY(w, plan_date_is_full_day(d) ? MSG_plan_kind_full_day : MSG_plan_kind_meetup),
            .when = format_wall_range(w->arena, w->lang, d->starts, d->ends),
            .why = plan_why_words(w->arena, w->lang, d),
            .same_day = gathering_same_day(w, d->starts.date),
            .is_new = true,
        };
    }
    return lines;
}

/// Gatherings beside the kick-off that no proposal moves.
static int64_t kept(struct web *w)
{
    struct gathering_list rows = gatherings_of(w->db, w->network.id);
    int64_t count = 0;
    for (size_t i = 0; i < rows.count; i++)
        count += rows.at[i].kind != GATHERING_KIND_KICKOFF && rows.at[i].state != GATHERING_STATE_CANCELLED &&
                 date_compare(rows.at[i].held_on, w->today) <= 0;
    return count;
}

/// `dates` are none where the wish is not possible.
static void proposal_show(struct web *w, const struct network_plan_wish *wish, const struct plan_dates *dates,
                          bool has_changed)
{
    struct plan_dates_page page = {
        .csrf = w->csrf,
        .digest = network_plan_digest(w->arena, dates),
        .nth = nth_choices(w, wish->nth),
        .weekday = weekday_choices(w, wish->weekday),
        .start = time_input(w, S("start"), MSG_gathering_start, wish->meetup_start),
        .end = time_input(w, S("end"), MSG_gathering_end, wish->meetup_end),
        .day_start = time_input(w, S("day_start"), MSG_gathering_start, wish->day_start),
        .day_end = time_input(w, S("day_end"), MSG_gathering_end, wish->day_end),
        .place = place_input(w),
        .dates = proposal_lines(w, dates),
        .left_out = (int64_t)dates->left_out,
        .kept = kept(w),
        .is_wrong = !wish_is_possible(wish),
        .has_changed = has_changed,
        .show = url_plan_dates_form(w->arena, w->network.id),
        .action = with_wish(w, url_plan_dates_take(w->arena, w->network.id), wish),
        .back = url_plan_show(w->arena, w->network.id),
    };
    view_plan_dates_page(&w->page, &page);
    plan_frame(w, MSG_plan_propose);
}

void plan_dates_form(struct web *w)
{
    struct network_plan_wish wish = wish_asked(w);
    struct plan_dates dates = {0};
    if (wish_is_possible(&wish))
        dates = network_plan_propose(w->db, &w->network, &wish, w->today);
    proposal_show(w, &wish, &dates, false);
}

/// The dates are proposed anew, and are taken when they are those that the form showed: a gathering may have
/// come or gone meanwhile, or a day have passed.
void plan_dates_take(struct web *w)
{
    struct network_plan_wish wish = wish_asked(w);
    if (!wish_is_possible(&wish)) {
        web_error(w, 400);
        return;
    }
    struct plan_dates dates = network_plan_propose(w->db, &w->network, &wish, w->today);
    if (!str_is(form_get(w, S("digest")), network_plan_digest(w->arena, &dates))) {
        w->status = 409;
        proposal_show(w, &wish, &dates, true);
        return;
    }
    struct input place_of_form = place_input(w);
    struct str place = form_line(w, &place_of_form, 0, PLACE_MOST);
    if (!form_ok(w)) {
        proposal_show(w, &wish, &dates, false);
        return;
    }
    struct network_plan_taken taken =
        network_plan_take(w->db, &w->network, w->settings.lang, &dates, w->today, selection_uid(w));
    struct gathering_id_list placed = gatherings_usual_place(w->db, w->network.id, place, w->today);
    struct notice_site site = notify_site(w);
    for (size_t i = 0; i < taken.moved.count; i++)
        gathering_has_moved(w->db, &site, taken.moved.at[i], w->today);
    for (size_t i = 0; i < taken.called.count; i++)
        gathering_has_stopped(w->db, &site, taken.called.at[i], w->today);
    places_tell(w, &placed); // but those whose move has told it
    notice_gatherings_near(w->db, &site, w->network.id, w->today);
    web_redirect_said(w, url_plan_show(w->arena, w->network.id), MSG_plan_taken);
}
