// SPDX-License-Identifier: EUPL-1.2
// A table as it comes out of a spreadsheet, or as a JSON document (staff/sheet_json.h): separator and header
// are found, titles, sums and repeated headers are passed over, and every single cell is searched for
// national identity numbers before anyone sees it.
//
//     struct sheet sheet = {.arena = arena, .book = book, .numbers = 1 << FIELD_phone};
//     if (sheet_begin(&sheet, bytes))
//         while (sheet_row(&sheet))
//             use(sheet.row, sheet_cell(&sheet, FIELD_email));
//
// Where several columns tell the same field, the best name (the first in its list of names) is taken, and the
// next best where it is blank; both are noted. What was found on the way stands in sheet.findings. When one
// of them refuses the file, the rows still come (so that all is found that is wrong), but nothing of them may
// be kept. Cells are cleaned (i18n/text.h) and live in the arena. Cost: about 1 µs a row of 13 cells, in one
// pass.
#ifndef STAFF_SHEET_H
#define STAFF_SHEET_H

#include "base/csv.h"
#include "staff/columns.h"
#include "staff/decode.h"
#include "staff/finding.h"

enum {
    SHEET_BYTES_MOST = 64 << 20,
    SHEET_ROWS_MOST = 500 * 1000,
    SHEET_FIELDS = 64,
    FINDINGS_MOST = 10 * 1000
};

struct sheet {
    struct arena *arena;
    const struct column_book *book;
    uint64_t numbers; // fields, as bits, in which ten digits are no surprise
    uint64_t keys;   // fields, as bits, whose values are names of things: two columns of them are never mixed
    struct str list; // in JSON, the name of the list that holds the rows

    bool is_json;
    enum encoding encoding;
    char separator;     // '\0' in JSON
    int64_t header_row; // 0 in JSON: rows are counted as positions
    struct column_list columns;
    struct finding_list findings; // of each weight, the first FINDINGS_MOST
    size_t counts[3];             // by weight, of all

    int64_t row, rows;   // the row just read; how many were
    bool row_is_spoiled; // it has a finding that forbids taking it
    struct csv csv;
    bool has_entities, may_be_garbled;
    struct str *header;
    size_t header_count;
    int column_of[SHEET_FIELDS]; // by field, the best of its columns; -1: there is none
    int *next_column;            // by column, the next best of the same field; -1: there is none
    bool *skips;                 // columns that nobody reads
    bool *among_numbers;
};

/// False when there is no table at all; a finding says why.
bool sheet_begin(struct sheet *sheet, struct str bytes);
bool sheet_row(struct sheet *sheet);
bool sheet_has(const struct sheet *sheet, int field);
/// The index of the column that tells the field in this row: where several do, the best that is not blank.
int sheet_column(const struct sheet *sheet, int field);
/// The cleaned cell of that column; empty when there is none, or the row ends before it.
struct str sheet_cell(const struct sheet *sheet, int field);
/// The cell as it stood.
struct str sheet_raw(const struct sheet *sheet, int field);
/// What is said of a table that cannot be read on; `problem` is not CSV_FINE.
enum finding_code sheet_problem_code(enum csv_problem problem);
/// Notes something about a field of the row just read.
void sheet_note(struct sheet *sheet, int field, enum finding_code code);
/// As sheet_note, for another row.
void sheet_note_at(struct sheet *sheet, int64_t row, int field, enum finding_code code);

#endif
