// SPDX-License-Identifier: EUPL-1.2
// What the parts of the staff list's reader share: staff_row.c (a row), made of staff_cell.c (its cells) and
// staff_units.c (its unit), staff_shares.c (shares of full time), staff_people.c (rows to people),
// staff_managers.c. stafflist.c calls them in that order.
#ifndef STAFF_STAFF_READER_H
#define STAFF_STAFF_READER_H

#include "staff/cell.h"
#include "staff/sheet.h"
#include "staff/stafflist.h"

/// What is known of a row meanwhile, beside its position and what it says of its person, with the same index.
/// The list of people is that of rows until they are grouped.
struct staff_row {
    struct share_cell share;
    bool is_marked_primary;
    bool is_bad;      // found out after it was read
    bool is_repeated; // it tells a position that another row of the same person told
    int32_t previous; // that is not repeated, of the same person; STAFF_NONE at the first
};

struct staff_reader {
    struct arena *arena, *scratch; // the list's, and the reader's own
    struct staff_list *list;
    struct sheet sheet;
    struct staff_rows {
        struct staff_row *at;
        size_t count;
    } rows;
    size_t rows_most;     // room for rows, positions and people
    struct str_map units; // "c:<code>" or "<parent>:<folded name>"
    struct word_book *education, *employment, *status, *leave, *language, *answer;
    int leave_column;                // the one that tells of leave alone; -1: none
    bool is_day_first[SHEET_FIELDS]; // a date of the column leaves no doubt
    size_t ten_digit_ids, danish_ids;
    int64_t ten_digit_row; // the first of them
};

/// The cell without Excel's tricks (="00123"); a formula is noted, and empty.
struct str staff_cell(struct staff_reader *r, int field);
/// Reads the sheet's present row into rows and positions; a spoiled one leaves nothing.
void staff_row_read(struct staff_reader *r);
/// The unit of the present row, made when new; STAFF_NONE, noted, when it names none, and of a spoiled row.
int32_t staff_unit_of_row(struct staff_reader *r);
/// Remembers whom a row that cannot be taken is about: they stand in the file all the same.
void staff_row_unread(struct staff_reader *r, const struct staff_person *person);
/// Decides what the numbers of the column for shares mean, and turns them all into percent.
void staff_shares_settle(struct staff_reader *r);
/// Groups rows to people, and positions to those people; bad rows go, and those that a join has multiplied.
void staff_people_group(struct staff_reader *r);
/// Finds each person's manager among the people.
void staff_managers_find(struct staff_reader *r);

#endif
