// SPDX-License-Identifier: EUPL-1.2
// A list as a file: how its columns were understood, and what may be kept of it between preview and approval.
//
//     if (!list->counts[FINDING_REFUSES])
//         keep(staff_file_strip(arena, &staff_columns, bytes));
//
// The stripped copy, CSV or JSON as the file is, says the same to staff_list_read(), row by row and finding
// by finding, but it is UTF-8, and a cell of a column that is not taken in (pay, sex, absence, anything
// unknown) is "-". Of a file that is refused nothing may be kept, not even this. Cost: as reading the file.
#ifndef STAFF_STAFF_FILE_H
#define STAFF_STAFF_FILE_H

#include "staff/columns.h"

struct str staff_file_strip(struct arena *arena, const struct column_table *table, struct str bytes);

/// The last part of a path, cut to what a page can show: some browsers send all of it. Empty where there is
/// none, or where it holds a national identity number.
struct str staff_file_name(struct str path);

/// Of the header's names; none where there is no header.
struct column_list staff_file_columns(struct arena *arena, const struct column_table *table,
                                      struct str bytes);

#endif
