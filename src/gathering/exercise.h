// SPDX-License-Identifier: EUPL-1.2
// The kit of get-to-know exercises: short, structured, for groups of two to five. What each is for and how it
// is done stands in po/ under exercise_NAME_.
#ifndef GATHERING_EXERCISE_H
#define GATHERING_EXERCISE_H

#include "i18n/message.h"

struct exercise {
    struct str name; // "bridge": as programme items keep it
    enum message title, aim, how;
    int minutes;
    int least, most; // people in a group; most 0: the whole room
};

extern const struct exercise exercises[];
extern const size_t exercise_count;

/// NULL when there is none of that name.
const struct exercise *exercise_by_name(struct str name);

#endif
