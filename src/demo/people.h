// SPDX-License-Identifier: EUPL-1.2
// The municipality's units and people as rows of the store.
#ifndef DEMO_PEOPLE_H
#define DEMO_PEOPLE_H

#include "db/db.h"
#include "demo/municipality.h"
#include "sql/types.h"

struct demo_ids {
    struct unit_id *units;
    struct person_id *people;
};

/// The ids have the order of the municipality's arrays; those of people are filled as people are hired.
struct demo_ids demo_units_add(struct db *db, const struct municipality *municipality);

/// Everyone who was hired from a day on and before another, as the staff list of that day would bring them.
/// Managers were hired long ago: they come first.
void demo_people_add(struct db *db, const struct municipality *municipality, const struct demo_ids *ids,
                     struct date from, struct date before);
/// When those are there who were hired long ago.
void demo_managers_add(struct db *db, const struct municipality *municipality, const struct demo_ids *ids);

#endif
