// SPDX-License-Identifier: EUPL-1.2
// What is stored about a person from the staff list, by hand, and in the own profile, as JSON: for export.c
// alone.
#ifndef PRIVACY_EXPORT_STAFF_H
#define PRIVACY_EXPORT_STAFF_H

#include "db/db.h"
#include "sql/privacy.h"

#include <jansson.h>

void put_person(struct db *db, json_t *all, const struct told_person *p);
void put_positions(struct db *db, json_t *all, struct person_id id);
void put_staff_list(struct db *db, json_t *all, struct person_id id);

#endif
