// SPDX-License-Identifier: EUPL-1.2
// What rotations keep of a person, as a part of privacy/export.h.
#ifndef PRIVACY_EXPORT_ROTATION_H
#define PRIVACY_EXPORT_ROTATION_H

#include "db/db.h"
#include "sql/types.h"

#include <jansson.h>

void export_rotation(struct db *db, json_t *all, struct person_id id);

#endif
