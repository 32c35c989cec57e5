// SPDX-License-Identifier: EUPL-1.2
// A gathering: moved alone, called off, held. Its time is wall time in the network's zone and is never
// converted.
//
//     struct gathering_edit edit = {.id = g.id, .version = g.version, .held_on = ..., ...};
//     switch (gathering_edit(db, &edit)) {
//     case GATHERING_MOVED: ...   // tell everyone (jobs/notice.h)
//
// The calendar rules are those of RFC 5546, section 3.2.2: a new time or place raises the sequence; a new
// time also makes earlier answers void, since they were given to another time.
#ifndef GATHERING_GATHERING_H
#define GATHERING_GATHERING_H

#include "base/date.h"
#include "sql/network.h"

struct gathering_edit {
    struct gathering_id id;
    int64_t version; // that the editor saw
    struct str title, place, about;
    struct date held_on;
    int32_t start_minute, end_minute;
};

enum gathering_edited {
    GATHERING_UNCHANGED,
    GATHERING_REWORDED,          // title or description: no one is asked again
    GATHERING_PLACE_CHANGED,     // the calendar entry is updated, answers stay
    GATHERING_MOVED,             // everyone is asked again
    GATHERING_CHANGED_MEANWHILE, // someone else was faster, or it was called off; nothing is written
};

enum gathering_edited gathering_edit(struct db *db, const struct gathering_edit *edit);

#endif
