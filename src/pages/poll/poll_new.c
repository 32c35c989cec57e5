// SPDX-License-Identifier: EUPL-1.2
// Asking the members which day is good for a gathering. Good days near its own stand in the form already.
#include "html/poll/poll.h"

#include "gathering/gathering.h"
#include "gathering/keep_clear.h"
#include "gathering/poll.h"
#include "i18n/format.h"
#include "jobs/notice_poll.h"
#include "pages/gathering/gathering.h"
#include "pages/poll/poll_form.h"
#include "sql/gathering.h"
#include "web/form.h"
#include "web/notify.h"

#include <stdlib.h>

enum {
    DAYS_OFFERED = 4,
    DAYS_SHOWN = 6,
    LOOK_DAYS = 30,
    OPEN_DAYS_USUAL = 7,
    OPEN_DAYS_LEAST = 2,
    NOON = 12 * 60,
    EARLIEST = 6 * 60,
    LATEST = 22 * 60,
};

// ---- the form ----

static struct poll_new_page form_new(struct web *w)
{
    struct poll_new_page page = {
        .csrf = w->csrf,
        .title = w->gathering.title,
        .when = gathering_when(w),
        .days.at = NEW_ARRAY(w->arena, struct poll_day, DAYS_SHOWN),
        .days.count = DAYS_SHOWN,
        .more.at = NEW_ARRAY(w->arena, struct poll_day, POLL_SLOTS_MOST - DAYS_SHOWN),
        .more.count = POLL_SLOTS_MOST - DAYS_SHOWN,
        .start = input_required(input_of_kind(w, S("start"), MSG_gathering_start, S("time"))),
        .end = input_required(input_of_kind(w, S("end"), MSG_gathering_end, S("time"))),
        .closes_on = input_required(input_of_kind(w, S("closes_on"), MSG_poll_closes_on, S("date"))),
        .closes = input_required(input_of_kind(w, S("closes"), MSG_ballot_closes, S("time"))),
        .members = (int64_t)members_of(w->db, w->network.id).count,
        .action = url_poll_begin(w->arena, w->gathering.id),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
    for (int i = 0; i < POLL_SLOTS_MOST; i++) {
        struct poll_day *day = i < DAYS_SHOWN ? &page.days.at[i] : &page.more.at[i - DAYS_SHOWN];
        day->input = input_of_kind(w, str_format(w->arena, "day%d", i + 1), MSG_poll_day, S("date"));
        day->input.label = SAY(w, MSG_poll_day_number, arg_int(i + 1));
    }
    return page;
}

static struct input *input_of(struct poll_new_page *page, int i)
{
    return i < DAYS_SHOWN ? &page->days.at[i].input : &page->more.at[i - DAYS_SHOWN].input;
}

static void form_show(struct web *w, struct poll_new_page *page)
{
    view_poll_new_page(&w->page, page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_poll_new));
}

/// The gathering's own day, and the nearest good ones that leave time to answer.
static bool is_good(struct web *w, const struct day_rules *rules, struct date day)
{
    struct gathering other;
    bool is_own = date_compare(day, w->gathering.held_on) == 0;
    bool is_soon = day.days < w->today.days + OPEN_DAYS_USUAL + OPEN_DAYS_LEAST;
    return !is_soon && (is_own || day_reasons(rules, day).count == 0) &&
           gathering_day_judge(&w->network, day, w->today) == GATHERING_DAY_FINE &&
           !gathering_on_day(w->db, w->network.id, day, w->gathering.id, &other);
}

static int by_day(const void *a, const void *b)
{
    return date_compare(*(const struct date *)a, *(const struct date *)b);
}

static void days_offer(struct web *w, struct poll_new_page *page)
{
    struct date own = w->gathering.held_on, days[DAYS_OFFERED];
    struct day_rules rules =
        day_rules_in(w->db, w->network.zone, date_plus_days(own, -LOOK_DAYS), date_plus_days(own, LOOK_DAYS));
    int count = 0;
    for (int step = 0; step <= 2 * LOOK_DAYS && count < DAYS_OFFERED; step++) {
        struct date day = date_plus_days(own, step % 2 ? (step + 1) / 2 : -step / 2);
        if (is_good(w, &rules, day))
            days[count++] = day;
    }
    qsort(days, (size_t)count, sizeof *days, by_day);
    for (int i = 0; i < count; i++)
        input_of(page, i)->value = date_iso(w->arena, days[i]);
}

void poll_form(struct web *w)
{
    struct poll_new_page page = form_new(w);
    days_offer(w, &page);
    page.start.value = minute_iso(w->arena, w->gathering.start_minute);
    page.end.value = minute_iso(w->arena, w->gathering.end_minute);
    page.closes_on.value = date_iso(w->arena, date_plus_days(w->today, OPEN_DAYS_USUAL));
    page.closes.value = minute_iso(w->arena, NOON);
    form_show(w, &page);
}

// ---- reading it ----

static void day_judge(struct web *w, struct input *input, struct date day)
{
    switch (gathering_day_judge(&w->network, day, w->today)) {
    case GATHERING_DAY_FINE: return;
    case GATHERING_DAY_PAST: form_problem(w, input, SAY(w, MSG_poll_day_past)); return;
    case GATHERING_DAY_OUTSIDE:
        form_problem(
            w, input,
            SAY(w, MSG_poll_day_outside, arg_date(w->network.starts_on), arg_date(w->network.ends_on)));
        return;
    }
}

static int slots_compare(const void *a, const void *b)
{
    const struct poll_slot *x = a, *y = b;
    return date_compare(x->held_on, y->held_on);
}

/// Empty fields are none, and a day that is named twice is one.
static size_t slots_read(struct web *w, struct poll_new_page *page, struct poll_slot *slots)
{
    size_t count = 0, kept = 0;
    for (int i = 0; i < POLL_SLOTS_MOST; i++) {
        struct maybe_date day = form_maybe_date(w, input_of(page, i));
        if (!day.is_set)
            continue;
        day_judge(w, input_of(page, i), day.value);
        slots[count++].held_on = day.value;
    }
    qsort(slots, count, sizeof *slots, slots_compare);
    for (size_t i = 0; i < count; i++)
        if (!kept || date_compare(slots[kept - 1].held_on, slots[i].held_on))
            slots[kept++] = slots[i];
    if (kept < POLL_SLOTS_LEAST)
        form_problem(w, input_of(page, 0), SAY(w, MSG_poll_days_few, arg_int(POLL_SLOTS_LEAST)));
    return kept;
}

static void hours_read(struct web *w, struct poll_new_page *page, struct poll_slot *slots, size_t count)
{
    int32_t start = 0, end = 0;
    bool has_times = form_minute(w, &page->start, &start);
    has_times &= form_minute(w, &page->end, &end);
    if (has_times && end <= start)
        form_problem(w, &page->end, SAY(w, MSG_form_end_before_start));
    for (size_t i = 0; i < count; i++) {
        slots[i].start_minute = start;
        slots[i].end_minute = end;
    }
}

static void hour_read(struct web *w, struct poll_new_page *page, struct poll_wish *wish)
{
    if (form_date(w, &page->closes_on, &wish->closes_on)) {
        int days = wish->closes_on.days - w->today.days;
        if (days < 1 || days > POLL_OPEN_DAYS_MOST)
            form_problem(w, &page->closes_on,
                         SAY(w, MSG_ballot_closes_on_wrong, arg_int(POLL_OPEN_DAYS_MOST)));
    }
    if (form_minute(w, &page->closes, &wish->closes_minute) &&
        (wish->closes_minute < EARLIEST || wish->closes_minute > LATEST))
        form_problem(w, &page->closes, SAY(w, MSG_ballot_closes_wrong, arg_time(EARLIEST), arg_time(LATEST)));
}

static void refuse(struct web *w, struct poll_new_page *page, enum poll_opened verdict)
{
    switch (verdict) {
    case POLL_OPENED: break;
    case POLL_HOUR_PAST:
    case POLL_SLOT_EARLY: form_problem(w, &page->closes_on, SAY(w, MSG_poll_slot_early)); break;
    case POLL_ONE_THERE: form_problem(w, NULL, SAY(w, MSG_poll_one_there)); break;
    case POLL_TOO_MANY: form_problem(w, NULL, SAY(w, MSG_poll_too_many, arg_int(POLLS_ALIVE_MOST))); break;
    case POLL_NOT_AHEAD: form_problem(w, NULL, SAY(w, MSG_poll_not_ahead)); break;
    }
}

void poll_begin(struct web *w)
{
    struct poll_new_page page = form_new(w);
    struct poll_slot slots[POLL_SLOTS_MOST] = {0};
    struct poll_wish wish = {.gathering = &w->gathering,
                             .slots = slots,
                             .zone = poll_zone(&w->network),
                             .by = w->actor.person,
                             .now = w->now};
    struct date_poll_id id = {0};
    wish.count = slots_read(w, &page, slots);
    hours_read(w, &page, slots, wish.count);
    hour_read(w, &page, &wish);
    if (form_ok(w))
        refuse(w, &page, poll_open(w->db, &wish, &id));
    if (!form_ok(w)) {
        form_show(w, &page);
        return;
    }
    struct notice_site site = notify_site(w);
    notice_poll_asked(w->db, &site, id);
    web_redirect_said(w, url_poll_show(w->arena, id), MSG_poll_opened);
}
