// SPDX-License-Identifier: EUPL-1.2
// Who has left a network gives back what they held there: whoever is left finds it wanted.
//
//     leaver_gives_back(db, network, person, today, now);
//
// Gatherings they were to host want a host, open tasks are nobody's again, a term as coordinator ended
// yesterday, offers to help are gone, and what they were asked is void. What they wrote stays under their
// name. The schedule calls it for everybody who left by whatever way (a page, a mail, a withdrawn
// invitation), within the hour; of those whom the staff list has no more, two working days after that is
// first seen, since a list can be undone. Doing it twice changes nothing. Whoever comes back gets nothing
// back by itself. Writes no mail: calendars are notice_person()'s.
#ifndef JOBS_COMING_H
#define JOBS_COMING_H

#include "base/date.h"
#include "sql/coming.h"

void leaver_gives_back(struct db *db, struct network_id network, struct person_id person, struct date today,
                       struct instant now);

#endif
