// SPDX-License-Identifier: EUPL-1.2
// Starting a network, fourth step: the kick-off.
#include "pages/start/selection.h"

#include "base/rng.h"
#include "gathering/day_words.h"
#include "gathering/keep_clear.h"
#include "gathering/gathering.h"
#include "gathering/kickoff.h"
#include "i18n/format.h"
#include "sql/invitation.h"
#include "web/form.h"

enum { UID_BYTES = 16, DAYS_AHEAD_USUAL = 28, START_USUAL = 9 * 60, END_USUAL = 15 * 60 };

struct str selection_uid(struct web *w)
{
    unsigned char bytes[UID_BYTES];
    struct buf uid = buf_new(w->arena, 512);
    random_bytes(bytes, sizeof bytes);
    for (int i = 0; i < UID_BYTES; i++)
        buf_format(&uid, "%02x", bytes[i]);
    struct str from = w->settings.mail_from;
    size_t at = str_find(from, '@', 0);
    buf_str(&uid, S("@"));
    buf_str(&uid, at < from.len ? str_slice(from, at + 1, from.len) : S("tvers.invalid"));
    return buf_get(&uid);
}

void selection_day_judge(struct web *w, struct input *input, struct date day)
{
    switch (gathering_day_judge(&w->network, day, w->today)) {
    case GATHERING_DAY_FINE: return;
    case GATHERING_DAY_PAST: form_problem(w, input, SAY(w, MSG_gathering_day_past)); return;
    case GATHERING_DAY_OUTSIDE:
        form_problem(
            w, input,
            SAY(w, MSG_gathering_day_outside, arg_date(w->network.starts_on), arg_date(w->network.ends_on)));
        return;
    }
}

bool selection_kickoff(struct web *w, struct gathering *out)
{
    struct gathering_id id;
    return network_kickoff(w->db, w->network.id, &id) && gathering_by_id(w->db, id, out);
}

/// What speaks against it; empty: nothing.
static struct str against(struct web *w, struct date day)
{
    struct day_rules rules = day_rules_in(w->db, w->network.zone, day, day);
    return day_reasons_words(w->arena, w->lang, &rules, day);
}

/// What stands in the form where there is no kick-off yet: a day a month from now, or when the network
/// begins, against which nothing speaks.
static struct gathering kickoff_usual(struct web *w)
{
    struct date day = date_plus_days(w->today, DAYS_AHEAD_USUAL);
    if (date_compare(day, w->network.starts_on) < 0)
        day = w->network.starts_on;
    while (against(w, day).len)
        day = date_plus_days(day, 1);
    return (struct gathering){.held_on = day, .start_minute = START_USUAL, .end_minute = END_USUAL};
}

static struct kickoff_page kickoff_page_new(struct web *w)
{
    struct gathering g;
    bool is_there = selection_kickoff(w, &g);
    if (!is_there)
        g = kickoff_usual(w);
    struct kickoff_page page = {
        .csrf = w->csrf,
        .held_on = input_required(input_of_kind(w, S("held_on"), MSG_gathering_day, S("date"))),
        .start = input_required(input_of_kind(w, S("start"), MSG_gathering_start, S("time"))),
        .end = input_required(input_of_kind(w, S("end"), MSG_gathering_end, S("time"))),
        .place = input_value(input_text(w, S("place"), MSG_selection_place), g.place),
        .second_place = input_hint(w, input_text(w, S("second_place"), MSG_selection_second_place),
                                   MSG_selection_second_place_hint),
        .about = input_value(input_area(w, S("about"), MSG_gathering_about), g.about),
        .version = g.version,
        .is_new = !is_there,
        .is_announced = is_there && w->network.state != NETWORK_STATE_DRAFT,
        .when = format_day_hours(w->arena, w->lang, g.held_on, g.start_minute, g.end_minute),
        .warning = is_there ? against(w, g.held_on) : S(""),
        .action = url_kickoff_post(w->arena, w->network.id),
        .programme = url_programme_form(w->arena, g.id),
        .gathering = url_gathering_edit_form(w->arena, g.id),
        .next = url_invitation_step(w->arena, w->network.id),
        .back = url_candidates_list(w->arena, w->network.id),
    };
    page.held_on.value = date_iso(w->arena, g.held_on);
    page.start.value = minute_iso(w->arena, g.start_minute);
    page.end.value = minute_iso(w->arena, g.end_minute);
    return page;
}

static void kickoff_show(struct web *w, struct kickoff_page *page)
{
    page->steps = selection_steps(w, SELECTION_KICKOFF);
    view_kickoff_page(&w->page, page);
    selection_frame(w, MSG_selection_kickoff_title);
}

void kickoff_form(struct web *w)
{
    struct kickoff_page page = kickoff_page_new(w);
    kickoff_show(w, &page);
}

static bool kickoff_read(struct web *w, struct kickoff_page *page, struct kickoff *k)
{
    *k = (struct kickoff){.uid = selection_uid(w)};
    if (form_date(w, &page->held_on, &k->held_on))
        selection_day_judge(w, &page->held_on, k->held_on);
    bool has_times = form_minute(w, &page->start, &k->start_minute);
    has_times &= form_minute(w, &page->end, &k->end_minute);
    if (has_times && k->end_minute <= k->start_minute)
        form_problem(w, &page->end, SAY(w, MSG_form_end_before_start));
    k->place = form_line(w, &page->place, 0, 200);
    k->second_place = form_line(w, &page->second_place, 0, 200);
    k->about = form_text(w, &page->about, 0, 4000);
    return str_int(form_get(w, S("version")), &k->version) && form_ok(w);
}

void kickoff_post(struct web *w)
{
    struct kickoff_page page = kickoff_page_new(w);
    struct kickoff k;
    if (!kickoff_read(w, &page, &k)) {
        kickoff_show(w, &page);
        return;
    }
    switch (kickoff_save(w->db, &w->network, w->settings.lang, &k)) {
    case KICKOFF_ANNOUNCED: web_error(w, 409); return;
    case KICKOFF_CHANGED_MEANWHILE:
        w->status = 409;
        form_problem(w, NULL, SAY(w, MSG_gathering_changed_meanwhile));
        kickoff_show(w, &page);
        return;
    case KICKOFF_SAVED: break;
    }
    bool is_good_day = !against(w, k.held_on).len;
    web_redirect_said(w, is_good_day ? page.next : url_kickoff_form(w->arena, w->network.id),
                      page.is_new ? MSG_selection_programme_made : MSG_form_saved);
}
