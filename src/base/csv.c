// SPDX-License-Identifier: EUPL-1.2
// CSV in and out.
#include "base/csv.h"

#include <string.h>

struct csv csv_read(struct arena *arena, struct str text, char separator)
{
    struct csv csv = {
        .arena = arena,
        .text = text,
        .separator = separator,
        .fields = NEW_ARRAY(arena, struct str, CSV_FIELDS_MOST),
    };
    csv.ends_field['\n'] = csv.ends_field['\r'] = csv.ends_field[(unsigned char)separator] = true;
    return csv;
}

static bool at_end_of_row(const struct csv *csv)
{
    return csv->at >= csv->text.len || csv->text.at[csv->at] == '\n' || csv->text.at[csv->at] == '\r';
}

static void skip_line_break(struct csv *csv)
{
    if (csv->at < csv->text.len && csv->text.at[csv->at] == '\r')
        csv->at++;
    if (csv->at < csv->text.len && csv->text.at[csv->at] == '\n')
        csv->at++;
}

/// The field behind an opening quote. What follows the closing quote up to the separator is kept, as Excel
/// does.
static struct str quoted_field(struct csv *csv)
{
    struct buf out = buf_new(csv->arena, CSV_FIELD_BYTES_MOST);
    bool open = true;
    for (csv->at++; csv->at < csv->text.len; csv->at++) {
        char c = csv->text.at[csv->at];
        if (open && c == '"') {
            bool doubled = csv->at + 1 < csv->text.len && csv->text.at[csv->at + 1] == '"';
            if (doubled)
                csv->at++;
            else
                open = false;
            if (!doubled)
                continue;
        }
        if (!open && (c == csv->separator || at_end_of_row(csv)))
            break;
        buf_char(&out, c);
    }
    if (open)
        csv->problem = CSV_QUOTE_OPEN;
    else if (buf_full(&out))
        csv->problem = CSV_FIELD_TOO_LONG;
    return buf_get(&out);
}

static struct str plain_field(struct csv *csv)
{
    struct str text = csv->text;
    size_t from = csv->at, end = from;
    while (end < text.len && !csv->ends_field[(unsigned char)text.at[end]])
        end++;
    csv->at = end;
    if (end - from > CSV_FIELD_BYTES_MOST)
        csv->problem = CSV_FIELD_TOO_LONG;
    return (struct str){text.at + from, end - from};
}

static bool read_row(struct csv *csv)
{
    csv->row++;
    csv->count = 0;
    for (;;) {
        if (csv->count == CSV_FIELDS_MOST) {
            csv->problem = CSV_TOO_MANY_FIELDS;
            return false;
        }
        bool quoted = csv->at < csv->text.len && csv->text.at[csv->at] == '"';
        csv->fields[csv->count++] = quoted ? quoted_field(csv) : plain_field(csv);
        if (csv->problem)
            return false;
        if (at_end_of_row(csv))
            break;
        csv->at++;
    }
    skip_line_break(csv);
    return true;
}

bool csv_row(struct csv *csv)
{
    while (!csv->problem && csv->at < csv->text.len) {
        if (!read_row(csv))
            return false;
        if (csv->count > 1 || csv->fields[0].len > 0)
            return true;
    }
    return false;
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789.,+-", s.at[i]))
            return false;
    return s.len > 1;
}

static void quoted(struct buf *out, struct str before, struct str field)
{
    buf_char(out, '"');
    buf_str(out, before);
    for (size_t i = 0; i < field.len; i++) {
        if (field.at[i] == '"')
            buf_char(out, '"');
        buf_char(out, field.at[i]);
    }
    buf_char(out, '"');
}

void csv_quoted(struct buf *out, struct str field)
{
    quoted(out, S(""), field);
}

void csv_field(struct buf *out, struct str field, char separator)
{
    bool formula = field.len && strchr("=+-@\t\r", *field.at) && !is_number(field);
    bool quote = formula;
    for (size_t i = 0; i < field.len && !quote; i++)
        quote = field.at[i] == separator || field.at[i] == '"' || field.at[i] == '\n' || field.at[i] == '\r';
    if (quote)
        quoted(out, formula ? S("'") : S(""), field);
    else
        buf_str(out, field);
}
