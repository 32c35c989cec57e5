// SPDX-License-Identifier: EUPL-1.2
// Reading a table row by row.
#include "staff/sheet.h"

#include "base/bug.h"
#include "i18n/text.h"
#include "staff/entity.h"
#include "i18n/national_id.h"
#include "staff/sheet_guess.h"
#include "staff/sheet_json.h"

/// A cell that is spoiled already is not told to be empty as well.
static bool is_spoiled_already(const struct sheet *sheet, int64_t row, struct str column)
{
    const struct finding_list *all = &sheet->findings;
    const struct finding *last = all->count ? &all->at[all->count - 1] : NULL;
    return last && last->row == row && column.len && str_is(last->column, column) &&
           finding_weight(last->code) == FINDING_SPOILS_ROW;
}

static void note(struct sheet *sheet, int64_t row, struct str column, enum finding_code code)
{
    enum finding_weight weight = finding_weight(code);
    if (weight == FINDING_SPOILS_ROW && is_spoiled_already(sheet, row, column))
        return;
    sheet->row_is_spoiled |= weight == FINDING_SPOILS_ROW && row == sheet->row;
    if (sheet->counts[weight]++ < FINDINGS_MOST)
        *LIST_ADD(sheet->arena, &sheet->findings) = (struct finding){row, column, code};
}

void sheet_note_at(struct sheet *sheet, int64_t row, int field, enum finding_code code)
{
    int column = sheet->column_of[field];
    note(sheet, row, column < 0 ? S("") : sheet->columns.at[column].name, code);
}

void sheet_note(struct sheet *sheet, int field, enum finding_code code)
{
    sheet_note_at(sheet, sheet->row, field, code);
}

static struct str column_name(const struct sheet *sheet, size_t index)
{
    return index < sheet->columns.count ? sheet->columns.at[index].name : column_letters(sheet->arena, index);
}

/// Columns of other systems' numbers, by a part of their names in ASCII.
static bool is_name_of_numbers(struct arena *arena, struct str name)
{
    static const char *const parts[] = {"telefon", "tlf", "mobil", "phone", "fax", "konto",
                                        "ean",     "gln", "cvr",   "orgnr", "pnr", "pnummer"};
    struct str bare = text_bare(arena, name, TEXT_IN_ASCII);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_find_str(bare, str_from(parts[i]), 0) < bare.len)
            return true;
    return false;
}

static void field_place(struct sheet *sheet, size_t index)
{
    int field = sheet->columns.at[index].field;
    ASSERT(field < SHEET_FIELDS);
    if (sheet->column_of[field] >= 0)
        note(sheet, sheet->header_row, column_name(sheet, index), FINDING_column_twice);
    else
        sheet->column_of[field] = (int)index;
    sheet->skips[index] = false;
    sheet->among_numbers[index] = sheet->numbers >> field & 1;
}

static void column_place(struct sheet *sheet, size_t index)
{
    const struct column *column = &sheet->columns.at[index];
    sheet->skips[index] = true;
    sheet->among_numbers[index] = is_name_of_numbers(sheet->arena, sheet->header[index]);
    switch (column->kind) {
    case COLUMN_FIELD: field_place(sheet, index); break;
    case COLUMN_UNKNOWN:
        if (str_trim(sheet->header[index]).len)
            note(sheet, sheet->header_row, column->name, FINDING_column_unknown);
        break;
    case COLUMN_PRIVATE: break;
    case COLUMN_FORBIDDEN: note(sheet, sheet->header_row, column->name, FINDING_national_id_column); break;
    }
}

static void columns_place(struct sheet *sheet)
{
    for (int field = 0; field < SHEET_FIELDS; field++)
        sheet->column_of[field] = -1;
    sheet->skips = NEW_ARRAY(sheet->arena, bool, CSV_FIELDS_MOST);
    sheet->among_numbers = NEW_ARRAY(sheet->arena, bool, CSV_FIELDS_MOST);
    for (size_t i = 0; i < sheet->columns.count; i++)
        column_place(sheet, i);
}

static void cells_search(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->csv.count; i++) {
        bool among_numbers = i < sheet->columns.count && sheet->among_numbers[i];
        enum national_id_place place = among_numbers ? NATIONAL_ID_AMONG_NUMBERS : NATIONAL_ID_ANYWHERE;
        if (national_id_in(sheet->csv.fields[i], place))
            note(sheet, sheet->csv.row, column_name(sheet, i), FINDING_national_id_value);
    }
}

enum finding_code sheet_problem_code(enum csv_problem problem)
{
    switch (problem) {
    case CSV_FINE: break;
    case CSV_TOO_MANY_FIELDS: return FINDING_too_many_columns;
    case CSV_FIELD_TOO_LONG: return FINDING_field_too_long;
    case CSV_QUOTE_OPEN: return FINDING_quote_open;
    }
    BUG("csv problem %d", (int)problem);
}

/// The next row, searched; false at the end and where the file cannot be read on.
static bool next_row(struct sheet *sheet)
{
    if (csv_row(&sheet->csv)) {
        for (size_t i = 0; i < sheet->csv.count && sheet->has_entities; i++)
            sheet->csv.fields[i] = entities_unshield(sheet->arena, sheet->csv.fields[i]);
        cells_search(sheet);
        return true;
    }
    if (sheet->csv.problem)
        note(sheet, sheet->csv.row, S(""), sheet_problem_code(sheet->csv.problem));
    return false;
}

static bool header_read(struct sheet *sheet)
{
    while (sheet->csv.row < sheet->header_row)
        if (!next_row(sheet))
            return false;
    sheet->header_count = sheet->csv.count;
    sheet->header = NEW_ARRAY(sheet->arena, struct str, sheet->csv.count);
    memcpy(sheet->header, sheet->csv.fields, sheet->csv.count * sizeof *sheet->header);
    sheet->csv.columns = sheet->is_json ? 0 : sheet->header_count; // a text in JSON may hold anything
    sheet->columns = column_map(sheet->book, sheet->header, sheet->header_count);
    columns_place(sheet);
    return true;
}

static bool is_garbled(struct str text)
{
    for (size_t at = str_find(text, '\x83', 1); at + 1 < text.len; at = str_find(text, '\x83', at + 1))
        if (text.at[at - 1] == '\xC3' && (unsigned char)text.at[at + 1] >= 0xC2)
            return true; // "Ã" and another that is not ASCII
    for (size_t at = str_find(text, '\xEF', 0); at < text.len; at = str_find(text, '\xEF', at + 1))
        if (str_starts(str_slice(text, at, text.len), S("\xEF\xBF\xBD")))
            return true; // what stands for a letter that was lost
    return false;
}

static bool decoded_or_noted(struct sheet *sheet, struct str bytes, struct str *text)
{
    struct decoded decoded = decode(sheet->arena, bytes);
    sheet->encoding = decoded.encoding;
    *text = decoded.utf8;
    switch (decoded.state) {
    case DECODED: return true;
    case DECODE_EMPTY: note(sheet, 0, S(""), FINDING_file_empty); break;
    case DECODE_ZIP: note(sheet, 0, S(""), FINDING_file_is_xlsx); break;
    case DECODE_OLE: note(sheet, 0, S(""), FINDING_file_is_xls); break;
    case DECODE_BINARY: note(sheet, 0, S(""), FINDING_file_not_text); break;
    case DECODE_BROKEN: note(sheet, 0, S(""), FINDING_encoding_broken); break;
    }
    return false;
}

/// Without a header nothing can be read, but numbers that must not be there are still found.
static bool headless(struct sheet *sheet)
{
    note(sheet, 0, S(""), FINDING_header_missing);
    while (next_row(sheet))
        ;
    return false;
}

static bool json_begin(struct sheet *sheet, struct str text)
{
    struct sheet_json table = sheet_json_read(sheet->arena, text, sheet->list);
    sheet->is_json = true;
    for (size_t i = 0; i < table.findings.count; i++)
        note(sheet, table.findings.at[i].row, table.findings.at[i].column, table.findings.at[i].code);
    if (table.findings.count)
        return false;
    sheet->csv = csv_read(sheet->arena, table.csv, SHEET_JSON_SEPARATOR);
    sheet->csv.row = -1; // so that the header is row 0
    return next_row(sheet) && header_read(sheet);
}

static bool csv_begin(struct sheet *sheet, struct str text)
{
    struct str shielded = entities_shield(sheet->arena, text);
    struct sheet_guess guess = sheet_guess(sheet->arena, sheet->book, shielded);
    sheet->has_entities = shielded.at != text.at;
    sheet->separator = guess.separator;
    sheet->header_row = guess.header_row;
    sheet->csv = csv_read(sheet->arena, guess.text, guess.separator);
    return guess.header_row ? header_read(sheet) : headless(sheet);
}

bool sheet_begin(struct sheet *sheet, struct str bytes)
{
    struct str text;
    if (bytes.len > SHEET_BYTES_MOST) {
        note(sheet, 0, S(""), FINDING_file_too_large);
        return false;
    }
    if (!decoded_or_noted(sheet, bytes, &text))
        return false;
    sheet->may_be_garbled = is_garbled(text);
    return sheet_json_looks(text) ? json_begin(sheet, text) : csv_begin(sheet, text);
}

static bool is_blank_row(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->csv.count; i++)
        if (str_trim(sheet->csv.fields[i]).len)
            return false;
    return true;
}

static bool is_header_again(const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->header_count; i++)
        if (i >= sheet->csv.count || !str_is(sheet->csv.fields[i], sheet->header[i]))
            return false;
    return sheet->csv.count == sheet->header_count;
}

static bool begins_with_sum_word(struct arena *arena, struct str cell)
{
    static const char *const words[] = {"sum",      "antall", "antal",        "total",   "totalt",
                                        "ialt",     "snitt",  "gjennomsnitt", "rapport", "utskrift",
                                        "udskrift", "side",   "page",         "count"};
    size_t end = 0;
    while (end < cell.len && !strchr(" :=\t", cell.at[end]))
        end++;
    struct str word = str_lower(arena, str_slice(cell, 0, end));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, str_from(words[i])))
            return true;
    return false;
}

static bool is_number(struct str cell)
{
    bool has_digit = false;
    for (size_t i = 0; i < cell.len; i++) {
        if (!strchr("0123456789.,- %", cell.at[i]))
            return false;
        has_digit |= cell.at[i] >= '0' && cell.at[i] <= '9';
    }
    return has_digit;
}

/// No more than a third of its cells are filled.
static bool is_nearly_blank(const struct sheet *sheet)
{
    size_t filled = 0;
    for (size_t i = 0; i < sheet->csv.count && filled * 3 <= sheet->header_count; i++)
        filled += str_trim(sheet->csv.fields[i]).len > 0;
    return filled * 3 <= sheet->header_count;
}

/// It begins with a word for sums, or with nothing before numbers alone.
static bool has_sums(const struct sheet *sheet)
{
    struct str first = S("");
    bool are_numbers = true;
    for (size_t i = 0; i < sheet->csv.count; i++) {
        struct str cell = str_trim(sheet->csv.fields[i]);
        first = first.len ? first : cell;
        are_numbers = are_numbers && (!cell.len || is_number(cell));
    }
    bool is_bare = are_numbers && !str_trim(sheet->csv.fields[0]).len;
    return is_bare || begins_with_sum_word(sheet->arena, first);
}

/// A nearly blank row with sums, or one that has no separator at all.
static bool is_title_or_sum(const struct sheet *sheet)
{
    bool is_lone = sheet->csv.count == 1 && sheet->header_count > 2;
    return is_lone || (is_nearly_blank(sheet) && has_sums(sheet));
}

static bool is_passed_over(struct sheet *sheet)
{
    if (is_blank_row(sheet))
        return true;
    if (str_is(sheet->csv.fields[0], sheet->header[0]) && is_header_again(sheet)) {
        note(sheet, sheet->csv.row, S(""), FINDING_header_repeated);
        return true;
    }
    bool is_sum = is_title_or_sum(sheet);
    if (is_sum)
        note(sheet, sheet->csv.row, S(""), FINDING_row_ignored);
    return is_sum;
}

/// Letters that were lost on the way to this file: "&#272;" and "Ã¥" for "Đ" and "å".
static void damage_note(struct sheet *sheet, size_t index, struct str cell)
{
    if (sheet->has_entities && entity_find(cell, 0) < cell.len)
        note(sheet, sheet->row, column_name(sheet, index), FINDING_text_entity);
    if (sheet->may_be_garbled && is_garbled(cell))
        note(sheet, sheet->row, column_name(sheet, index), FINDING_text_mojibake);
}

static void row_look_over(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->csv.count && i < sheet->header_count; i++)
        if (!sheet->skips[i])
            damage_note(sheet, i, sheet->csv.fields[i]);
    for (size_t i = sheet->header_count; i < sheet->csv.count; i++)
        if (str_trim(sheet->csv.fields[i]).len) {
            note(sheet, sheet->row, S(""), FINDING_row_too_long);
            break;
        }
}

bool sheet_row(struct sheet *sheet)
{
    while (next_row(sheet)) {
        if (is_passed_over(sheet))
            continue;
        if (sheet->rows == SHEET_ROWS_MOST) {
            note(sheet, sheet->csv.row, S(""), FINDING_too_many_rows);
            return false;
        }
        sheet->rows++;
        sheet->row = sheet->csv.row;
        sheet->row_is_spoiled = false;
        row_look_over(sheet);
        return true;
    }
    return false;
}

bool sheet_has(const struct sheet *sheet, int field)
{
    return sheet->column_of[field] >= 0;
}

struct str sheet_raw(const struct sheet *sheet, int field)
{
    int column = sheet->column_of[field];
    return column >= 0 && (size_t)column < sheet->csv.count ? sheet->csv.fields[column] : S("");
}

struct str sheet_cell(const struct sheet *sheet, int field)
{
    struct str raw = sheet_raw(sheet, field);
    return raw.len ? text_clean(sheet->arena, raw) : raw;
}
