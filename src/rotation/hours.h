// SPDX-License-Identifier: EUPL-1.2
// The hours of a rotation, week by week: what the curve of the version that holds says, and beside it one
// number that its person tells. Nobody clocks in: a week that is not told is no number, and no zero.
//
//     struct agreed agreed;
//     struct curve curve;
//     if (hours_curve(db, &agreement, &rules, &agreed, &curve)) {      // curve points into agreed
//         struct hours_weeks weeks = hours_weeks(db, agreement.id, &curve);
//         struct hours_balance b = hours_balance(&weeks, &curve, today);
//         switch (hours_say(db, &agreement, &curve, &(struct hours_saying){week, 800, note, me, today, now})) ...
//     }
//
// A week is told from its Monday on and until four weeks after it, by its person alone; told again it is
// corrected, and what it said before is kept. Hours are in hundredths.
//
// The pace is worth a talk, either way, when what was used in the last four told weeks differs by a quarter
// from what was agreed for them (hours_balance.pace). Nothing is mailed from here.
//
// Cost: hours_weeks() is the curve, twice; one statement.
#ifndef ROTATION_HOURS_H
#define ROTATION_HOURS_H

#include "rotation/agreement.h"
#include "sql/hours.h"

enum { WEEK_HOURS_MOST = 8000, HOURS_NOTE_MOST = 200, HOURS_OPEN_DAYS = 28, PACE_WEEKS = 4 };

/// The curve of the version that holds. False: none does.
bool hours_curve(struct db *db, const struct agreement *agreement, const struct hours_rules *rules,
                 struct agreed *agreed, struct curve *out);

struct hours_week {
    struct date monday;
    int64_t agreed, used;
    bool is_told, is_closed; // with a day on which offices are
};
/// From the first week to the last, of the curve or told; in db_arena().
struct hours_weeks {
    struct hours_week *at;
    size_t count;
};
struct hours_weeks hours_weeks(struct db *db, struct agreement_id agreement, const struct curve *curve);

/// Whether a week can be told or corrected on this day.
bool hours_is_open(struct date monday, struct date today);
/// The newest week that is over on a Friday, has hours and is not told. NULL: none that is open.
const struct hours_week *hours_untold(const struct hours_weeks *weeks, struct date today);

enum hours_pace { HOURS_AS_AGREED, HOURS_MORE, HOURS_LESS };
struct hours_balance {
    int64_t used, agreed;           // in all told weeks; in all
    int64_t agreed_now;             // from the first day to this one
    int64_t last_used, last_agreed; // in the last four told weeks
    enum hours_pace pace;           // as agreed, where fewer than four are told
    struct curve_rest rest;
};
struct hours_balance hours_balance(const struct hours_weeks *weeks, const struct curve *curve,
                                   struct date today);

struct hours_saying {
    struct date week; // its Monday
    int64_t used;     // 0 to WEEK_HOURS_MOST
    struct str note;
    struct maybe_person_id by;
    struct date today;
    struct instant now;
};
enum hours_said {
    HOURS_SAID,
    HOURS_SAME,      // it says so already
    HOURS_NOT_YOURS, // only who is on rotation tells
    HOURS_NO_WEEK,   // no Monday of this rotation, or not begun
    HOURS_TOO_LATE,  // more than four weeks ago
    HOURS_WRONG,     // less than none, or more than a week has
};
enum hours_said hours_say(struct db *db, const struct agreement *agreement, const struct curve *curve,
                          const struct hours_saying *saying);

#endif
