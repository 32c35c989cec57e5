// SPDX-License-Identifier: EUPL-1.2
// A gathering: moved alone, called off, held. Its time is wall time in the network's zone and is never
// converted.
//
//     struct gathering_edit edit = {.id = g.id, .version = g.version, .held_on = ..., ...};
//     switch (gathering_edit(db, &edit)) {
//     case GATHERING_MOVED: ...   // then notice_gathering() tells whom it concerns
//
// A new time raises the sequence and makes earlier answers void, since they were given to another time; the
// programme moves along with the start. What calendars are told of it is jobs/notice.h's.
#ifndef GATHERING_GATHERING_H
#define GATHERING_GATHERING_H

#include "base/date.h"
#include "sql/network.h"

/// Members are asked so long before.
enum { GATHERING_ASK_BEFORE_DAYS = 28 };

struct gathering_edit {
    struct gathering_id id;
    int64_t version; // that the editor saw
    struct str title, place, about;
    struct date held_on;
    int32_t start_minute, end_minute;
    struct maybe_str why; // it moves; only who is told of the move reads it
    struct date today;    // a day from here on has not been held yet
};

enum gathering_edited {
    GATHERING_UNCHANGED,
    GATHERING_REWORDED,          // title or description: no one is asked again
    GATHERING_PLACE_CHANGED,     // answers stay
    GATHERING_MOVED,             // everyone is asked again
    GATHERING_CHANGED_MEANWHILE, // someone else was faster, or it was called off; nothing is written
};

/// One that was held, by mistake, and gets a day that lies ahead, is planned again: who came is forgotten.
enum gathering_edited gathering_edit(struct db *db, const struct gathering_edit *edit);

enum gathering_day {
    GATHERING_DAY_FINE,
    GATHERING_DAY_PAST,
    GATHERING_DAY_OUTSIDE, // before or behind the network's time
};

/// Whether a gathering may be put on that day: a year that is a slip of the finger would mail everyone.
enum gathering_day gathering_day_judge(const struct network *network, struct date day, struct date today);

#endif
