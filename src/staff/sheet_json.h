// SPDX-License-Identifier: EUPL-1.2
// A staff list in JSON (RFC 8259), as the table that it would be in a spreadsheet:
//
//     {"schema": "tvers-hr/1", "generated": "2026-09-01T06:00:00Z", "source": "Visma HRM",
//      "positions": [{"employee_id": "00100", "email": "kari@kommune.example", "position_percent": 80}, ...]}
//
//     employee_id;email;position_percent           the header is row 0
//     00100;kari@kommune.example;80                position 1 is row 1
//
//     if (sheet_json_looks(text))
//         struct sheet_json table = sheet_json_read(arena, text, S("positions"));
//
// From there on it is read as any other table, so that every rule for a cell holds for a value. Values are
// texts, numbers, true, false and null; a name that stands twice, anything behind the end and names at the
// top that are not ours are refused. Cost: the document as a tree, outside the arena, for as long as it is
// read.
#ifndef STAFF_SHEET_JSON_H
#define STAFF_SHEET_JSON_H

#include "staff/finding.h"

#define SHEET_JSON_SCHEMA "tvers-hr/1"

struct sheet_json {
    struct str csv; // separated by SHEET_JSON_SEPARATOR, every cell in quotes
    struct finding_list
        findings; // each refuses the file; of FINDING_json_invalid, the row is a line of the text
};

#define SHEET_JSON_SEPARATOR ';'

bool sheet_json_looks(struct str text);
struct sheet_json sheet_json_read(struct arena *arena, struct str text, struct str list);

/// The other way: a document with one object for each row. Empty cells are left out.
struct sheet_json_writer {
    struct buf *out;
    int64_t row; // written so far
};
struct sheet_json_writer sheet_json_begin(struct buf *out, struct str list);
void sheet_json_row(struct sheet_json_writer *w, const struct str *names, const struct str *cells,
                    size_t count);
void sheet_json_end(struct sheet_json_writer *w);

#endif
