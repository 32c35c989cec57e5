// SPDX-License-Identifier: EUPL-1.2
// A file with a header row that a command takes in, row by row. What is wrong is said once, as compilers do
// it: `people.csv:3: column "id": empty; write a person's id`.
//
//     int status = EXIT_DONE;
//     struct str names[] = {S("id"), S("unit")};
//     struct table t = table_open(arena, path, names, 2, 1, &status);     // "unit" may be missing
//     while (table_row(&t))
//         if (!table_cell(&t, 0).len)
//             table_wrong(&t, 0, SAID(arena, MSG_cli_table_id_empty));    // the next table_row() is false
//     return status;
//
// Encoding, separator (comma, semicolon, tab) and line ends are found out: cells are UTF-8. Columns are found
// by name, A-Z in either case. Several tables may share one status: after the first fault none of them has
// rows.
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "base/csv.h"
#include "i18n/message.h"

enum { TABLE_COLUMNS_MOST = 24, TABLE_BYTES_MOST = 256 << 20 };

struct table {
    struct arena *arena;
    struct str path;
    struct csv csv;
    struct str name[TABLE_COLUMNS_MOST];
    size_t column[TABLE_COLUMNS_MOST]; // where each name stands; SIZE_MAX: nowhere
    int *status;                       // EXIT_DONE as long as all is well
};

/// Opens the file and finds its columns; those from `needed` on may be missing.
struct table table_open(struct arena *arena, struct str path, const struct str *names, size_t count,
                        size_t needed, int *status);
bool table_row(struct table *table);
bool table_has(const struct table *table, size_t column);
/// What stands in the row, trimmed; empty where the column or the cell is missing.
struct str table_cell(const struct table *table, size_t column);
/// The same in quotes, for a text that says what is wrong with it.
struct arg table_quoted(const struct table *table, size_t column);
/// No more rows than this can follow.
size_t table_rows_most(const struct table *table);

void table_wrong(struct table *table, size_t column, struct str what);
void table_number_wrong(struct table *table, size_t column, double least, double most);

#endif
