// SPDX-License-Identifier: EUPL-1.2
// What the pages of the staff list share: import.c (upload, approval, undoing), import_preview.c (what would
// happen), import_words.c (values as words).
#ifndef PAGES_STAFF_IMPORT_H
#define PAGES_STAFF_IMPORT_H

#include "web/form.h"

#include "html/staff/import.h"
#include "people/import_digest.h"
#include "people/import_reading.h"

/// Names behind the ids and keys that stand in a plan.
struct import_names {
    struct arena *arena;
    enum lang lang;
    struct str_map units, people; // id or key -> index in `names`
    struct import_name_list {
        struct str *at;
        size_t count;
    } names;
};

enum { IMPORT_LINES_OF_PART = 20 };

/// Everything that was found with this weight, in both files: the first `most` from number `from` on.
struct import_finding_part import_findings_part(struct web *w, const struct import_reading *r,
                                                enum finding_weight weight, size_t from, size_t most);
struct import_people_part import_people_part(struct web *w, const struct import_reading *r,
                                             const struct import_names *names, enum import_kind kind,
                                             size_t from, size_t most);
/// `row` is the stored list that was read and compared.
struct import_preview_page import_preview(struct web *w, const struct import *row,
                                          const struct import_reading *r);
/// One part at length, as the address asks with ?show= and ?from=. False: it asks for none.
bool import_part_show(struct web *w, const struct import_reading *r);

/// Of the stored units alone.
struct import_names import_names_of_units(struct web *w);
struct import_names import_names_read(struct web *w, const struct import_plan *plan);
struct str import_field_label(struct web *w, enum staff_field field);
struct import_change_list import_changes(struct web *w, const struct import_names *names,
                                         const struct image *before, const struct image *after);
struct str import_name_of(struct arena *arena, const struct image *image);
struct str import_unit_name(const struct import_names *names, struct str unit);
struct str import_separator(struct web *w, char separator);
/// In words.
struct str education_name(struct web *w, enum education education);
struct str person_state_name(struct web *w, enum person_state state);

#endif
