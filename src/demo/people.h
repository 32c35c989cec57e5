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

/// The ids have the order of the municipality's arrays.
struct demo_ids demo_people_add(struct db *db, const struct municipality *municipality);

#endif
