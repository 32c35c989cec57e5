// SPDX-License-Identifier: EUPL-1.2
// The hours of a rotation: the picture, and one number a week. Its person, their own manager and the
// leadership team see them; other parties of the agreement do not.
#include "pages/agreement/hours.h"

#include "draw/hours.h"
#include "i18n/format.h"
#include "jobs/rotating.h"
#include "pages/agreement/agreement.h"
#include "rotation/home.h"
#include "rotation/hours.h"
#include "web/form.h"

enum { WEEK = 7, WEEKS_OPEN = HOURS_OPEN_DAYS / WEEK + 1 };

/// What is known of one rotation.
struct told {
    struct agreed agreed;
    struct curve curve; // into agreed
    struct hours_weeks weeks;
    struct str title;
};

static bool told_read(struct web *w, const struct agreement *a, struct told *t)
{
    struct hours_rules rules = rotating_rules(&w->settings);
    struct theme theme = {0};
    if (!hours_curve(w->db, a, &rules, &t->agreed, &t->curve))
        return false;
    theme_by_id(w->db, a->theme, &theme);
    t->weeks = hours_weeks(w->db, a->id, &t->curve);
    t->title = theme.title;
    return true;
}

bool hours_seen(struct web *w, const struct agreement *a)
{
    return web_may(w, VERB_TEAM) || return_mover_of(w->db, a, w->actor.person) != BY_OTHERS;
}

// ---- in words ----

static struct str week_words(struct web *w, struct date monday)
{
    return format_week(w->arena, w->lang, date_iso_week(monday).week);
}

static struct str week_days(struct web *w, struct date monday)
{
    struct str days = format_date_range(w->arena, w->lang, monday, date_plus_days(monday, WEEK - 1));
    return str_format(w->arena, "%.*s, %.*s", STR(week_words(w, monday)), STR(days));
}

static struct str sentence_of(struct web *w, const struct hours_balance *b)
{
    return SAY(w, MSG_hours_sentence, arg_str(hours_words(w, b->used)), arg_str(hours_words(w, b->agreed)),
               arg_str(hours_words(w, b->agreed_now)));
}

/// Whether the rest can be reached.
static struct str rest_of(struct web *w, const struct hours_balance *b, struct date last)
{
    if (b->rest.rest <= 0)
        return SAY(w, MSG_hours_all_used);
    if (b->rest.left_over > 0)
        return SAY(w, MSG_hours_left_over, arg_str(hours_words(w, b->rest.left_over)), arg_date(last));
    return b->rest.start_by.is_set ? SAY(w, MSG_hours_start_by, arg_date(b->rest.start_by.value)) : S("");
}

static struct str pace_of(struct web *w, const struct hours_balance *b)
{
    enum message words = b->pace == HOURS_MORE ? MSG_hours_more : MSG_hours_less;
    return b->pace == HOURS_AS_AGREED ? S("")
                                      : SAY(w, words, arg_str(hours_words(w, b->last_used)),
                                            arg_str(hours_words(w, b->last_agreed)));
}

// ---- one press ----

static bool card_of(struct web *w, const struct agreement *a, const struct told *t, struct hours_card *out)
{
    const struct hours_week *week = hours_untold(&t->weeks, w->today);
    if (!week)
        return false;
    struct str hours = hours_words(w, week->agreed);
    *out = (struct hours_card){
        .csrf = w->csrf,
        .text =
            SAY(w, MSG_hours_ask, arg_str(week_words(w, week->monday)), arg_str(hours), arg_str(t->title)),
        .week = date_iso(w->arena, week->monday),
        .used = hours,
        .as_agreed = SAY(w, MSG_hours_as_agreed, arg_str(hours)),
        .action = url_hours_act(w->arena, a->id),
        .page = url_with_fragment(w->arena, url_hours_show(w->arena, a->id), S("tell")),
    };
    return true;
}

struct hours_card_list hours_cards(struct web *w)
{
    struct hours_card_list cards = {0};
    if (!w->actor.person.is_set)
        return cards;
    struct agreement_id_list mine = rotations_running(w->db, w->actor.person.value);
    cards.at = NEW_ARRAY(w->arena, struct hours_card, mine.count);
    for (size_t i = 0; i < mine.count; i++) {
        struct agreement a;
        struct told t;
        if (agreement_by_id(w->db, mine.at[i], &a) && told_read(w, &a, &t) &&
            card_of(w, &a, &t, &cards.at[cards.count]))
            cards.count++;
    }
    return cards;
}

// ---- the picture ----

static struct hours_column column_of(struct web *w, const struct hours_week *week)
{
    struct civil civil = date_civil(week->monday);
    return (struct hours_column){
        .agreed = week->agreed,
        .used = week->used,
        .is_told = week->is_told,
        .is_closed = week->is_closed,
        .height = hours_words(w, week->agreed),
        .month = civil.day <= WEEK ? month_short(w->lang, civil.month) : S(""),
    };
}

/// The end of that day on the line of weeks.
static struct hours_mark mark_at(const struct told *t, struct date day, struct str words)
{
    double at = (double)(day.days - t->weeks.at[0].monday.days + 1) / WEEK;
    return (struct hours_mark){true, at, words};
}

static void figure_fill(struct web *w, struct hours_page *page, const struct told *t,
                        const struct hours_balance *b)
{
    struct hours_column *columns = NEW_ARRAY(w->arena, struct hours_column, t->weeks.count);
    for (size_t i = 0; i < t->weeks.count; i++)
        columns[i] = column_of(w, &t->weeks.at[i]);
    struct hours_picture p = {
        .frame = {.id = S("hours"), .title = SAY(w, MSG_hours_picture), .desc = page->sentence},
        .weeks = columns,
        .count = t->weeks.count,
        .today = mark_at(t, w->today,
                         SAY(w, MSG_years_today, arg_str(format_day_month(w->arena, w->lang, w->today)))),
    };
    if (b->rest.used_up_on.is_set && page->has_told)
        p.used_up = mark_at(t, b->rest.used_up_on.value,
                            SAY(w, MSG_hours_used_up,
                                arg_str(format_day_month(w->arena, w->lang, b->rest.used_up_on.value))));
    page->wide.s = hours_draw(w->arena, &p, SVG_WIDE);
    p.frame.id = S("hours-narrow");
    page->narrow.s = hours_draw(w->arena, &p, SVG_NARROW);
}

static void rows_fill(struct web *w, struct hours_page *page, const struct told *t)
{
    page->rows.at = NEW_ARRAY(w->arena, struct hours_row, t->weeks.count);
    for (size_t i = 0; i < t->weeks.count; i++) {
        const struct hours_week *week = &t->weeks.at[i];
        page->rows.at[page->rows.count++] =
            (struct hours_row){week_days(w, week->monday), hours_words(w, week->agreed),
                               hours_words(w, week->used), week->is_told};
        page->has_told |= week->is_told;
    }
}

static void corrected_fill(struct web *w, struct hours_page *page)
{
    struct week_hours_list rows = week_hours_corrected(w->db, w->agreement.id);
    page->corrected.at = NEW_ARRAY(w->arena, struct hours_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->corrected.at[page->corrected.count++] =
            (struct hours_line){SAY(w, MSG_hours_was, arg_str(week_words(w, rows.at[i].week)),
                                    arg_str(hours_words(w, rows.at[i].used)))};
}

// ---- the page ----

/// Weeks that can be told now; the one that is asked about is chosen.
static struct choices weeks_open(struct web *w, const struct told *t)
{
    struct choices list = choices_new(w, S("week"), MSG_hours_week, WEEKS_OPEN);
    const struct hours_week *untold = hours_untold(&t->weeks, w->today);
    for (size_t i = t->weeks.count; i > 0; i--) {
        const struct hours_week *week = &t->weeks.at[i - 1];
        bool is_first = !list.count;
        if (hours_is_open(week->monday, w->today) && list.count < WEEKS_OPEN)
            choices_add(&list, date_iso(w->arena, week->monday), week_days(w, week->monday),
                        untold ? week == untold : is_first);
    }
    return list;
}

static void form_fill(struct web *w, struct hours_page *page, const struct told *t)
{
    enum agreement_state state = w->agreement.state;
    const struct hours_week *untold = hours_untold(&t->weeks, w->today);
    page->week = weeks_open(w, t);
    page->may_tell = return_mover_of(w->db, &w->agreement, w->actor.person) == BY_HOMECOMER &&
                     page->week.count && (state == AGREEMENT_STATE_RUNNING || state == AGREEMENT_STATE_ENDED);
    page->used =
        input_required(input_hint(w, input_text(w, S("used"), MSG_hours_used_label), MSG_hours_used_hint));
    page->note = input_hint(w, input_text(w, S("note"), MSG_hours_note), MSG_hours_note_hint);
    if (!page->may_tell || !untold)
        return;
    page->used.value = hours_words(w, untold->agreed);
    page->untold.at = NEW_ARRAY(w->arena, struct hours_card, 1);
    if (state == AGREEMENT_STATE_RUNNING)
        page->untold.count = card_of(w, &w->agreement, t, page->untold.at);
}

static struct hours_page page_new(struct web *w, const struct told *t)
{
    struct hours_balance b = hours_balance(&t->weeks, &t->curve, w->today);
    struct hours_page page = {
        .csrf = w->csrf,
        .title = SAY(w, MSG_agreement_title, arg_str(t->title)),
        .sentence = sentence_of(w, &b),
        .action = url_hours_act(w->arena, w->agreement.id),
        .back = url_agreement_show(w->arena, w->agreement.id),
    };
    if (w->agreement.state == AGREEMENT_STATE_RUNNING) {
        page.rest = rest_of(w, &b, curve_last(&t->curve));
        page.pace = pace_of(w, &b);
    }
    rows_fill(w, &page, t);
    figure_fill(w, &page, t, &b);
    corrected_fill(w, &page);
    form_fill(w, &page, t);
    return page;
}

static void page_show(struct web *w, const struct hours_page *page)
{
    web_crumb(w, SAY(w, MSG_agreements_title), url_agreement_list(w->arena));
    web_crumb(w, page->title, page->back);
    view_hours_page(&w->page, page);
    web_title(w, SAY(w, MSG_hours_title));
}

/// False, and answered: not theirs to see, or nothing holds yet.
static bool page_begin(struct web *w, struct told *t)
{
    bool is_there = hours_seen(w, &w->agreement) && told_read(w, &w->agreement, t);
    if (!is_there)
        web_not_found(w);
    return is_there;
}

void hours_show(struct web *w)
{
    struct told t;
    if (!page_begin(w, &t))
        return;
    struct hours_page page = page_new(w, &t);
    page_show(w, &page);
}

// ---- telling a week ----

static void say(struct web *w, struct hours_page *page, const struct told *t)
{
    struct hours_saying s = {.by = w->actor.person, .today = w->today, .now = w->now};
    struct str used = form_line(w, &page->used, 1, 8);
    s.note = form_line(w, &page->note, 0, HOURS_NOTE_MOST);
    bool has_week = date_parse_iso(form_get(w, S("week")), &s.week);
    if (form_ok(w) && !hours_typed(used, &s.used))
        form_problem(w, &page->used, SAY(w, MSG_hours_number));
    if (!form_ok(w))
        return;
    switch (has_week ? hours_say(w->db, &w->agreement, &t->curve, &s) : HOURS_NO_WEEK) {
    case HOURS_SAID:
    case HOURS_SAME: return;
    case HOURS_NOT_YOURS: form_problem(w, NULL, SAY(w, MSG_hours_not_yours)); return;
    case HOURS_NO_WEEK: form_problem(w, NULL, SAY(w, MSG_hours_no_week)); return;
    case HOURS_TOO_LATE: form_problem(w, NULL, SAY(w, MSG_hours_too_late)); return;
    case HOURS_WRONG: form_problem(w, &page->used, SAY(w, MSG_hours_number)); return;
    }
}

void hours_act(struct web *w)
{
    struct told t;
    if (!page_begin(w, &t))
        return;
    struct hours_page page = page_new(w, &t);
    say(w, &page, &t);
    if (form_ok(w))
        web_redirect_said(w, url_hours_show(w->arena, w->agreement.id), MSG_form_saved);
    else
        page_show(w, &page);
}
