// SPDX-License-Identifier: EUPL-1.2
// The person whom a command is about, as typed: the number in the address of the person's page, or the work
// email.
#ifndef CLI_ONE_PERSON_H
#define CLI_ONE_PERSON_H

#include "db/db.h"
#include "sql/privacy.h"

/// False after saying why: nobody, or several people with one address, by their numbers.
bool one_person_find(struct db *db, const char *command, struct str typed, struct person_id *out);

#endif
