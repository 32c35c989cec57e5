// SPDX-License-Identifier: EUPL-1.2
// Somebody who works in a unit, for tests that need no more of a person than a name.
//
//     struct person_id kari = colleague_add(db, "Kari", unit, (struct maybe_person_id){0});
#ifndef TESTS_UNIT_COLLEAGUE_H
#define TESTS_UNIT_COLLEAGUE_H

#include "sql/people.h"

static struct person_id colleague_add(struct db *db, const char *name, struct unit_id unit,
                                      struct maybe_person_id manager)
{
    struct person_id id = {0};
    struct str key = str_from(name);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = key,
                                              .employee_id = key,
                                              .given_name = key,
                                              .family_name = S("Nordmann"),
                                              .search_key = key,
                                              .email = key,
                                              .email_key = key,
                                              .unit = unit,
                                              .job_title = S("Rådgiver"),
                                              .share_percent = 100,
                                              .education = S("master"),
                                              .hired_on = date_of(2020, 1, 1),
                                              .manager = manager},
                    &id);
    return id;
}

#endif
