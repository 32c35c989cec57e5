// SPDX-License-Identifier: EUPL-1.2
// The calendars that gatherings keep clear of: what is in them, and how their reading goes.
#include "html/admin/calendars.h"

#include "gathering/keep_clear.h"
#include "i18n/format.h"
#include "web/form.h"

enum { DAYS_SHOWN = 12 };

// ---- showing ----

static struct str problem_words(struct web *w, enum keep_clear_problem problem, struct str about)
{
    switch (problem) {
    case KEEP_CLEAR_PROBLEM_NONE: return S("");
    case KEEP_CLEAR_PROBLEM_INSECURE: return SAY(w, MSG_clear_problem_insecure);
    case KEEP_CLEAR_PROBLEM_PRIVATE: return SAY(w, MSG_clear_problem_private);
    case KEEP_CLEAR_PROBLEM_UNREACHABLE: return SAY(w, MSG_clear_problem_unreachable);
    case KEEP_CLEAR_PROBLEM_REFUSED: return SAY(w, MSG_clear_problem_refused, arg_str(about));
    case KEEP_CLEAR_PROBLEM_REDIRECTS: return SAY(w, MSG_clear_problem_redirects);
    case KEEP_CLEAR_PROBLEM_LARGE: return SAY(w, MSG_clear_problem_large);
    case KEEP_CLEAR_PROBLEM_NO_CALENDAR: return SAY(w, MSG_clear_problem_no_calendar);
    case KEEP_CLEAR_PROBLEM_EMPTY: return SAY(w, MSG_clear_problem_empty);
    case KEEP_CLEAR_PROBLEM_MANY: return SAY(w, MSG_clear_problem_many, arg_int(ICAL_DAYS_MOST));
    case KEEP_CLEAR_PROBLEM_REPEATS: return SAY(w, MSG_clear_problem_repeats, arg_str(about));
    }
    return S("");
}

static struct str kind_words(struct web *w, enum keep_clear_kind kind)
{
    return SAY(w, kind == KEEP_CLEAR_KIND_SCHOOL ? MSG_clear_kind_school : MSG_clear_kind_council);
}

static struct str day_words(struct web *w, struct instant at)
{
    return format_relative_day(w->arena, w->lang, wall_from_instant(at, ZONE_OSLO).date, w->today);
}

static struct str state_words(struct web *w, const struct keep_clear *c)
{
    if (c->problem != KEEP_CLEAR_PROBLEM_NONE)
        return SAY(w, MSG_clear_failing, arg_str(day_words(w, c->failing_since.value)),
                   arg_str(problem_words(w, c->problem, c->problem_about)));
    return c->read_at.is_set ? SAY(w, MSG_clear_read_on, arg_str(day_words(w, c->read_at.value)))
                             : SAY(w, MSG_clear_waits);
}

static void days_fill(struct web *w, struct keep_clear_id id, struct clear_line *line)
{
    struct keep_clear_day_list days = keep_clear_days_of(w->db, id, w->today);
    line->count = (int64_t)days.count;
    line->days.at = NEW_ARRAY(w->arena, struct clear_day, DAYS_SHOWN);
    for (size_t i = 0; i < days.count && i < DAYS_SHOWN; i++)
        line->days.at[line->days.count++] = (struct clear_day){
            format_date_range(w->arena, w->lang, days.at[i].first_day, days.at[i].last_day),
            days.at[i].label,
        };
    line->more = line->count - (int64_t)line->days.count;
}

static struct clear_line line_of(struct web *w, const struct keep_clear *c)
{
    struct clear_line line = {
        .name = c->name,
        .kind = kind_words(w, c->kind),
        .state = state_words(w, c),
        .id = str_format(w->arena, "%lld", (long long)c->id.n),
        .address = c->address.is_set ? c->address.value : S(""),
        .has_address = c->address.is_set,
        .is_failing = c->problem != KEEP_CLEAR_PROBLEM_NONE,
        .csrf = w->csrf,
        .action = url_calendar_act(w->arena, c->id),
    };
    days_fill(w, c->id, &line);
    return line;
}

static struct choices kind_choices(struct web *w)
{
    struct choices choices = choices_new(w, S("kind"), MSG_clear_kind, KEEP_CLEAR_KIND_COUNT);
    choices.hint = SAY(w, MSG_clear_kind_school_hint);
    for (enum keep_clear_kind k = KEEP_CLEAR_KIND_SCHOOL; k <= KEEP_CLEAR_KIND_COUNCIL; k++)
        choices_add(&choices, keep_clear_kind_text(k), kind_words(w, k), k == KEEP_CLEAR_KIND_SCHOOL);
    return choices;
}

static struct calendars_page page_new(struct web *w)
{
    return (struct calendars_page){
        .csrf = w->csrf,
        .name = input_hint(w, input_required(input_text(w, S("name"), MSG_clear_name)), MSG_clear_name_hint),
        .kind = kind_choices(w),
        .address = input_hint(w, input_of_kind(w, S("address"), MSG_clear_address, S("url")),
                              MSG_clear_address_hint),
        .file = input_hint(w, input_text(w, S("file"), MSG_clear_file), MSG_clear_file_hint),
        .action = url_calendar_add(w->arena),
    };
}

static void page_show(struct web *w, struct calendars_page *page)
{
    struct keep_clear_list rows = keep_clears(w->db);
    page->calendars.at = NEW_ARRAY(w->arena, struct clear_line, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        page->calendars.at[page->calendars.count++] = line_of(w, &rows.at[i]);
    view_calendars_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_admin), url_admin(w->arena));
    web_title(w, SAY(w, MSG_clear_title));
}

void calendars(struct web *w)
{
    struct calendars_page page = page_new(w);
    page_show(w, &page);
}

// ---- adding ----

static bool is_address(struct str address)
{
    return str_starts(address, S("https://")) && str_find(address, ' ', 0) == address.len;
}

/// False: the form says what is wrong with the file.
static bool read_file(struct web *w, const struct http_field *file, struct calendars_page *page,
                      struct keep_clear_reading *reading)
{
    *reading = keep_clear_read(w->arena, file->value, w->today);
    if (reading->problem != KEEP_CLEAR_PROBLEM_NONE)
        form_problem(w, &page->file, problem_words(w, reading->problem, reading->about));
    return form_ok(w);
}

/// Says why not at the form.
static bool add(struct web *w, struct calendars_page *page, struct str name, struct str address)
{
    const struct http_field *file = http_form_file(&w->form, S("file"));
    enum keep_clear_kind kind = KEEP_CLEAR_KIND_SCHOOL;
    struct keep_clear_reading reading;
    keep_clear_kind_from_text(form_choice(w, &page->kind), &kind);
    if ((address.len > 0) == (file != NULL))
        form_problem(w, &page->address, SAY(w, MSG_clear_one_of));
    else if (address.len && !is_address(address))
        form_problem(w, &page->address, SAY(w, MSG_clear_address_wrong));
    if (!form_ok(w) || (file && !read_file(w, file, page, &reading)))
        return false;
    bool is_added = file ? keep_clear_add_file(w->db, name, kind, &reading, w->now)
                         : keep_clear_add_address(w->db, name, kind, address);
    if (!is_added)
        form_problem(w, NULL, SAY(w, MSG_clear_too_many, arg_int(KEEP_CLEAR_MOST)));
    return is_added;
}

void calendar_add(struct web *w)
{
    struct calendars_page page = page_new(w);
    struct str name = form_line(w, &page.name, 2, KEEP_CLEAR_NAME_MOST);
    struct str address = form_line(w, &page.address, 0, KEEP_CLEAR_ADDRESS_BYTES_MOST);
    if (add(w, &page, name, address))
        web_redirect_said(w, url_calendars(w->arena),
                          address.len ? MSG_clear_added_address : MSG_clear_added);
    else
        page_show(w, &page);
}

// ---- changing ----

static void replace(struct web *w, struct keep_clear_id id)
{
    struct calendars_page page = page_new(w);
    const struct http_field *file = http_form_file(&w->form, S("file"));
    struct keep_clear_reading reading;
    if (!file)
        form_problem(w, NULL, SAY(w, MSG_clear_problem_no_calendar));
    if (!file || !read_file(w, file, &page, &reading)) {
        page_show(w, &page);
        return;
    }
    keep_clear_take(w->db, id, &reading, w->now);
    web_redirect_said(w, url_calendars(w->arena), MSG_form_saved);
}

void calendar_act(struct web *w)
{
    struct keep_clear calendar;
    struct str what = form_get(w, S("do"));
    if (!keep_clear_by_id(w->db, w->path.keep_clear, &calendar)) {
        web_not_found(w);
    } else if (str_is(what, S("remove"))) {
        keep_clear_remove(w->db, calendar.id);
        web_redirect_said(w, url_calendars(w->arena), MSG_clear_removed);
    } else if (str_is(what, S("again")) && calendar.address.is_set) {
        keep_clear_read_soon(w->db, calendar.id);
        web_redirect_said(w, url_calendars(w->arena), MSG_clear_again_said);
    } else if (str_is(what, S("file")) && !calendar.address.is_set) {
        replace(w, calendar.id);
    } else {
        web_error(w, 400);
    }
}
