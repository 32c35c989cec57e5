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

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static bool at_end_of_row(const struct csv *csv)
{
    return csv->at >= csv->text.len || is_line_end(csv->text.at[csv->at]);
}

static void skip_line_break(struct csv *csv)
{
    if (csv->at < csv->text.len && csv->text.at[csv->at] == '\r')
        csv->at++;
    if (csv->at < csv->text.len && csv->text.at[csv->at] == '\n')
        csv->at++;
}

/// The length of a blank that people leave between a separator and a quotation mark: space, tab, no-break
/// space.
static size_t blank_at(const struct csv *csv, size_t at)
{
    struct str rest = str_slice(csv->text, at, csv->text.len);
    if (!rest.len || rest.at[0] == csv->separator)
        return 0;
    if (rest.at[0] == ' ' || rest.at[0] == '\t')
        return 1;
    return str_starts(rest, S("\xC2\xA0")) ? 2 : 0;
}

static void blanks_skip(struct csv *csv)
{
    for (size_t len; (len = blank_at(csv, csv->at)) > 0;)
        csv->at += len;
}

/// Whether a quoted field begins here, perhaps behind blanks; then `at` stands on its mark.
static bool quote_begins(struct csv *csv)
{
    size_t from = csv->at;
    blanks_skip(csv);
    if (csv->at < csv->text.len && csv->text.at[csv->at] == '"')
        return true;
    csv->at = from;
    return false;
}

/// The field behind an opening quote; only blanks may stand between its end and the separator.
static struct str quoted_field(struct csv *csv)
{
    struct buf out = buf_new(csv->arena, CSV_FIELD_BYTES_MOST);
    bool is_open = true;
    for (csv->at++; csv->at < csv->text.len && is_open; csv->at++) {
        char c = csv->text.at[csv->at];
        bool is_doubled = c == '"' && csv->at + 1 < csv->text.len && csv->text.at[csv->at + 1] == '"';
        if (c == '"' && !is_doubled) {
            is_open = false;
        } else {
            buf_char(&out, c);
            csv->at += is_doubled;
        }
    }
    blanks_skip(csv);
    if (is_open || !(at_end_of_row(csv) || csv->text.at[csv->at] == csv->separator))
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

/// Apostrophes that stand before a sign with which a formula begins; false where there is no such sign.
static bool guards_count(struct str field, size_t *count)
{
    for (*count = 0; *count < field.len && field.at[*count] == '\'';)
        ++*count;
    return *count < field.len && memchr("=+-@\t\r", field.at[*count], 6);
}

static struct str unguarded(struct str field)
{
    size_t guards;
    bool is_guarded = field.len && field.at[0] == '\'' && guards_count(field, &guards);
    return is_guarded ? str_slice(field, 1, field.len) : field;
}

/// Two stray quotation marks make one field of all that stands between them. Then it holds the end of a row,
/// and as many separators as a row has; or there are fewer, and what stands behind it makes its row longer
/// than the table.
static bool has_swallowed(const struct csv *csv)
{
    for (size_t i = 0; i < csv->count && csv->columns > 1; i++) {
        struct str field = csv->fields[i];
        size_t separators = 0, most = csv->columns - 1;
        if (str_find(field, '\n', 0) == field.len && str_find(field, '\r', 0) == field.len)
            continue;
        for (size_t at = 0; (at = str_find(field, csv->separator, at)) < field.len; at++)
            separators++;
        if (separators >= most || csv->count + separators >= csv->columns + most)
            return true;
    }
    return false;
}

static bool read_row(struct csv *csv)
{
    bool has_quotes = false;
    csv->row++;
    csv->count = 0;
    for (;;) {
        if (csv->count == CSV_FIELDS_MOST) {
            csv->problem = CSV_TOO_MANY_FIELDS;
            return false;
        }
        bool is_quoted = quote_begins(csv);
        has_quotes |= is_quoted;
        csv->fields[csv->count++] = unguarded(is_quoted ? quoted_field(csv) : plain_field(csv));
        if (csv->problem)
            return false;
        if (at_end_of_row(csv))
            break;
        csv->at++;
    }
    if (has_quotes && has_swallowed(csv)) {
        csv->problem = CSV_QUOTE_OPEN;
        return false;
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
    size_t guards;
    bool is_guarded = guards_count(field, &guards) && guards > 0;
    quoted(out, is_guarded ? S("'") : S(""), field);
}

void csv_field(struct buf *out, struct str field, char separator)
{
    size_t guards;
    bool is_formula = guards_count(field, &guards) && (guards > 0 || !is_number(field));
    bool needs_quotes = is_formula;
    for (size_t i = 0; i < field.len && !needs_quotes; i++)
        needs_quotes = field.at[i] == separator || field.at[i] == '"' || is_line_end(field.at[i]);
    if (needs_quotes)
        quoted(out, is_formula ? S("'") : S(""), field);
    else
        buf_str(out, field);
}
