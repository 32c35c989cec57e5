// SPDX-License-Identifier: EUPL-1.2
// Comma-separated values (RFC 4180) with Excel's habits: any separator, CR, LF or CRLF, quoted fields with
// line breaks.
//
//     struct csv csv = csv_read(arena, text, ',');
//     while (csv_row(&csv))
//         use(csv.row, csv.fields[0], csv.count);
//     if (csv.problem) ...
//
// Fields point into the text, or into the arena where a quote had to be undone; they stay valid as long as
// those do. Rows count as in a spreadsheet: the first is 1, and a line break inside quotes does not start a
// new one. Blanks around a quoted field are skipped. A quotation mark that opens a field and does not end it
// is a problem of the row where it opened: also where another one, rows later, seems to close it.
//
// What csv_field() writes is read as it was given: a guard against formulas is taken off again.
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/buf.h"

enum { CSV_FIELDS_MOST = 512, CSV_FIELD_BYTES_MOST = 64 * 1024 };

enum csv_problem { CSV_FINE, CSV_TOO_MANY_FIELDS, CSV_FIELD_TOO_LONG, CSV_QUOTE_OPEN };

struct csv {
    struct arena *arena;
    struct str text;
    size_t at;
    char separator;
    bool ends_field[256]; // by byte: the separator and line ends
    int64_t row;          // of the row just read, from 1; blank lines count
    struct str *fields;
    size_t count;
    size_t columns; // of the table, once its reader knows them: then a row inside a field is found
    enum csv_problem problem;
};

struct csv csv_read(struct arena *arena, struct str text, char separator);
/// Reads the next row that is not blank. False at the end and on a problem, which then stands in
/// csv->problem.
bool csv_row(struct csv *csv);

/// Writes a field, quoted where needed. A text that a spreadsheet would run as a formula (=, +, -, @, tab, CR
/// in front; OWASP "CSV Injection") gets an apostrophe before it, and so does one that begins with such an
/// apostrophe already; numbers keep their sign.
void csv_field(struct buf *out, struct str field, char separator);
/// Always in quotes, and without a guard, for a reader of ours: nothing in it is read as something else.
void csv_quoted(struct buf *out, struct str field);

#endif
