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
    GATHERING_PLACE_CHANGED,     // answers stay
    GATHERING_MOVED,             // everyone is asked again
    GATHERING_CHANGED_MEANWHILE, // someone else was faster, or it was called off; nothing is written
};

enum gathering_edited gathering_edit(struct db *db, const struct gathering_edit *edit);

#endif
