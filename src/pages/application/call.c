// SPDX-License-Identifier: EUPL-1.2
// The call of a theme, as the leadership team writes, publishes and decides it; and the sheet that is made of
// it.
#include "html/application/application.h"

#include "i18n/format.h"
#include "pages/application/application.h"
#include "jobs/rotating.h"
#include "web/form.h"
#include "web/listing.h"
#include "web/notify.h"

enum { TEXT_MOST = 1000, ANSWER_LEAST = 10, ANSWER_MOST = 500, CALL_DAYS = 21 };

/// The theme's newest call; a blank one where there is none, or the last one has led to nothing.
static struct call call_now(struct web *w)
{
    struct call call;
    int64_t holding = 0;
    applications_holding(w->db, w->theme.id, &holding);
    if (call_of_theme(w->db, w->theme.id, &call) &&
        (call.state != CALL_STATE_DECIDED || holding || w->theme.state != THEME_STATE_OPEN))
        return call;
    return (struct call){
        .theme = w->theme.id, .state = CALL_STATE_DRAFT, .closes_on = date_plus_days(w->today, CALL_DAYS)};
}

struct str call_state_words(struct web *w, enum call_state state)
{
    static const enum message words[CALL_STATE_COUNT] = {
        [CALL_STATE_DRAFT] = MSG_call_state_draft,
        [CALL_STATE_PUBLISHED] = MSG_call_state_published,
        [CALL_STATE_CLOSED] = MSG_call_state_closed,
        [CALL_STATE_DECIDED] = MSG_call_state_decided,
    };
    return SAY(w, words[state]);
}

/// Until when, or by when somebody has to decide.
static struct str about(struct web *w, const struct call *call)
{
    if (call->state == CALL_STATE_PUBLISHED)
        return SAY(w, MSG_apply_until, arg_date(call->closes_on));
    if (call->state != CALL_STATE_CLOSED || !call->closed_on.is_set)
        return S("");
    struct date ends = date_plus_days(call->closed_on.value, CALL_STALE_DAYS);
    bool is_late = date_compare(w->today, date_plus_days(call->closed_on.value, CALL_WARN_DAYS)) >= 0;
    return SAY(w, is_late ? MSG_call_late : MSG_call_decide_by, arg_date(ends));
}

static const struct listing_key applicant_keys[] = {{"name", MSG_listing_name, .is_searched = true},
                                                    {"state", MSG_shelf_state, .is_searched = true}};
static const struct listing_about applicant_listing = {
    .label = MSG_call_find, .keys = applicant_keys, .key_count = 2};

static void applications_fill(struct web *w, struct call_page *page, const struct call *call)
{
    struct applicant_list rows = applications_of_call(w->db, call->id);
    page->applications.at = NEW_ARRAY(w->arena, struct application_line, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const struct applicant *a = &rows.at[i];
        struct str unit = a->unit_name.is_set ? a->unit_name.value : S("");
        page->waiting += a->state == APPLICATION_STATE_SENT;
        page->applications.at[page->applications.count++] = (struct application_line){
            .title = str_words(w->arena, a->given_name, a->family_name),
            .about = str_format(w->arena, "%.*s. %.*s", STR(application_state_words(w, a->state)), STR(unit)),
            .url = url_application_show(w->arena, a->id),
        };
    }
    page->list = listing_read(w, url_call_form(w->arena, w->theme.id), &applicant_listing);
    LISTING_PICK(w, &page->list, &page->applications, application_line_text);
    struct application_count_list counts = applications_counted(w->db, call->id);
    page->counts.at = NEW_ARRAY(w->arena, struct application_line, counts.count);
    for (size_t i = 0; i < counts.count; i++)
        page->counts.at[page->counts.count++] =
            (struct application_line){.title = application_state_words(w, counts.at[i].state),
                                      .about = format_int(w->arena, w->lang, counts.at[i].count)};
}

static struct call_page page_new(struct web *w, const struct call *call)
{
    struct call_page page = {
        .csrf = w->csrf,
        .title = w->theme.title,
        .state = call_state_words(w, call->state),
        .about = about(w, call),
        .closes_on = input_required(input_of_kind(w, S("closes_on"), MSG_call_closes_on, S("date"))),
        .for_me = input_value(input_area(w, S("for_me"), MSG_call_for_me), call->for_me),
        .get_time = input_value(input_area(w, S("get_time"), MSG_call_get_time), call->get_time),
        .who_helps = input_value(input_area(w, S("who_helps"), MSG_call_who_helps), call->who_helps),
        .answer =
            input_required(input_hint(w, input_area(w, S("answer"), MSG_call_answer), MSG_call_answer_hint)),
        .may_write = call->state == CALL_STATE_DRAFT || call->state == CALL_STATE_PUBLISHED,
        .may_publish = call->state == CALL_STATE_DRAFT,
        .may_decide = call->state == CALL_STATE_CLOSED,
        .action = url_call_act(w->arena, w->theme.id),
        .leaflet = url_leaflet(w->arena, w->theme.id),
        .back = url_theme_show(w->arena, w->theme.id),
    };
    page.closes_on.value = date_iso(w->arena, call->closes_on);
    struct placing_id round;
    page.has_round = call_placing(w->db, call->id, &round);
    if (page.has_round)
        page.round = url_placing_show(w->arena, round);
    applications_fill(w, &page, call);
    return page;
}

static void page_show(struct web *w, const struct call_page *page)
{
    web_crumb(w, SAY(w, MSG_frame_shelf), url_themes(w->arena));
    web_crumb(w, w->theme.title, page->back);
    view_call_page(&w->page, page);
    web_title(w, SAY(w, MSG_call_title));
}

void call_form(struct web *w)
{
    struct call call = call_now(w);
    struct call_page page = page_new(w, &call);
    page_show(w, &page);
}

static void words_save(struct web *w, struct call_page *page, struct call *call)
{
    struct call_words words = {
        .for_me = form_text(w, &page->for_me, 0, TEXT_MOST),
        .get_time = form_text(w, &page->get_time, 0, TEXT_MOST),
        .who_helps = form_text(w, &page->who_helps, 0, TEXT_MOST),
    };
    form_date(w, &page->closes_on, &words.closes_on);
    if (!form_ok(w))
        return;
    if (call->state != CALL_STATE_DRAFT && date_compare(words.closes_on, w->today) < 0)
        form_problem(w, &page->closes_on, SAY(w, MSG_call_day_wrong));
    if (!call->id.n)
        call_add(w->db, call->theme, words.closes_on, &call->id);
    words.id = call->id;
    call_words_set(w->db, &words);
    call->closes_on = words.closes_on;
}

static void publish(struct web *w, struct call_page *page, const struct call *call)
{
    struct notice_site site = notify_site(w);
    switch (rotating_publish(w->db, &site, call)) {
    case CALL_PUBLISHED: break;
    case CALL_THEME_NOT_OPEN: form_problem(w, NULL, SAY(w, MSG_call_theme_not_open)); break;
    case CALL_DAY_WRONG: form_problem(w, &page->closes_on, SAY(w, MSG_call_day_wrong)); break;
    case CALL_NO_DRAFT: form_problem(w, NULL, SAY(w, MSG_call_published_already)); break;
    }
}

/// Who is not chosen is owed a sentence that was written for this call.
static void decide(struct web *w, struct call_page *page, const struct call *call)
{
    struct str answer = page->waiting ? form_text(w, &page->answer, ANSWER_LEAST, ANSWER_MOST) : S("");
    struct notice_site site = notify_site(w);
    if (!form_ok(w))
        return;
    switch (rotating_decide(w->db, &site, call, answer)) {
    case CALL_DECIDED: break;
    case CALL_RUNS_YET: form_problem(w, NULL, SAY(w, MSG_call_runs_yet)); break;
    case CALL_DECIDED_ALREADY: form_problem(w, NULL, SAY(w, MSG_theme_decided_already)); break;
    }
}

void call_act(struct web *w)
{
    struct call call = call_now(w);
    struct call_page page = page_new(w, &call);
    struct str what = form_get(w, S("do"));
    if (str_is(what, S("decide")))
        decide(w, &page, &call);
    else
        words_save(w, &page, &call);
    if (form_ok(w) && str_is(what, S("publish")))
        publish(w, &page, &call);
    if (form_ok(w))
        web_redirect_said(w, page.action, MSG_form_saved);
    else
        page_show(w, &page);
}

// ---- the sheet that is put on a wall ----

void leaflet(struct web *w)
{
    struct call call = call_now(w);
    struct theme_names names = {0};
    if (call.state == CALL_STATE_DRAFT && !web_may(w, VERB_TEAM))
        call = (struct call){.state = CALL_STATE_DRAFT}; // its words are the team's until it is published
    theme_names(w->db, w->theme.id, &names);
    struct leaflet_page page = {
        .title = w->theme.title,
        .question = w->theme.question,
        .what = w->theme.result_looks,
        .for_me = call.for_me,
        .get_time = call.get_time,
        .who_helps = call.who_helps,
        .reference = names.reference.value,
        .written = SAY(w, MSG_leaflet_written, arg_date(w->today)),
    };
    if (call.state == CALL_STATE_PUBLISHED) {
        page.until = SAY(w, MSG_apply_until, arg_date(call.closes_on));
        page.address = web_absolute(w, url_theme_show(w->arena, w->theme.id));
    }
    web_crumb(w, w->theme.title, url_theme_show(w->arena, w->theme.id));
    view_leaflet_page(&w->page, &page);
    web_title(w, w->theme.title);
}
