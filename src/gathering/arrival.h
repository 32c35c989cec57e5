// SPDX-License-Identifier: EUPL-1.2
// Who is here on the day: marked by those who run the gathering, by themselves at the door, or as somebody
// who came along. Whoever is here and has no seat in the published groups gets one at once, in the group with
// the fewest people; of several, where nobody is of the same unit.
//
//     arrival_mark(db, gathering, person, (struct maybe_bool){true, true}, by, today);
//     arrival_guest(db, gathering, S("Ola Nordmann"), by, today);   // nobody of the staff list
//     arrival_reseat(db, gathering, today);                         // after the groups were made anew
//
// Nobody else moves, and nobody is mailed: what changes on the day is for the wall. Cost: the people of one
// gathering for each who is seated.
#ifndef GATHERING_ARRIVAL_H
#define GATHERING_ARRIVAL_H

#include "base/date.h"
#include "sql/gathering.h"
#include "sql/network.h"

enum { GUESTS_MOST = 200 }; // at one gathering

/// `came` not set: nothing is known of the person any more.
void arrival_mark(struct db *db, struct gathering_id gathering, struct person_id person,
                  struct maybe_bool came, struct maybe_account_id by, struct date today);

/// Everyone of whom nothing is known yet was here.
void arrival_mark_rest(struct db *db, struct gathering_id gathering, struct maybe_account_id by,
                       struct date today);

/// Who says so at the door. Saying it again changes nothing.
void arrival_check_in(struct db *db, struct gathering_id gathering, struct person_id person,
                      struct instant now, struct date today);

enum guest_added { GUEST_ADDED, GUEST_TOO_MANY };
enum guest_added arrival_guest(struct db *db, struct gathering_id gathering, struct str name,
                               struct maybe_account_id by, struct date today);

/// Seats everyone who is here and has no seat, and all guests anew.
void arrival_reseat(struct db *db, struct gathering_id gathering, struct date today);

#endif
