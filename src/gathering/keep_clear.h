// SPDX-License-Identifier: EUPL-1.2
// Calendars that gatherings keep clear of: school holidays, meetings of the council. Who administers the
// organisation gives a file or an address; the plan, the kick-off, a moved gathering and a poll of dates all
// judge a day by the same rules, with the calendar's own words as the reason.
//
//     struct keep_clear_reading reading = keep_clear_read(arena, file, today);
//     if (reading.problem == KEEP_CLEAR_PROBLEM_NONE)
//         keep_clear_add_file(db, S("Skoleruta"), KEEP_CLEAR_KIND_SCHOOL, &reading, now);
//     ...
//     struct day_rules rules = day_rules_in(db, network.zone, from, to);              // calendar/holiday.h
//
// A calendar with an address is read by the worker, at once and then every day (keep_clear_refresh()); one
// that fails keeps the days it has and says since when and why. What it has of the last
// KEEP_CLEAR_BEHIND_DAYS and the next KEEP_CLEAR_AHEAD_DAYS is kept, as calendar/ical_days.h reads it.
//
// The winter and autumn breaks of a school calendar, three days or more in weeks 6 to 11 and 39 to 43, take
// the place of the usual weeks of that year (calendar/holiday.h); all else is a day with a reason of its own.
#ifndef GATHERING_KEEP_CLEAR_H
#define GATHERING_KEEP_CLEAR_H

#include "calendar/holiday.h"
#include "calendar/ical_days.h"
#include "sql/keep_clear.h"

struct db_pool;

enum {
    KEEP_CLEAR_MOST = 20,
    KEEP_CLEAR_NAME_MOST = 80,
    KEEP_CLEAR_ADDRESS_BYTES_MOST = 500,
    KEEP_CLEAR_BEHIND_DAYS = 366,
    KEEP_CLEAR_AHEAD_DAYS = 4 * 366,
    KEEP_CLEAR_EVERY_HOURS = 24,
};

/// What was read, or why not.
struct keep_clear_reading {
    enum keep_clear_problem problem;
    struct str about; // the number of an answer, the name of an event; else empty
    struct ical_days days;
};
struct keep_clear_reading keep_clear_read(struct arena *arena, struct str ics, struct date today);
/// From an address (calendar/fetch.h): waits for the network, never in a transaction.
struct keep_clear_reading keep_clear_fetch(struct arena *arena, struct str address, struct date today);

/// False, of both: there are KEEP_CLEAR_MOST.
bool keep_clear_add_file(struct db *db, struct str name, enum keep_clear_kind kind,
                         const struct keep_clear_reading *reading, struct instant now);
bool keep_clear_add_address(struct db *db, struct str name, enum keep_clear_kind kind, struct str address);
/// New days for the old, or the problem beside the old ones.
void keep_clear_take(struct db *db, struct keep_clear_id calendar, const struct keep_clear_reading *reading,
                     struct instant now);
void keep_clear_remove(struct db *db, struct keep_clear_id calendar);

/// Reads the one calendar that has waited longest, if that is KEEP_CLEAR_EVERY_HOURS. False: none has. Two
/// servers never read the same.
bool keep_clear_refresh(struct db_pool *pool, struct instant now);

/// The rules of the country whose clock the network uses, with the calendars' days from..to.
struct day_rules day_rules_in(struct db *db, struct str zone_name, struct date from, struct date to);

#endif
