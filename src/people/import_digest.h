// SPDX-License-Identifier: EUPL-1.2
// Whether what is about to be done is still what a person saw and approved.
//
//     struct str shown = import_digest(arena, plan);              // stands in the form of the preview
//     if (!str_is(shown, import_digest(arena, plan_of_now))) ...  // somebody changed something meanwhile
//
// It covers who is new, changed or gone, every value before and after, and the units. It guards against
// accidents, not against someone who makes up lists. Cost: one pass over the plan.
#ifndef PEOPLE_IMPORT_DIGEST_H
#define PEOPLE_IMPORT_DIGEST_H

#include "people/import.h"

struct import_unit_counts {
    int64_t added, changed;
};

struct str import_digest(struct arena *arena, const struct import_plan *plan);
struct import_unit_counts import_units_count(const struct import_plan *plan);
/// True when taking the plan would write nothing.
bool import_changes_nothing(const struct import_plan *plan);

#endif
