// SPDX-License-Identifier: EUPL-1.2
// A staff list, as Excel, a payroll system or the directory of a Norwegian or Danish employer exports it,
// turned into people, positions and units; with everything that was wrong or doubtful in it. Pure: bytes in,
// values out.
//
//     struct staff_list *list = staff_list_read(arena, bytes);
//     if (list->counts[FINDING_REFUSES]) ...           // list->findings says why; nothing of it may be kept
//     for (size_t i = 0; i < list->people.count; i++)
//         printf("%.*s\n", STR(list->people.at[i].family_name));
//
//     row 2   00100  Kari  Jordmor  Oppvekst  80 %  --> positions[0] --+-- people[0] (main position: 0)
//     row 3   00101  Ola   Lærer    Skole    100 %  --> positions[1] --|-- people[1]
//     row 4   00100  Kari  Tillitsvalgt  Stab 20 %  --> positions[2] --+
//
// One row is one position. Rows with the same employee number (else the directory's object id, else e-mail
// address) are one person, whose main position is the one marked so, else the largest, else the oldest; the
// person's name and address are those of its row, and of the degrees on all rows the highest counts. A row
// that tells a position again (made by a join, one for each course or degree) is noted and counts once.
// Everything lives in the arena. Cost: 60,000 rows in about a tenth of a second.
#ifndef STAFF_STAFFLIST_H
#define STAFF_STAFFLIST_H

#include "db/value.h"
#include "staff/columns.h"
#include "staff/decode.h"
#include "staff/finding.h"
#include "staff/words.h"

enum { STAFF_NONE = -1 };

/// Sectors and paths give units without a code; they are known by their name below their parent.
struct staff_unit {
    struct str code;        // may be empty
    struct str name;        // of a unit known by code only: the code
    struct str kind;        // from a file of units; may be empty
    int32_t parent;         // index; STAFF_NONE at the top
    int32_t manager;        // index of a person; STAFF_NONE when not told
    struct str manager_key; // how the file of units named the manager; empty when it did not
};

struct staff_position {
    int64_t row;
    uint32_t person;
    int32_t next; // of the same person; STAFF_NONE at the last
    int32_t unit;
    struct str job_title, job_code, job_category, workplace;
    enum employment employment;
    struct maybe_real share_percent, weekly_hours;
    struct date starts_on;
    struct maybe_date ends_on;
    bool is_primary;
};

struct staff_person {
    int64_t row;    // of the main position
    struct str key; // "n:00100", "o:<object id>" or "m:<folded address>"
    struct str employee_id, object_id, user_name;
    struct str given_name, family_name;
    struct str email, email_key; // as written; folded, for comparing
    struct str phone;
    struct date hired_on;       // the earliest of the positions
    struct maybe_date ended_on; // the latest, where every position has an end
    enum education education;
    enum person_state state;
    struct maybe_int language; // enum lang
    struct maybe_bool is_manager;
    struct str manager_key;          // as the file names the manager; empty: none
    int32_t manager;                 // index; STAFF_NONE: none, or outside the file
    struct maybe_real share_percent; // all positions together
    int32_t first, primary;          // positions
};

struct staff_list {
    bool is_json; // rows are positions, counted from 1; there is no separator and no header
    enum encoding encoding;
    char separator;
    int64_t header_row, rows;
    int64_t repeated; // rows that told nothing new
    struct staff_names {
        struct str *at;
        size_t count;
    } dropped_columns;         // the private ones
    struct staff_names unread; // keys and "m:" addresses of the rows that could not be read
    struct staff_people {
        struct staff_person *at;
        size_t count;
    } people;
    struct staff_positions {
        struct staff_position *at;
        size_t count;
    } positions;
    struct staff_units {
        struct staff_unit *at;
        size_t count;
    } units;
    uint64_t fields;                // that the file has, as bits of enum staff_field
    struct str column[FIELD_COUNT]; // as the file calls them
    bool has_unit_tree;             // a file of units told who is below whom
    struct finding_list findings;   // by row; of each weight the first 10,000
    size_t counts[3];               // of all, by weight
};

struct staff_list *staff_list_read(struct arena *arena, struct str bytes);

/// The ancestor at `depth` (0 is the top) of a unit, or the unit itself where it lies higher.
int32_t staff_unit_at_depth(const struct staff_list *list, int32_t unit, int depth);

#endif
