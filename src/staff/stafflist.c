// SPDX-License-Identifier: EUPL-1.2
// Reading a staff list from bytes to people.
#include "staff/stafflist.h"

#include "i18n/text.h"
#include "staff/staff_reader.h"

#include <stdlib.h>

#define FIELD_BIT(field) (UINT64_C(1) << (field))

static const uint64_t number_fields = FIELD_BIT(FIELD_employee_id) | FIELD_BIT(FIELD_phone) |
                                      FIELD_BIT(FIELD_unit_code) | FIELD_BIT(FIELD_job_code) |
                                      FIELD_BIT(FIELD_workplace) | FIELD_BIT(FIELD_manager_id);

static const uint64_t key_fields = FIELD_BIT(FIELD_employee_id) | FIELD_BIT(FIELD_unit_code) |
                                   FIELD_BIT(FIELD_job_code) | FIELD_BIT(FIELD_manager_id);

static void missing_note(struct staff_reader *r, int field)
{
    struct finding finding = {r->list->header_row, staff_columns.rows[field].name, FINDING_column_missing};
    *LIST_ADD(r->arena, &r->sheet.findings) = finding;
    r->sheet.counts[FINDING_REFUSES]++;
}

static bool has(const struct staff_reader *r, int field)
{
    return sheet_has(&r->sheet, field);
}

static void required_check(struct staff_reader *r)
{
    if (!has(r, FIELD_given_name) && !has(r, FIELD_full_name))
        missing_note(r, FIELD_given_name);
    if (!has(r, FIELD_family_name) && !has(r, FIELD_full_name))
        missing_note(r, FIELD_family_name);
    if (!has(r, FIELD_email))
        missing_note(r, FIELD_email);
    if (!has(r, FIELD_unit_code) && !has(r, FIELD_unit_name) && !has(r, FIELD_unit_path))
        missing_note(r, FIELD_unit_name);
    if (!has(r, FIELD_start_date))
        missing_note(r, FIELD_start_date);
}

/// "Permisjon: ja" means on leave, where "Status: ja" means at work.
static void leave_column_find(struct staff_reader *r)
{
    r->leave_column = -1;
    for (size_t i = 0; i < r->sheet.columns.count; i++) {
        struct str bare = text_bare(r->arena, r->sheet.header[i], TEXT_IN_ASCII);
        if (str_is(bare, S("permisjon")) || str_is(bare, S("orlov")))
            r->leave_column = (int)i;
    }
}

static void words_prepare(struct staff_reader *r)
{
    leave_column_find(r);
    r->education = word_book_new(r->arena, WORDS_education);
    r->employment = word_book_new(r->arena, WORDS_employment);
    r->status = word_book_new(r->arena, WORDS_status);
    r->leave = word_book_new(r->arena, WORDS_leave);
    r->language = word_book_new(r->arena, WORDS_language);
    r->answer = word_book_new(r->arena, WORDS_answer);
}

static void dropped_columns_name(struct staff_reader *r)
{
    for (size_t i = 0; i < r->sheet.columns.count; i++)
        if (r->sheet.columns.at[i].kind == COLUMN_PRIVATE)
            *LIST_ADD(r->arena, &r->list->dropped_columns) = r->sheet.columns.at[i].name;
}

static void danish_ids_refuse(struct staff_reader *r)
{
    enum { ENOUGH = 3 };
    if (r->ten_digit_ids >= ENOUGH && r->danish_ids == r->ten_digit_ids)
        sheet_note_at(&r->sheet, r->ten_digit_row, FIELD_employee_id, FINDING_national_id_value);
}

static size_t count_of(struct str text, char c)
{
    size_t count = 0;
    for (size_t at = str_find(text, c, 0); at < text.len; at = str_find(text, c, at + 1))
        count++;
    return count;
}

/// A row ends with a line break: the lists are made once, in the size that they may need. What of them is not
/// used is not touched either.
static void room_make(struct staff_reader *r)
{
    struct str text = r->sheet.csv.text;
    r->rows_most = 1 + count_of(text, '\n') + count_of(text, '\r');
    if (r->rows_most > SHEET_ROWS_MOST)
        r->rows_most = SHEET_ROWS_MOST;
    r->rows.at = NEW_ARRAY(r->scratch, struct staff_row, r->rows_most);
    r->list->people.at = NEW_ARRAY(r->arena, struct staff_person, r->rows_most);
    r->list->positions.at = NEW_ARRAY(r->arena, struct staff_position, r->rows_most);
}

static void rows_read(struct staff_reader *r)
{
    room_make(r);
    r->units = str_map_new(r->arena);
    for (int field = 0; field < FIELD_COUNT; field++) {
        r->list->fields |= has(r, field) ? FIELD_BIT(field) : 0;
        if (has(r, field))
            r->list->column[field] = r->sheet.columns.at[r->sheet.column_of[field]].name;
    }
    words_prepare(r);
    dropped_columns_name(r);
    required_check(r);
    while (sheet_row(&r->sheet))
        staff_row_read(r);
    danish_ids_refuse(r);
    staff_shares_settle(r);
    staff_people_group(r);
    staff_managers_find(r);
}

static int by_row(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    int column = str_compare(x->column, y->column);
    return column ? column : (int)x->code - (int)y->code;
}

/// A date in the same column that can only be read day first settles the others.
static bool is_settled(const struct staff_reader *r, const struct finding *finding)
{
    for (int field = 0; field < FIELD_COUNT && finding->code == FINDING_date_day_first; field++)
        if (r->is_day_first[field] &&
            str_is(r->sheet.columns.at[r->sheet.column_of[field]].name, finding->column))
            return true;
    return false;
}

static void findings_settle(struct staff_reader *r)
{
    struct finding_list *all = &r->sheet.findings;
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++)
        if (is_settled(r, &all->at[i]))
            r->sheet.counts[FINDING_WARNS]--;
        else
            all->at[kept++] = all->at[i];
    all->count = kept;
    if (kept)
        qsort(all->at, kept, sizeof *all->at, by_row);
    r->list->findings = *all;
    memcpy(r->list->counts, r->sheet.counts, sizeof r->list->counts);
}

struct staff_list *staff_list_read(struct arena *arena, struct str bytes)
{
    struct staff_reader r = {.arena = arena, .scratch = arena_new(), .list = NEW(arena, struct staff_list)};
    r.sheet = (struct sheet){
        .arena = arena,
        .book = column_book_new(arena, &staff_columns),
        .numbers = number_fields,
        .keys = key_fields,
        .list = staff_columns.list,
    };
    bool has_rows = sheet_begin(&r.sheet, bytes);
    r.list->is_json = r.sheet.is_json;
    r.list->encoding = r.sheet.encoding;
    r.list->separator = r.sheet.separator;
    r.list->header_row = r.sheet.header_row;
    if (has_rows)
        rows_read(&r);
    r.list->rows = r.sheet.rows;
    if (has_rows && !r.sheet.rows && !r.sheet.counts[FINDING_REFUSES]) {
        *LIST_ADD(arena, &r.sheet.findings) = (struct finding){0, S(""), FINDING_file_empty};
        r.sheet.counts[FINDING_REFUSES]++;
    }
    findings_settle(&r);
    arena_free(r.scratch);
    return r.list;
}
