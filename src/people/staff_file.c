// SPDX-License-Identifier: EUPL-1.2
// Columns of a file, and its copy without what is none of our business.
#include "people/staff_file.h"

#include "people/sheet.h"

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

/// Always in quotes: so that nothing in it is read as something else.
static void cell_write(struct buf *out, struct str cell)
{
    if (!cell.len)
        return;
    buf_char(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            buf_char(out, '"');
        buf_char(out, cell.at[i]);
    }
    buf_char(out, '"');
}

static void row_end(struct stripping *s)
{
    buf_char(&s->out, '\n');
    s->row++;
}

static void row_write(struct stripping *s)
{
    for (size_t i = 0; i < s->sheet.csv.count; i++) {
        struct str cell = s->sheet.csv.fields[i];
        if (i)
            buf_char(&s->out, s->sheet.separator);
        if (!is_taken(&s->sheet, i) && str_trim(cell).len)
            cell = S("-");
        cell_write(&s->out, cell);
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

struct str staff_file_strip(struct arena *arena, const struct column_table *table, struct str bytes)
{
    enum { TIMES_LARGER_MOST = 4 }; // UTF-8 of one byte, and quotes
    struct stripping s = {.sheet = {.arena = arena, .book = column_book_new(arena, table)}};
    s.out = buf_new(arena, (size_t)SHEET_BYTES_MOST * TIMES_LARGER_MOST);
    if (!sheet_begin(&s.sheet, bytes))
        return S("");
    buf_format(&s.out, "sep=%c\n", s.sheet.separator);
    while (s.row + 1 < s.sheet.header_row)
        row_end(&s);
    s.finding = s.sheet.findings.count;
    header_write(&s);
    while (sheet_row(&s.sheet)) {
        while (s.row + 1 < s.sheet.row)
            gap_write(&s);
        row_write(&s);
    }
    while (s.row < s.sheet.csv.row)
        gap_write(&s);
    return buf_get(&s.out);
}

struct column_list staff_file_columns(struct arena *arena, const struct column_table *table, struct str bytes)
{
    struct sheet sheet = {.arena = arena, .book = column_book_new(arena, table)};
    return sheet_begin(&sheet, bytes) ? sheet.columns : (struct column_list){0};
}
