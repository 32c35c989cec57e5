// SPDX-License-Identifier: EUPL-1.2
// Who is somebody's manager: the one that the staff list names, while they work here; else the manager of the
// unit, or of a unit above it. Never the person.
//
//     struct manager m = manager_of(db, person, (struct manager_matter){team.at, team.count});
//     switch (m.found) {
//     case MANAGER_FOUND: ask(m.person); break;
//     case MANAGER_CONFLICT: ... the team decides whether m.above is asked, and the log says so
//     case MANAGER_NONE: ...
//     }
//
// Somebody who is a part of the matter (applies for the same, guides it, is on the leadership team that
// decides it) has no word in it: that is a conflict, and the next one up is proposed, not asked. Who has
// several positions has the manager of the primary one. Cost: one statement.
#ifndef PEOPLE_MANAGER_H
#define PEOPLE_MANAGER_H

#include "db/db.h"
#include "sql/manager.h"

enum manager_found {
    MANAGER_FOUND,
    MANAGER_CONFLICT,
    MANAGER_NONE,
};

struct manager {
    enum manager_found found;
    struct person_id person;      // of FOUND and CONFLICT
    struct maybe_person_id above; // of CONFLICT: the next one up who has none
};

/// Those who are a part of the matter.
struct manager_matter {
    const struct person_id *at;
    size_t count;
};

bool manager_is_part(struct person_id person, struct manager_matter matter);

struct manager manager_of(struct db *db, struct person_id person, struct manager_matter matter);

#endif
