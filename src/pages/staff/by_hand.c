// SPDX-License-Identifier: EUPL-1.2
// One person written by hand: added, or corrected, with what was changed before.
#include "html/staff/by_hand.h"

#include "i18n/format.h"
#include "pages/staff/import.h"
#include "people/by_hand.h"
#include "sql/by_hand.h"
#include "sql/person.h"
#include "sql/unit.h"

enum { NAME_MOST = 100, NUMBER_MOST = 60, TITLE_MOST = 200, UNITS_OFFERED_MOST = 1000 };

// ---- the form ----

static struct choices educations(struct web *w, enum education chosen)
{
    struct choices list =
        choices_new(w, S("education"), MSG_import_field_education_level, EDUCATION_UNKNOWN + 1);
    for (enum education e = EDUCATION_NONE; e <= EDUCATION_UNKNOWN; e++)
        choices_add(&list, education_text(e), education_name(w, e), e == chosen);
    return list;
}

static struct choices states(struct web *w, enum person_state chosen)
{
    struct choices list = choices_new(w, S("state"), MSG_import_field_status, PERSON_STATE_ENDED + 1);
    for (enum person_state s = PERSON_STATE_ACTIVE; s <= PERSON_STATE_ENDED; s++)
        choices_add(&list, person_state_text(s), person_state_name(w, s), s == chosen);
    return list;
}

static struct unit_name_line_list units_offered(struct web *w)
{
    struct unit_offered_list names = by_hand_unit_names(w->db, UNITS_OFFERED_MOST);
    struct unit_name_line_list lines = {.at = NEW_ARRAY(w->arena, struct unit_name_line, names.count)};
    for (size_t i = 0; i < names.count; i++)
        lines.at[lines.count++] = (struct unit_name_line){names.at[i].name};
    return lines;
}

static struct str unit_name(struct web *w, struct maybe_unit_id unit)
{
    struct unit_named_list path = {0};
    if (unit.is_set)
        path = units_above(w->db, unit.value);
    return path.count ? path.at[0].name : S("");
}

static struct by_hand_page page_new(struct web *w, const struct hand_written *h)
{
    struct by_hand_page page = {
        .csrf = w->csrf,
        .given_name = input_value(input_text(w, S("given_name"), MSG_import_field_given_name), h->given_name),
        .family_name =
            input_value(input_text(w, S("family_name"), MSG_import_field_family_name), h->family_name),
        .email = input_value(input_of_kind(w, S("email"), MSG_import_field_email, S("email")), h->email),
        .employee_id =
            input_value(input_text(w, S("employee_id"), MSG_import_field_employee_id), h->employee_id),
        .unit = input_value(input_text(w, S("unit"), MSG_import_field_unit_name), unit_name(w, h->unit)),
        .job_title = input_value(input_text(w, S("job_title"), MSG_import_field_job_title), h->job_title),
        .hired_on = input_of_kind(w, S("hired_on"), MSG_import_field_start_date, S("date")),
        .share = input_value(input_text(w, S("share"), MSG_import_field_position_percent),
                             image_share(w->arena, h->share_percent)),
        .education = educations(w, h->education),
        .state = states(w, h->state),
        .unit_now = h->unit,
        .units = units_offered(w),
    };
    page.given_name = input_required(page.given_name);
    page.family_name = input_required(page.family_name);
    page.email = input_required(page.email);
    page.unit = input_hint(w, page.unit, MSG_by_hand_unit_hint);
    page.employee_id = input_hint(w, page.employee_id, MSG_by_hand_number_hint);
    page.hired_on.value = image_date(w->arena, h->hired_on);
    return page;
}

// ---- what was changed before ----

static struct hand_edit_line edit_line(struct web *w, const struct import_names *names,
                                       const struct person_edit *e)
{
    struct image before = {0}, after = {0};
    struct wall at = wall_from_instant(e->made_at, ZONE_OSLO);
    struct hand_edit_line line = {
        .who = e->made_by_name, .when = format_date(w->arena, w->lang, at.date), .is_first = !e->was.is_set};
    if (e->was.is_set && image_restore(w->arena, e->was.value, &before) &&
        image_restore(w->arena, e->becomes, &after))
        line.changes = import_changes(w, names, &before, &after);
    return line;
}

static struct hand_edit_line_list edits_of(struct web *w, struct person_id person)
{
    struct person_edit_list rows = person_edits(w->db, person);
    struct import_names names = import_names_of_units(w);
    struct hand_edit_line_list lines = {.at = NEW_ARRAY(w->arena, struct hand_edit_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        lines.at[lines.count++] = edit_line(w, &names, &rows.at[i]);
    return lines;
}

// ---- reading it ----

/// By its code, or by its name where one unit alone is called that; the one that it is where nothing was
/// changed, however many have its name.
static struct maybe_unit_id form_unit(struct web *w, struct input *input, struct maybe_unit_id now)
{
    struct str before = input->value, typed = form_line(w, input, 0, TITLE_MOST);
    struct unit_id_list found;
    if (str_is(typed, before))
        return now;
    if (!typed.len)
        return (struct maybe_unit_id){0};
    found = by_hand_units(w->db, typed);
    if (found.count == 1)
        return (struct maybe_unit_id){true, found.at[0]};
    form_problem(w, input, SAY(w, found.count ? MSG_by_hand_unit_many : MSG_by_hand_unit_none));
    return (struct maybe_unit_id){0};
}

static struct maybe_real form_share(struct web *w, struct input *input)
{
    struct maybe_real share = {0};
    struct str typed = form_line(w, input, 0, 10);
    if (!typed.len)
        return share;
    share.is_set = str_double(str_replace(w->arena, typed, S(","), S(".")), &share.value);
    if (!share.is_set || share.value <= 0 || share.value > 100)
        form_problem(w, input, SAY(w, MSG_by_hand_share_wrong));
    return share;
}

static struct hand_written form_read(struct web *w, struct by_hand_page *page)
{
    struct hand_written h = {
        .given_name = form_line(w, &page->given_name, 1, NAME_MOST),
        .family_name = form_line(w, &page->family_name, 1, NAME_MOST),
        .email = form_email(w, &page->email),
        .employee_id = form_line(w, &page->employee_id, 0, NUMBER_MOST),
        .unit = form_unit(w, &page->unit, page->unit_now),
        .job_title = form_line(w, &page->job_title, 0, TITLE_MOST),
        .hired_on = form_maybe_date(w, &page->hired_on),
        .share_percent = form_share(w, &page->share),
    };
    education_from_text(form_choice(w, &page->education), &h.education);
    if (!page->is_new)
        person_state_from_text(form_choice(w, &page->state), &h.state);
    return h;
}

static struct str holder_name(struct web *w, struct person_id id)
{
    struct person_card card;
    return person_card(w->db, id, &card) ? str_words(w->arena, card.given_name, card.family_name) : S("");
}

static void page_show(struct web *w, struct by_hand_page *page)
{
    page->heading = page->is_new ? SAY(w, MSG_by_hand_new) : SAY(w, MSG_by_hand_edit, arg_str(page->name));
    view_by_hand_page(&w->page, page);
    web_crumb(w, SAY(w, MSG_frame_people), url_units(w->arena));
    if (!page->is_new)
        web_crumb(w, page->name, page->back);
    web_title(w, page->heading);
}

/// False: what is wrong is noted.
static bool save(struct web *w, struct by_hand_page *page, struct maybe_person_id id, struct person_id *out)
{
    struct hand_written h = form_read(w, page);
    struct hand_writer by = {w->actor.account, w->actor.display_name, w->now, w->today};
    if (!form_ok(w))
        return false;
    switch (hand_write(w->db, id, &h, &by, out)) {
    case HAND_WRITTEN:
    case HAND_SAME: return true;
    case HAND_NUMBER_TAKEN:
        form_problem(w, &page->employee_id, SAY(w, MSG_by_hand_number_taken, arg_str(holder_name(w, *out))));
        return false;
    case HAND_EMAIL_TAKEN:
        form_problem(w, &page->email, SAY(w, MSG_by_hand_email_taken, arg_str(holder_name(w, *out))));
        return false;
    case HAND_NOBODY: break;
    }
    web_not_found(w);
    return false;
}

// ---- adding ----

static struct by_hand_page new_page(struct web *w)
{
    struct by_hand_page page = page_new(w, &(struct hand_written){.education = EDUCATION_UNKNOWN});
    page.is_new = true;
    page.action = url_person_new_save(w->arena);
    page.back = url_imports(w->arena);
    return page;
}

void person_new_form(struct web *w)
{
    struct by_hand_page page = new_page(w);
    page_show(w, &page);
}

void person_new_save(struct web *w)
{
    struct by_hand_page page = new_page(w);
    struct person_id id;
    if (save(w, &page, (struct maybe_person_id){0}, &id))
        web_redirect_said(w, url_person_show(w->arena, id), MSG_by_hand_added);
    else
        page_show(w, &page);
}

// ---- correcting ----

/// False: there is no such person, and the page says so.
static bool edit_page(struct web *w, struct by_hand_page *page)
{
    struct hand_written h;
    struct import_person_stored row;
    if (!hand_read(w->db, w->path.person, &h) || !import_person_stored_by_id(w->db, w->path.person, &row)) {
        web_not_found(w);
        return false;
    }
    *page = page_new(w, &h);
    page->name = str_words(w->arena, h.given_name, h.family_name);
    page->is_by_hand = row.by_hand;
    page->edits = edits_of(w, w->path.person);
    page->action = url_person_edit_save(w->arena, w->path.person);
    page->back = url_person_show(w->arena, w->path.person);
    return true;
}

void person_edit_form(struct web *w)
{
    struct by_hand_page page;
    if (edit_page(w, &page))
        page_show(w, &page);
}

void person_edit_save(struct web *w)
{
    struct by_hand_page page;
    struct person_id id;
    if (!edit_page(w, &page))
        return;
    if (save(w, &page, (struct maybe_person_id){true, w->path.person}, &id))
        web_redirect_said(w, page.back, MSG_form_saved);
    else
        page_show(w, &page);
}
