// SPDX-License-Identifier: EUPL-1.2
// Columns of a file, and its copy without what is none of our business.
#include "staff/staff_file.h"

#include "base/csv.h"
#include "i18n/national_id.h"
#include "staff/sheet.h"
#include "staff/sheet_json.h"

enum { NAME_BYTES_MOST = 200 };

struct stripping {
    struct sheet sheet;
    struct buf out;
    int64_t row;    // written so far
    size_t finding; // looked at so far
};

static bool is_taken(const struct sheet *sheet, size_t column)
{
    return column < sheet->columns.count && sheet->columns.at[column].kind == COLUMN_FIELD;
}

static void cell_write(struct buf *out, struct str cell)
{
    if (cell.len)
        csv_quoted(out, cell);
}

static void row_end(struct stripping *s)
{
    buf_char(&s->out, '\n');
    s->row++;
}

/// The cell, or a sign that there is something which is not taken in.
static struct str cell_kept(const struct sheet *sheet, size_t column)
{
    struct str cell = sheet->csv.fields[column];
    return is_taken(sheet, column) || !str_trim(cell).len ? cell : S("-");
}

static void row_write(struct stripping *s)
{
    for (size_t i = 0; i < s->sheet.csv.count; i++) {
        if (i)
            buf_char(&s->out, s->sheet.separator);
        cell_write(&s->out, cell_kept(&s->sheet, i));
    }
    row_end(s);
}

static void header_write(struct stripping *s)
{
    for (size_t i = 0; i < s->sheet.header_count; i++) {
        if (i)
            buf_char(&s->out, s->sheet.separator);
        cell_write(&s->out, s->sheet.header[i]);
    }
    row_end(s);
}

/// A row that was passed over: the note about it, if there is one, will come again.
static void gap_write(struct stripping *s)
{
    const struct finding_list *all = &s->sheet.findings;
    while (s->finding < all->count && all->at[s->finding].row <= s->row)
        s->finding++;
    for (size_t i = s->finding; i < all->count && all->at[i].row == s->row + 1; i++) {
        if (all->at[i].code == FINDING_header_repeated) {
            header_write(s);
            return;
        }
        if (all->at[i].code == FINDING_row_ignored)
            buf_str(&s->out, S("sum"));
    }
    row_end(s);
}

static struct str csv_strip(struct stripping *s)
{
    buf_format(&s->out, "sep=%c\n", s->sheet.separator);
    while (s->row + 1 < s->sheet.header_row)
        row_end(s);
    s->finding = s->sheet.findings.count;
    header_write(s);
    while (sheet_row(&s->sheet)) {
        while (s->row + 1 < s->sheet.row)
            gap_write(s);
        row_write(s);
    }
    while (s->row < s->sheet.csv.row)
        gap_write(s);
    return buf_get(&s->out);
}

/// Positions that were passed over stay, empty, so that the others keep their numbers.
static struct str json_strip(struct stripping *s, struct str list)
{
    struct sheet_json_writer w = sheet_json_begin(&s->out, list);
    struct str *cells = NEW_ARRAY(s->sheet.arena, struct str, s->sheet.header_count + 1);
    while (sheet_row(&s->sheet)) {
        while (w.row + 1 < s->sheet.row)
            sheet_json_row(&w, NULL, NULL, 0);
        for (size_t i = 0; i < s->sheet.header_count; i++)
            cells[i] = cell_kept(&s->sheet, i);
        sheet_json_row(&w, s->sheet.header, cells, s->sheet.header_count);
    }
    sheet_json_end(&w);
    return buf_get(&s->out);
}

struct str staff_file_strip(struct arena *arena, const struct column_table *table, struct str bytes)
{
    enum { TIMES_LARGER_MOST = 4 }; // UTF-8 of one byte, and quotes
    struct stripping s = {
        .sheet = {.arena = arena, .book = column_book_new(arena, table), .list = table->list}};
    s.out = buf_new(arena, (size_t)SHEET_BYTES_MOST * TIMES_LARGER_MOST);
    if (!sheet_begin(&s.sheet, bytes))
        return S("");
    return s.sheet.is_json ? json_strip(&s, table->list) : csv_strip(&s);
}

struct str staff_file_name(struct str path)
{
    struct str name = path;
    for (size_t i = 0; i < path.len; i++)
        if (path.at[i] == '/' || path.at[i] == '\\')
            name = str_slice(path, i + 1, path.len);
    name = str_trim(name);
    if (national_id_in(name, NATIONAL_ID_ANYWHERE))
        return S("");
    size_t end = name.len < NAME_BYTES_MOST ? name.len : NAME_BYTES_MOST;
    while (end < name.len && ((unsigned char)name.at[end] & 0xC0) == 0x80) // not within a letter
        end--;
    return str_slice(name, 0, end);
}

struct column_list staff_file_columns(struct arena *arena, const struct column_table *table, struct str bytes)
{
    struct sheet sheet = {.arena = arena, .book = column_book_new(arena, table), .list = table->list};
    return sheet_begin(&sheet, bytes) ? sheet.columns : (struct column_list){0};
}
