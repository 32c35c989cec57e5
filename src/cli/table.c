// SPDX-License-Identifier: EUPL-1.2
// Tables checked row by row: FILE:LINE: column "X": what is wrong, what was expected.
#include "cli/table.h"

#include "base/bug.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/say.h"

/// The place reads the same in every language, for the sake of tools.
void table_wrong(struct table *t, size_t column, struct str what)
{
    if (*t->status != EXIT_DONE)
        return;
    int row = t->csv.row ? (int)t->csv.row : 1; // an empty file has no row
    struct str place =
        str_format(t->arena, "%.*s:%d: column \"%.*s\"", STR(t->path), row, STR(t->name[column]));
    say_text(NULL, place, what);
    *t->status = EXIT_INPUT;
}

void table_number_wrong(struct table *t, size_t column, double least, double most)
{
    struct str wanted =
        SAID(t->arena, MSG_cli_option_expects_number, arg_number(least, 0), arg_number(most, 0));
    table_wrong(t, column, str_format(t->arena, "\"%.*s\"; %.*s", STR(table_cell(t, column)), STR(wanted)));
}

static char separator_of(struct str text)
{
    struct str line = str_slice(text, 0, str_find(text, '\n', 0));
    if (str_find(line, ';', 0) < line.len)
        return ';';
    return str_find(line, '\t', 0) < line.len ? '\t' : ',';
}

static size_t column_of(const struct csv *csv, struct str name)
{
    for (size_t i = 0; i < csv->count; i++)
        if (str_is_nocase(str_trim(csv->fields[i]), name))
            return i;
    return SIZE_MAX;
}

struct table table_open(struct arena *arena, struct str path, const struct str *names, size_t count,
                        size_t needed, int *status)
{
    ASSERT(count <= TABLE_COLUMNS_MOST);
    struct table t = {.arena = arena, .path = path, .status = status};
    struct str text = S("");
    if (*status == EXIT_DONE)
        *status = input_text_read(arena, path, TABLE_BYTES_MOST, &text);
    t.csv = csv_read(arena, text, separator_of(text));
    if (*status == EXIT_DONE)
        csv_row(&t.csv);
    t.csv.columns = t.csv.count;
    for (size_t i = 0; i < count; i++) {
        t.name[i] = names[i];
        t.column[i] = column_of(&t.csv, names[i]);
        if (i < needed && !table_has(&t, i))
            table_wrong(&t, i, SAID(arena, MSG_cli_table_column_missing));
    }
    return t;
}

bool table_row(struct table *t)
{
    if (*t->status != EXIT_DONE)
        return false;
    if (csv_row(&t->csv))
        return true;
    if (t->csv.problem != CSV_FINE)
        table_wrong(t, 0, SAID(t->arena, MSG_cli_table_row_unreadable));
    return false;
}

bool table_has(const struct table *t, size_t column)
{
    return t->column[column] != SIZE_MAX;
}

struct str table_cell(const struct table *t, size_t column)
{
    size_t at = t->column[column];
    return at < t->csv.count ? str_trim(t->csv.fields[at]) : S("");
}

struct arg table_quoted(const struct table *t, size_t column)
{
    return arg_str(str_format(t->arena, "\"%.*s\"", STR(table_cell(t, column))));
}

size_t table_rows_most(const struct table *t)
{
    size_t rows = 1;
    for (size_t i = 0; i < t->csv.text.len; i++)
        rows += t->csv.text.at[i] == '\n' || t->csv.text.at[i] == '\r';
    return rows;
}
