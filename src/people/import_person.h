// SPDX-License-Identifier: EUPL-1.2
// Writing a person from an image: shared by the import and its undoing. `plan` says what "new 3" means among
// units, and is NULL where every unit is stored.
#ifndef PEOPLE_IMPORT_PERSON_H
#define PEOPLE_IMPORT_PERSON_H

#include "people/import.h"

void import_positions_write(struct db *db, const struct import_plan *plan, struct person_id person,
                            struct str text);
/// Writes `after` over the stored `before`, all but the manager; the sessions, the password links and the
/// calendar address of who leaves end. `arena` is for what is needed meanwhile.
void import_person_change(struct db *db, struct arena *arena, const struct import_plan *plan,
                          struct person_id id, const struct image *before, const struct image *after);

#endif
