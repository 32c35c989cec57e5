// SPDX-License-Identifier: EUPL-1.2
// What `tvers import` prints: the counts, for people or as JSON.
#ifndef CLI_IMPORT_PRINT_H
#define CLI_IMPORT_PRINT_H

#include "people/import_reading.h"

enum import_format { IMPORT_AS_TEXT, IMPORT_AS_JSON };

void import_print_json(const struct import_reading *r);
void import_print_text(struct arena *arena, const struct import_reading *r);
/// On standard error: so many would leave; --yes takes it.
void import_say_question(struct arena *arena, const struct import_plan *plan);

#endif
