// SPDX-License-Identifier: EUPL-1.2
// How long `tvers seat` goes on: time, moves, Ctrl-C; and the line that shows on a terminal how far it is.
//
//     struct watch watch;
//     watch_begin(&watch, &(struct patience){.seconds = 5});
//     seat(..., watch.limits, ...);
//     seconds = watch_end(&watch);        // takes the line away
//
// The first Ctrl-C ends the search, which then gives its best plan; the second ends the program.
#ifndef CLI_SEAT_WATCH_H
#define CLI_SEAT_WATCH_H

#include "seating/seat.h"

struct patience {
    double seconds, cpu_seconds; // at most one of them; both 0: by moves alone
    double passes;               // 0: by time alone
};

struct watch {
    struct limits limits; // in them a pointer to the watch, which therefore stays where it is
    double began, shown;
    bool shows;
};

void watch_begin(struct watch *watch, const struct patience *patience);
/// The seconds since the beginning.
double watch_end(const struct watch *watch);

/// True once Ctrl-C was pressed.
bool watch_interrupted(void);

#endif
