// SPDX-License-Identifier: EUPL-1.2
// A gathering that is over, whether or not anybody marked who came: what was to happen at it has happened.
//
//     gatherings_hold(db, network, today, now);      // the schedule, and whoever marks attendance
//
// Each looks at what is there, and may be called at any time, and twice.
#ifndef JOBS_HOLDING_H
#define JOBS_HOLDING_H

#include "base/date.h"
#include "sql/types.h"

struct db;

/// All of a network that are over; nothing of one that has ended.
void gatherings_hold(struct db *db, struct network_id network, struct date today, struct instant now);

#endif
