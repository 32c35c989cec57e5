// SPDX-License-Identifier: EUPL-1.2
// A file of units beside a staff list: the tree of the organisation, with names, kinds and managers.
//
//     struct unit_list_result units = unit_list_merge(arena, list, bytes, today);
//     if (units.counts[FINDING_REFUSES]) ...
//
//     unit_code;unit_name;parent_code;manager_id        44    Teknisk
//     44;Teknisk;;00100                           -->    +-- 4402  Vei og park
//     4402;Vei og park;44;00107
//
// The file is right about every unit that it names: the list's units take their name, parent and kind from
// it, and units without people are added. A unit that is no longer valid is passed over, unless people belong
// to it. A unit of the list without a code is the same as one of the file with its name, where only one has
// it.
#ifndef STAFF_UNITLIST_H
#define STAFF_UNITLIST_H

#include "staff/stafflist.h"

/// The columns of a file of units.
extern const struct column_table unit_columns;

struct unit_list_result {
    bool is_json;
    int64_t header_row, rows;
    struct finding_list findings;
    size_t counts[3]; // by weight
};

struct unit_list_result unit_list_merge(struct arena *arena, struct staff_list *list, struct str bytes,
                                        struct date today);

#endif
