// SPDX-License-Identifier: EUPL-1.2
// Fields of what is stored about a person, as JSON: for the files export*.c alone. A field without a value is
// left out.
//
//     json_t *o = put_row(all, "tasks");      // one more in the list
//     put_str(o, "network", r->network);
#ifndef PRIVACY_EXPORT_ROW_H
#define PRIVACY_EXPORT_ROW_H

#include "db/db.h"
#include "sql/types.h"

#include <jansson.h>

void put(json_t *o, const char *name, json_t *value);
void put_str(json_t *o, const char *name, struct str s);
void put_text(json_t *o, const char *name, struct maybe_str s);
void put_date(struct db *db, json_t *o, const char *name, struct maybe_date d);
void put_instant(struct db *db, json_t *o, const char *name, struct maybe_instant t);
void put_real(json_t *o, const char *name, struct maybe_real r);
/// A new object at the end of the list `name` of `o`.
json_t *put_row(json_t *o, const char *name);

/// Ideas, and what a person did with them; questions and answers.
void put_ideas(struct db *db, json_t *all, struct person_id id);
void put_questions(struct db *db, json_t *all, struct person_id id);
void put_books(struct db *db, json_t *all, struct person_id id);

#endif
