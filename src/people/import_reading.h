// SPDX-License-Identifier: EUPL-1.2
// Taking a staff list from its files to the store: what the page and the command do, each step once.
//
//     struct import_reading r = import_read(arena, (struct import_files){list, units, true}, today);
//     if (import_is_refused(&r, skips_bad_rows)) ...                    // no store was touched
//     import_compare(&r, arena, db, today);                             // reads only; r.plan is the preview
//     import_take(db, r.plan, &order);                                  // in the same transaction
//
// What was found in the files and in comparing them is one row of findings, numbered from 0: those of the
// list, those of the file of units, and those of the comparison. Cost: see staff/stafflist.h and
// people/import.h.
#ifndef PEOPLE_IMPORT_READING_H
#define PEOPLE_IMPORT_READING_H

#include "people/import.h"
#include "staff/unitlist.h"

struct import_files {
    struct str list, units;
    bool has_units;
};

struct import_reading {
    struct staff_list *list;
    struct unit_list_result units;
    struct import_plan *plan; // NULL until the list is compared
};

struct import_reading import_read(struct arena *arena, struct import_files files, struct date today);
/// True when nothing of the files may be taken. Rows that cannot be read refuse them too, unless they are to
/// be skipped.
bool import_is_refused(const struct import_reading *r, bool skips_bad_rows);
/// `db` may be NULL: then the store is empty.
void import_compare(struct import_reading *r, struct arena *arena, struct db *db, struct date today);

enum import_source { IMPORT_FROM_LIST, IMPORT_FROM_UNITS, IMPORT_FROM_STORE };

struct import_finding {
    const struct finding *what;
    enum import_source source;
    bool is_json; // its place is a position and a field
};

size_t import_findings_count(const struct import_reading *r);
struct import_finding import_finding_at(const struct import_reading *r, size_t number);
/// Of all findings with a weight, also of those beyond what a file keeps of them.
int64_t import_findings_weighing(const struct import_reading *r, enum finding_weight weight);
/// Rows of both files that are left out.
int64_t import_rows_spoilt(const struct import_reading *r);

#endif
