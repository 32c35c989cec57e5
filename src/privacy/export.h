// SPDX-License-Identifier: EUPL-1.2
// What is stored about a person, as JSON (GDPR, articles 15 and 20): everything but passwords and links that
// sign in; what others wish about the person, which is theirs; and what the person votes while a ballot is
// open, which they alone see, on its page.
//
//     struct str json;
//     if (person_export(db, id, &json)) ...
//
// Names of fields are English; values are as they are stored. Fields without a value are left out. `json`
// lives in the db's arena.
#ifndef PRIVACY_EXPORT_H
#define PRIVACY_EXPORT_H

#include "db/db.h"
#include "sql/privacy.h"

/// False where there is no such person, or none any more.
bool person_export(struct db *db, struct person_id id, struct str *json);

#endif
