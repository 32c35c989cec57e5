// SPDX-License-Identifier: EUPL-1.2
// What `tvers import` prints: the counts, for people or as JSON.
#ifndef CLI_IMPORT_PRINT_H
#define CLI_IMPORT_PRINT_H

#include "people/import.h"
#include "staff/unitlist.h"

enum import_format { IMPORT_AS_TEXT, IMPORT_AS_JSON };

struct import_report {
    struct arena *arena;
    const struct staff_list *list;
    const struct unit_list_result *units;
    const struct import_plan *plan;
};

void import_print_json(const struct import_report *report);
void import_print_text(const struct import_report *report);
/// On standard error: so many would leave; --yes takes it.
void import_say_question(const struct import_report *report);

#endif
