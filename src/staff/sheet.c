// SPDX-License-Identifier: EUPL-1.2
// Reading a table row by row.
#include "staff/sheet.h"

#include "base/bug.h"
#include "i18n/national_id.h"
#include "i18n/text.h"
#include "staff/entity.h"
#include "staff/sheet_guess.h"
#include "staff/sheet_json.h"

enum { NO_COLUMN = -1 };

// ---- what is found ----

/// A cell that is spoiled already is not told to be empty as well.
static void note(struct sheet *sheet, int64_t row, struct str column, enum finding_code code)
{
    enum finding_weight weight = finding_weight(code);
    const struct finding_list *all = &sheet->findings;
    const struct finding *last = all->count ? &all->at[all->count - 1] : NULL;
    bool is_spoiled_already = last && last->row == row && column.len && str_is(last->column, column) &&
                              finding_weight(last->code) == FINDING_SPOILS_ROW;
    if (weight == FINDING_SPOILS_ROW && is_spoiled_already)
        return;
    sheet->row_is_spoiled |= weight == FINDING_SPOILS_ROW && row == sheet->row;
    if (sheet->counts[weight]++ < FINDINGS_MOST)
        *LIST_ADD(sheet->arena, &sheet->findings) = (struct finding){row, column, code};
}

static struct str column_name(const struct sheet *sheet, size_t index)
{
    return index < sheet->columns.count ? sheet->columns.at[index].name : column_letters(sheet->arena, index);
}

void sheet_note_at(struct sheet *sheet, int64_t row, int field, enum finding_code code)
{
    int column = row == sheet->row ? sheet_column(sheet, field) : sheet->column_of[field];
    note(sheet, row, column == NO_COLUMN ? S("") : sheet->columns.at[column].name, code);
}

void sheet_note(struct sheet *sheet, int field, enum finding_code code)
{
    sheet_note_at(sheet, sheet->row, field, code);
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

// ---- the header ----

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

/// Takes a column into those of its field, the best name first; the same name twice is refused.
static void field_place(struct sheet *sheet, int index)
{
    const struct column *column = &sheet->columns.at[index];
    ASSERT(column->field < SHEET_FIELDS);
    int *link = &sheet->column_of[column->field];
    while (*link != NO_COLUMN && sheet->columns.at[*link].rank <= column->rank) {
        if (sheet->columns.at[*link].rank == column->rank &&
            str_is(text_bare(sheet->arena, sheet->header[*link], TEXT_IN_ASCII),
                   text_bare(sheet->arena, sheet->header[index], TEXT_IN_ASCII))) {
            note(sheet, sheet->header_row, column->name, FINDING_column_twice);
            return;
        }
        link = &sheet->next_column[*link];
    }
    sheet->next_column[index] = *link;
    *link = index;
    sheet->skips[index] = false;
}

/// Both columns are named: a person sees which was taken, and what became of the other.
static void several_note(struct sheet *sheet)
{
    for (int field = 0; field < SHEET_FIELDS; field++) {
        int first = sheet->column_of[field];
        if (first == NO_COLUMN || sheet->next_column[first] == NO_COLUMN)
            continue;
        bool is_key = sheet->keys >> field & 1;
        note(sheet, sheet->header_row, column_name(sheet, (size_t)first), FINDING_column_preferred);
        for (int other = sheet->next_column[first]; other != NO_COLUMN; other = sheet->next_column[other])
            note(sheet, sheet->header_row, column_name(sheet, (size_t)other),
                 is_key ? FINDING_column_unused : FINDING_column_second);
        if (is_key)
            sheet->next_column[first] = NO_COLUMN;
    }
}

static void columns_place(struct sheet *sheet)
{
    sheet->skips = NEW_ARRAY(sheet->arena, bool, CSV_FIELDS_MOST);
    sheet->among_numbers = NEW_ARRAY(sheet->arena, bool, CSV_FIELDS_MOST);
    sheet->next_column = NEW_ARRAY(sheet->arena, int, CSV_FIELDS_MOST);
    for (int field = 0; field < SHEET_FIELDS; field++)
        sheet->column_of[field] = NO_COLUMN;
    for (size_t i = 0; i < sheet->columns.count; i++) {
        const struct column *column = &sheet->columns.at[i];
        sheet->skips[i] = true;
        sheet->next_column[i] = NO_COLUMN;
        sheet->among_numbers[i] = column->kind == COLUMN_FIELD
                                      ? sheet->numbers >> column->field & 1
                                      : is_name_of_numbers(sheet->arena, sheet->header[i]);
        if (column->kind == COLUMN_FIELD)
            field_place(sheet, (int)i);
        else if (column->kind == COLUMN_UNKNOWN && str_trim(sheet->header[i]).len)
            note(sheet, sheet->header_row, column->name, FINDING_column_unknown);
        else if (column->kind == COLUMN_FORBIDDEN)
            note(sheet, sheet->header_row, column->name, FINDING_national_id_column);
    }
    several_note(sheet);
}

/// The next row, searched for what must not be there; false at the end and where the file cannot be read on.
static bool next_row(struct sheet *sheet)
{
    if (!csv_row(&sheet->csv)) {
        if (sheet->csv.problem)
            note(sheet, sheet->csv.row, S(""), sheet_problem_code(sheet->csv.problem));
        return false;
    }
    for (size_t i = 0; i < sheet->csv.count; i++) {
        struct str *cell = &sheet->csv.fields[i];
        bool is_among_numbers = i < sheet->columns.count && sheet->among_numbers[i];
        if (sheet->has_entities)
            *cell = entities_unshield(sheet->arena, *cell);
        if (national_id_in(*cell, is_among_numbers ? NATIONAL_ID_AMONG_NUMBERS : NATIONAL_ID_ANYWHERE))
            note(sheet, sheet->csv.row, column_name(sheet, i), FINDING_national_id_value);
    }
    return true;
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

// ---- the beginning ----

static bool is_ascii_letter(struct str text, size_t at)
{
    return at < text.len &&
           ((text.at[at] >= 'a' && text.at[at] <= 'z') || (text.at[at] >= 'A' && text.at[at] <= 'Z'));
}

/// Signs that nobody writes inside a word: what å, æ and ø of DOS (code page 850) and of old Macs are in
/// Windows-1252.
static bool has_sign_in_word(struct str text)
{
    static const char *const signs[] = {"\u2020", "\u2018", "\u203a", "\u00bf", "\u00be"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct str sign = str_from(signs[i]);
        for (size_t at = str_find_str(text, sign, 0); at < text.len; at = str_find_str(text, sign, at + 1))
            if (at && is_ascii_letter(text, at - 1) && is_ascii_letter(text, at + sign.len))
                return true;
    }
    return false;
}

static bool is_garbled(struct str text)
{
    for (size_t at = str_find(text, '\x83', 1); at + 1 < text.len; at = str_find(text, '\x83', at + 1))
        if (text.at[at - 1] == '\xC3' && (unsigned char)text.at[at + 1] >= 0xC2)
            return true; // "Ã" and another that is not ASCII
    for (size_t at = str_find(text, '\xEF', 0); at < text.len; at = str_find(text, '\xEF', at + 1))
        if (str_starts(str_slice(text, at, text.len), S("\xEF\xBF\xBD")))
            return true; // what stands for a letter that was lost
    return has_sign_in_word(text);
}

static bool decoded_or_noted(struct sheet *sheet, struct str bytes, struct str *text)
{
    struct decoded decoded = decode(sheet->arena, bytes);
    sheet->encoding = decoded.encoding;
    *text = decoded.utf8;
    if (decoded.state != DECODED)
        note(sheet, 0, S(""), finding_undecoded(decoded.state));
    return decoded.state == DECODED;
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

/// Without a header nothing can be read, but numbers that must not be there are still found.
static bool csv_begin(struct sheet *sheet, struct str text)
{
    struct str shielded = entities_shield(sheet->arena, text);
    struct sheet_guess guess = sheet_guess(sheet->arena, sheet->book, shielded);
    sheet->has_entities = shielded.at != text.at;
    sheet->separator = guess.separator;
    sheet->header_row = guess.header_row;
    sheet->csv = csv_read(sheet->arena, guess.text, guess.separator);
    if (guess.header_row)
        return header_read(sheet);
    note(sheet, 0, S(""), FINDING_header_missing);
    while (next_row(sheet))
        ;
    return false;
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

// ---- rows that are no rows ----

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

/// One cell alone, or no more than a third of them filled, and that with a word for sums, or with nothing
/// before numbers alone.
static bool is_title_or_sum(const struct sheet *sheet)
{
    struct str first = S("");
    size_t filled = 0;
    bool are_numbers = true;
    for (size_t i = 0; i < sheet->csv.count && filled * 3 <= sheet->header_count; i++) {
        struct str cell = str_trim(sheet->csv.fields[i]);
        first = first.len ? first : cell;
        filled += cell.len > 0;
        are_numbers = are_numbers && (!cell.len || is_number(cell));
    }
    if (sheet->csv.count == 1 && sheet->header_count > 2)
        return true;
    bool is_bare = are_numbers && !str_trim(sheet->csv.fields[0]).len;
    return filled * 3 <= sheet->header_count && (is_bare || begins_with_sum_word(sheet->arena, first));
}

/// Blank rows, the header again (as on every page of a report), titles and sums.
static bool is_passed_over(struct sheet *sheet)
{
    size_t filled = 0, as_header = 0;
    for (size_t i = 0; i < sheet->csv.count; i++) {
        filled += str_trim(sheet->csv.fields[i]).len > 0;
        as_header +=
            as_header == i && i < sheet->header_count && str_is(sheet->csv.fields[i], sheet->header[i]);
    }
    if (!filled)
        return true;
    bool is_header = as_header == sheet->header_count && sheet->csv.count == sheet->header_count;
    if (!is_header && !is_title_or_sum(sheet))
        return false;
    note(sheet, sheet->csv.row, S(""), is_header ? FINDING_header_repeated : FINDING_row_ignored);
    return true;
}

// ---- rows ----

/// Letters that were lost on the way to this file ("&#272;" and "Ã¥" for "Đ" and "å"), and cells behind the
/// last column.
static void row_look_over(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->csv.count && i < sheet->header_count; i++) {
        struct str cell = sheet->csv.fields[i];
        if (sheet->skips[i])
            continue;
        if (sheet->has_entities && entity_find(cell, 0) < cell.len)
            note(sheet, sheet->row, column_name(sheet, i), FINDING_text_entity);
        if (sheet->may_be_garbled && is_garbled(cell))
            note(sheet, sheet->row, column_name(sheet, i), FINDING_text_mojibake);
    }
    bool is_too_long = false;
    for (size_t i = sheet->header_count; i < sheet->csv.count; i++)
        is_too_long |= str_trim(sheet->csv.fields[i]).len > 0;
    if (is_too_long)
        note(sheet, sheet->row, S(""), FINDING_row_too_long);
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

// ---- cells ----

bool sheet_has(const struct sheet *sheet, int field)
{
    return sheet->column_of[field] != NO_COLUMN;
}

int sheet_column(const struct sheet *sheet, int field)
{
    int first = sheet->column_of[field];
    for (int column = first; column != NO_COLUMN; column = sheet->next_column[column])
        if ((size_t)column < sheet->csv.count && str_trim(sheet->csv.fields[column]).len)
            return column;
    return first;
}

struct str sheet_raw(const struct sheet *sheet, int field)
{
    int column = sheet_column(sheet, field);
    return column != NO_COLUMN && (size_t)column < sheet->csv.count ? sheet->csv.fields[column] : S("");
}

struct str sheet_cell(const struct sheet *sheet, int field)
{
    struct str raw = sheet_raw(sheet, field);
    return raw.len ? text_clean(sheet->arena, raw) : raw;
}
