// SPDX-License-Identifier: EUPL-1.2
// One row of a staff list: a position, and what the row says of its person.
#include "staff/staff_reader.h"

#include "base/bug.h"
#include "i18n/text.h"
#include "staff/entity.h"
#include "i18n/email.h"
#include "i18n/national_id.h"

static void date_doubts_note(struct staff_reader *r, int field, struct date_cell cell)
{
    if (cell.is_short_year)
        sheet_note(&r->sheet, field, FINDING_date_short_year);
    if (cell.is_ambiguous)
        sheet_note(&r->sheet, field, FINDING_date_day_first);
    r->is_day_first[field] |= cell.is_day_first && !cell.is_ambiguous && date_civil(cell.date).day > 12;
}

static struct maybe_date end_read(struct staff_reader *r, int field)
{
    struct date_cell cell = date_cell(r->arena, staff_cell(r, field));
    date_doubts_note(r, field, cell);
    if (cell.state == CELL_INVALID)
        sheet_note(&r->sheet, field, FINDING_date_invalid);
    return (struct maybe_date){cell.state == CELL_READ, cell.date};
}

static struct date start_read(struct staff_reader *r, int field)
{
    struct date_cell cell = date_cell(r->arena, staff_cell(r, field));
    date_doubts_note(r, field, cell);
    if (cell.state == CELL_EMPTY)
        sheet_note(&r->sheet, field, FINDING_date_missing);
    else if (cell.state != CELL_READ)
        sheet_note(&r->sheet, field, FINDING_date_invalid);
    return cell.date;
}

/// The value of a word of a closed field; `otherwise` for an empty cell and, noted, for an unknown word.
static int word_read(struct staff_reader *r, int field, struct word_book *book, int otherwise,
                     enum finding_code code)
{
    struct str text = staff_cell(r, field);
    int value = otherwise;
    if (!text.len || word_find(book, text, &value))
        return value;
    sheet_note(&r->sheet, field, code);
    return otherwise;
}

static void names_read(struct staff_reader *r, struct staff_person *p)
{
    p->given_name = staff_cell(r, FIELD_given_name);
    p->family_name = staff_cell(r, FIELD_family_name);
    int field = sheet_has(&r->sheet, FIELD_family_name) ? FIELD_family_name : FIELD_full_name;
    if (!p->given_name.len || !p->family_name.len) {
        struct name_cell name = name_cell(staff_cell(r, FIELD_full_name));
        p->given_name = p->given_name.len ? p->given_name : name.given;
        p->family_name = p->family_name.len ? p->family_name : name.family;
    }
    if (!p->given_name.len && !p->family_name.len)
        sheet_note(&r->sheet, field, FINDING_name_missing);
    else if (!p->given_name.len || !p->family_name.len)
        sheet_note(&r->sheet, field, FINDING_name_partial);
}

/// An address that lost a letter on the way to this file ("&#272;") is noted already: the rest of it is
/// judged.
static struct str without_entities(struct arena *arena, struct str text)
{
    enum { ADDRESS_BYTES_LOOKED_AT = 500 }; // a longer one is none
    size_t at;
    while (text.len <= ADDRESS_BYTES_LOOKED_AT && (at = entity_find(text, 0)) < text.len) {
        struct str parts[] = {str_slice(text, 0, at), str_slice(text, at + entity_at(text, at), text.len)};
        text = str_join(arena, parts, 2, S("x"));
    }
    return text;
}

static void email_read(struct staff_reader *r, struct staff_person *p)
{
    struct str email = staff_cell(r, FIELD_email);
    if (str_is_nocase(str_slice(email, 0, 7), S("mailto:")))
        email = str_slice(email, 7, email.len);
    if (!email.len)
        sheet_note(&r->sheet, FIELD_email, FINDING_email_missing);
    else if (!email_is_valid(r->arena, without_entities(r->arena, email)))
        sheet_note(&r->sheet, FIELD_email, FINDING_email_invalid);
    p->email = email;
    p->email_key = email_key(r->arena, email);
}

/// Ten digits are no surprise among employee numbers; but when each of them could be a Danish national
/// identity number, they are.
static void id_watch(struct staff_reader *r, struct str id)
{
    bool is_ten_digits = id.len == 10;
    for (size_t i = 0; i < id.len; i++)
        is_ten_digits = is_ten_digits && id.at[i] >= '0' && id.at[i] <= '9';
    if (!is_ten_digits)
        return;
    if (!r->ten_digit_ids++)
        r->ten_digit_row = r->sheet.row;
    r->danish_ids += national_id_in(id, NATIONAL_ID_ANYWHERE);
}

static void key_read(struct staff_reader *r, struct staff_person *p)
{
    p->employee_id = staff_cell(r, FIELD_employee_id);
    p->object_id = text_fold(r->arena, staff_cell(r, FIELD_oidc_subject));
    p->user_name = staff_cell(r, FIELD_user_name);
    id_watch(r, p->employee_id);
    if (number_is_destroyed(p->employee_id))
        sheet_note(&r->sheet, FIELD_employee_id, FINDING_number_destroyed);
    if (p->employee_id.len)
        p->key = str_cat(r->arena, S("n:"), p->employee_id);
    else if (p->object_id.len)
        p->key = str_cat(r->arena, S("o:"), p->object_id);
    else if (sheet_has(&r->sheet, FIELD_employee_id))
        sheet_note(&r->sheet, FIELD_employee_id, FINDING_employee_id_missing);
    else
        p->key = str_cat(r->arena, S("m:"), p->email_key);
}

/// "n:<id>" or "m:<folded address>"; an address may stand in the column for numbers.
static struct str manager_read(struct staff_reader *r)
{
    struct str manager = staff_cell(r, FIELD_manager_id);
    if (!manager.len)
        manager = staff_cell(r, FIELD_manager_email);
    if (!manager.len)
        return manager;
    bool is_email = str_find(manager, '@', 0) < manager.len;
    return is_email ? str_cat(r->arena, S("m:"), email_key(r->arena, manager))
                    : str_cat(r->arena, S("n:"), manager);
}

static void person_read(struct staff_reader *r, struct staff_person *p)
{
    *p = (struct staff_person){.row = r->sheet.row, .manager = STAFF_NONE};
    names_read(r, p);
    email_read(r, p);
    key_read(r, p);
    p->phone = staff_cell(r, FIELD_phone);
    p->hired_on = start_read(r, FIELD_start_date);
    p->manager_key = manager_read(r);
    p->education = (enum education)word_read(r, FIELD_education_level, r->education, EDUCATION_UNKNOWN,
                                             FINDING_education_unknown);
    bool is_about_leave = r->leave_column >= 0 && sheet_column(&r->sheet, FIELD_status) == r->leave_column;
    p->state = (enum person_state)word_read(r, FIELD_status, is_about_leave ? r->leave : r->status,
                                            PERSON_STATE_ACTIVE, FINDING_status_unknown);
    int language = word_read(r, FIELD_language, r->language, -1, FINDING_language_unknown);
    p->language = (struct maybe_int){language >= 0, language < 0 ? 0 : language};
    int is_manager = word_read(r, FIELD_is_manager, r->answer, -1, FINDING_answer_unknown);
    p->is_manager = (struct maybe_bool){is_manager >= 0, is_manager > 0};
}

static struct maybe_real hours_read(struct staff_reader *r)
{
    enum { HOURS_A_WEEK = 168 };
    struct share_cell cell = share_cell(staff_cell(r, FIELD_weekly_hours));
    bool is_hours = cell.state == CELL_READ && !cell.is_fraction && cell.value <= HOURS_A_WEEK;
    return (struct maybe_real){is_hours, is_hours ? cell.value : 0};
}

static void position_read(struct staff_reader *r, struct staff_position *p, struct date hired_on)
{
    *p = (struct staff_position){.row = r->sheet.row, .next = STAFF_NONE, .starts_on = hired_on};
    p->job_title = staff_cell(r, FIELD_job_title);
    p->job_code = staff_cell(r, FIELD_job_code);
    p->job_category = staff_cell(r, FIELD_job_category);
    p->workplace = staff_cell(r, FIELD_workplace);
    p->weekly_hours = hours_read(r);
    p->employment = (enum employment)word_read(r, FIELD_employment_type, r->employment, EMPLOYMENT_UNKNOWN,
                                               FINDING_employment_unknown);
    struct maybe_date own_start = end_read(r, FIELD_position_start);
    if (own_start.is_set)
        p->starts_on = own_start.value;
    p->ends_on = end_read(r, FIELD_end_date);
    if (p->ends_on.is_set && date_compare(p->ends_on.value, p->starts_on) < 0)
        sheet_note(&r->sheet, FIELD_end_date, FINDING_date_order);
}

void staff_row_unread(struct staff_reader *r, const struct staff_person *person)
{
    if (person->key.len)
        *LIST_ADD(r->arena, &r->list->unread) = person->key;
    if (person->email_key.len)
        *LIST_ADD(r->arena, &r->list->unread) = str_cat(r->arena, S("m:"), person->email_key);
}

/// Each row is read where it is to stand; that of a spoiled one is the next row's.
void staff_row_read(struct staff_reader *r)
{
    ASSERT(r->rows.count < r->rows_most);
    struct staff_person *person = &r->list->people.at[r->rows.count];
    struct staff_position *position = &r->list->positions.at[r->rows.count];
    struct staff_row *row = &r->rows.at[r->rows.count];
    person_read(r, person);
    *row = (struct staff_row){.share = share_cell(staff_cell(r, FIELD_position_percent))};
    position_read(r, position, person->hired_on);
    row->is_marked_primary = word_read(r, FIELD_primary_position, r->answer, 0, FINDING_answer_unknown) == 1;
    if (row->share.state == CELL_INVALID)
        sheet_note(&r->sheet, FIELD_position_percent, FINDING_percent_invalid);
    position->unit = staff_unit_of_row(r);
    if (r->sheet.row_is_spoiled)
        staff_row_unread(r, person);
    else
        r->list->positions.count = ++r->rows.count;
}
