// SPDX-License-Identifier: EUPL-1.2
// Which column of a file is which: the header's names, looked up in a table of aliases.
//
//     struct column_book *book = column_book_new(arena, &staff_columns);
//     struct column_list columns = column_map(book, csv.fields, csv.count);
//     columns.at[3].field == FIELD_email
//
// A field is known by its own name, too; the names of a field stand in order, the best first. A name is tried
// as written (without case, blanks and punctuation), then with æ, ø, å in ASCII, then without a percent sign;
// "[Required]" and the like behind it is no part of it.
// Where a name means one thing in Danish and another in Norwegian ("fagområde"), the language in which most
// of the other names are known decides. A name with a forbidden or private word in it counts as forbidden or
// private. Building the book costs some 400 look-ups.
#ifndef STAFF_COLUMNS_H
#define STAFF_COLUMNS_H

#include "base/str_map.h"
#include "i18n/lang.h"

enum staff_field {
#define FIELD(name, nb, nn, da, en) FIELD_##name,
#define FORBIDDEN(names)
#define PRIVATE(names)
#include "staff/columns.def"
#undef FIELD
#undef FORBIDDEN
#undef PRIVATE
    FIELD_COUNT
};

struct column_row {
    struct str name;                 // the field's own name: "employee_id"
    const char *aliases[LANG_COUNT]; // "ansattnummer|ansattnr", by language
};

struct column_table {
    const struct column_row *rows; // the row's index is the field
    size_t count;
    const char *forbidden, *personal; // names, "fnr|cpr"
    struct str list;                  // in JSON, the name of the list of rows
};

/// The columns of a staff list; fields are enum staff_field.
extern const struct column_table staff_columns;

enum column_kind { COLUMN_FIELD, COLUMN_UNKNOWN, COLUMN_PRIVATE, COLUMN_FORBIDDEN };

struct column {
    enum column_kind kind;
    int field, rank; // of COLUMN_FIELD; how good a name for it this is: 0 is the best
    struct str name; // for messages: the header's text, or the column's letters where that is of no use
};

struct column_list {
    struct column *at;
    size_t count;
};

struct column_book;

struct column_book *column_book_new(struct arena *arena, const struct column_table *table);
struct column_list column_map(const struct column_book *book, const struct str *names, size_t count);
/// How many of the names the book knows as fields, forbidden or private.
size_t column_score(const struct column_book *book, const struct str *names, size_t count);
/// "A", "B" ... "AA": as a spreadsheet calls column number `index` (from 0).
struct str column_letters(struct arena *arena, size_t index);

#endif
