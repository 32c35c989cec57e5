// SPDX-License-Identifier: EUPL-1.2
// How a table is laid out: which character separates its fields, and which row holds the names of its
// columns.
//
//     struct sheet_guess g = sheet_guess(arena, book, text);
//     csv_read(arena, g.text, g.separator)         // the row g.header_row has the names
//
// A first line `sep=;` decides (Excel takes it for itself, so that it is no row). Else each of ; , tab and |
// is tried on the first rows: the one whose best row has the most names that the book knows wins, and of two
// that are equal the one with more rows of that row's length. Where none has, and a quotation mark stands
// open by one of them, that one is the guess: its reader names the mark, behind which the names may be
// hidden.
#ifndef STAFF_SHEET_GUESS_H
#define STAFF_SHEET_GUESS_H

#include "staff/columns.h"

struct sheet_guess {
    struct str text; // without the `sep=` line
    char separator;
    int64_t header_row; // 0: no row has at least two known names
};

struct sheet_guess sheet_guess(struct arena *arena, const struct column_book *book, struct str text);

#endif
