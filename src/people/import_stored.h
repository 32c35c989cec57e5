// SPDX-License-Identifier: EUPL-1.2
// Everyone who is stored, and how to find them. Used by the import only.
#ifndef PEOPLE_IMPORT_STORED_H
#define PEOPLE_IMPORT_STORED_H

#include "base/str_map.h"
#include "people/import_image.h"

#define IMPORT_AMBIGUOUS UINT32_MAX

struct import_stored {
    struct import_person_stored_list people;
    struct import_position_stored_list positions; // by person
    uint32_t *positions_from;                     // of each person, and of the one behind the last
    struct str_map by_key, by_object;             // people; IMPORT_AMBIGUOUS where several have it
    struct str_map by_email, by_former_email;     // the first of those who are here
    bool *is_met;                                 // by the list
};

/// `db` may be NULL: nobody.
struct import_stored import_stored_read(struct arena *arena, struct db *db);
struct image import_stored_image(struct arena *arena, const struct import_stored *stored, size_t person);
/// Keeps which of the people alone has the key; an empty key is nobody's.
void import_unique_add(struct str_map *map, struct str key, uint32_t person);

#endif
