// SPDX-License-Identifier: EUPL-1.2
// The units of a plan: which of the list's units are stored already, and writing the others. Used by import.c
// only.
#ifndef PEOPLE_IMPORT_UNITS_H
#define PEOPLE_IMPORT_UNITS_H

#include "people/import.h"

/// Fills plan->units from those stored.
void import_units_match(struct import_plan *plan, const struct import_unit_stored_list *stored);
/// A unit of the list as it stands in an image: "17", or "new 3".
struct str import_unit_text(struct arena *arena, const struct import_plan *plan, int32_t unit);
/// What such a text means once the units are written.
struct maybe_unit_id import_unit_of_text(const struct import_plan *plan, struct str text);

/// Writes new and changed units; afterwards every one is stored.
void import_units_write(struct db *db, struct import_plan *plan, struct import_id import);
/// Writes who leads the units, when the people are stored.
void import_unit_managers_write(struct db *db, struct import_plan *plan, struct import_id import,
                                const struct person_id *people);

/// Puts changed units back as they were; returns all that the import touched.
struct import_unit_noted_list import_units_restore(struct db *db, struct import_id import);
/// Drops those that were new, once nobody belongs to them.
void import_units_drop(struct db *db, const struct import_unit_noted_list *units);

#endif
