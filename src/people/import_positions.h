// SPDX-License-Identifier: EUPL-1.2
// The positions that a staff list tells of a person; what the list has no column for stays as it is stored.
// Used by the import only.
//
//     stored   Skole  Lærer  80 %                list (no share)   Skole  Lektor
//     ------>  Skole  Lektor 80 %
//
// A position of the list is the stored one of the same unit and the same work, else of the same unit, else
// both are the main ones. Where the list has neither a mark nor a share, the main position stays the main
// one.
#ifndef PEOPLE_IMPORT_POSITIONS_H
#define PEOPLE_IMPORT_POSITIONS_H

#include "people/import.h"

struct import_positions {
    const struct staff_position *main;
    struct str text; // as image_positions() writes them
};

/// `stored` is such a text, empty for someone new.
struct import_positions import_positions_listed(struct arena *arena, const struct import_plan *plan,
                                                const struct staff_person *person, struct str stored);

#endif
