// SPDX-License-Identifier: EUPL-1.2
// Moving and rewording a gathering, and calling it off. Its host changes words and place, not the day.
#include "pages/gathering/gathering.h"

#include "gathering/gathering.h"
#include "jobs/calling_off.h"
#include "jobs/moving.h"
#include "pages/start/selection.h"
#include "sql/gathering.h"
#include "web/form.h"
#include "web/notify.h"

static bool is_past(const struct web *w)
{
    return date_compare(w->gathering.held_on, w->today) < 0;
}

static struct gathering_form edit_form_new(struct web *w)
{
    return (struct gathering_form){
        .csrf = w->csrf,
        .title = input_required(input_text(w, S("title"), MSG_gathering_title)),
        .held_on = input_required(input_of_kind(w, S("held_on"), MSG_gathering_day, S("date"))),
        .start = input_required(input_of_kind(w, S("start"), MSG_gathering_start, S("time"))),
        .end = input_required(input_of_kind(w, S("end"), MSG_gathering_end, S("time"))),
        .place = input_text(w, S("place"), MSG_gathering_place),
        .about = input_area(w, S("about"), MSG_gathering_about),
        .why = input_hint(w, input_text(w, S("why"), MSG_gathering_why), MSG_gathering_why_moved_hint),
        .may_move = web_may(w, VERB_RUN),
        .is_held = is_past(w) || w->gathering.state == GATHERING_STATE_HELD,
        .version = w->gathering.version,
        .action = url_gathering_save(w->arena, w->gathering.id),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
}

static void edit_show(struct web *w, struct gathering_form *form)
{
    struct date day;
    if (form->may_move && date_parse_iso(form->held_on.value, &day)) {
        form->same_day = gathering_same_day(w, day);
        form->against = gathering_day_against(w, day);
    }
    form->members = (int64_t)members_of(w->db, w->network.id).count;
    view_gathering_form(&w->page, form);
    gathering_crumbs(w, false);
    web_title(w, form->may_move ? SAY(w, MSG_gathering_move) : SAY(w, MSG_gathering_change));
}

void gathering_edit_form(struct web *w)
{
    const struct gathering *g = &w->gathering;
    struct gathering_form form = edit_form_new(w);
    form.title.value = g->title;
    form.held_on.value = date_iso(w->arena, g->held_on);
    form.start.value = minute_iso(w->arena, g->start_minute);
    form.end.value = minute_iso(w->arena, g->end_minute);
    form.place.value = g->place;
    form.about.value = g->about;
    edit_show(w, &form);
}

/// Inside the network's time; and where another gathering is on that day, only if that is meant.
static void judge_day(struct web *w, struct gathering_form *form, struct date day)
{
    struct gathering other;
    selection_day_judge(w, &form->held_on, day);
    if (!gathering_on_day(w->db, w->network.id, day, w->gathering.id, &other) || form_has(w, S("same_day")))
        return;
    form->asks_same_day = true;
    form_problem(w, &form->held_on, SAY(w, MSG_gathering_day_taken, arg_str(other.title)));
}

/// Its day and hours; a host leaves these as they are.
static void read_time(struct web *w, struct gathering_form *form, struct gathering_edit *edit)
{
    edit->held_on = w->gathering.held_on;
    edit->start_minute = (int32_t)w->gathering.start_minute;
    edit->end_minute = (int32_t)w->gathering.end_minute;
    if (!form->may_move)
        return;
    if (form_date(w, &form->held_on, &edit->held_on) && date_compare(edit->held_on, w->gathering.held_on))
        judge_day(w, form, edit->held_on);
    bool has_times = form_minute(w, &form->start, &edit->start_minute);
    has_times &= form_minute(w, &form->end, &edit->end_minute);
    if (has_times && edit->end_minute <= edit->start_minute)
        form_problem(w, &form->end, SAY(w, MSG_form_end_before_start));
}

static bool read_edit(struct web *w, struct gathering_form *form, struct gathering_edit *edit)
{
    edit->id = w->gathering.id;
    edit->today = w->today;
    edit->title = form_line(w, &form->title, 3, 120);
    read_time(w, form, edit);
    edit->place = form_line(w, &form->place, 0, 200);
    edit->about = form_text(w, &form->about, 0, 4000);
    struct str why = form_line(w, &form->why, 0, 300);
    edit->why = (struct maybe_str){why.len > 0, why};
    if (!str_int(form_get(w, S("version")), &edit->version))
        form_problem(w, NULL, SAY(w, MSG_gathering_changed_meanwhile));
    else
        form->version = edit->version; // a form that is shown again still knows which version was seen
    return form_ok(w);
}

void gathering_save(struct web *w)
{
    struct gathering_form form = edit_form_new(w);
    struct notice_site site = notify_site(w);
    struct gathering_edit edit;
    if (!read_edit(w, &form, &edit)) {
        edit_show(w, &form);
        return;
    }
    switch (gathering_edit(w->db, &edit)) {
    case GATHERING_CHANGED_MEANWHILE:
        w->status = 409;
        form.version = w->gathering.version;
        form_problem(w, NULL, SAY(w, MSG_gathering_changed_meanwhile));
        edit_show(w, &form);
        return;
    case GATHERING_UNCHANGED: break;
    case GATHERING_REWORDED:
    case GATHERING_PLACE_CHANGED: notice_gathering(w->db, &site, edit.id); break;
    case GATHERING_MOVED:
        gathering_has_moved(w->db, &site, edit.id, w->today);
        notice_gatherings_near(w->db, &site, w->network.id, w->today); // its new day may be one of those
        break;
    }
    web_redirect_said(w, form.back, MSG_form_saved);
}

static struct gathering_cancel_page cancel_page_new(struct web *w)
{
    return (struct gathering_cancel_page){
        .csrf = w->csrf,
        .title = w->gathering.title,
        .when = gathering_when(w),
        .why = input_hint(w, input_text(w, S("why"), MSG_gathering_why), MSG_gathering_why_cancelled_hint),
        .members = (int64_t)members_of(w->db, w->network.id).count,
        .items = (int64_t)programme_of(w->db, w->gathering.id).count,
        .has_groups = groups_of(w->db, w->gathering.id, w->today).count > 0,
        .is_kickoff = w->gathering.kind == GATHERING_KIND_KICKOFF,
        .action = url_gathering_cancel(w->arena, w->gathering.id),
        .back = url_gathering_show(w->arena, w->gathering.id),
    };
}

static void cancel_show(struct web *w, const struct gathering_cancel_page *page)
{
    view_gathering_cancel_page(&w->page, page);
    gathering_crumbs(w, false);
    web_title(w, SAY(w, MSG_gathering_cancel_title, arg_str(w->gathering.title)));
}

void gathering_cancel_form(struct web *w)
{
    struct gathering_cancel_page page = cancel_page_new(w);
    cancel_show(w, &page);
}

void gathering_cancel(struct web *w)
{
    struct gathering_cancel_page page = cancel_page_new(w);
    struct str why = form_line(w, &page.why, 0, 300);
    if (is_past(w)) {
        web_error(w, 409);
        return;
    }
    if (!form_ok(w)) {
        cancel_show(w, &page);
        return;
    }
    struct notice_site site = notify_site(w);
    gathering_stop(w->db, &site, w->gathering.id, (struct maybe_str){why.len > 0, why}, w->today);
    web_redirect_said(w, url_gathering_show(w->arena, w->gathering.id), MSG_gathering_is_cancelled);
}
