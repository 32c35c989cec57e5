// SPDX-License-Identifier: EUPL-1.2
// The kick-off of a network while it is being prepared: when and where, and a programme to begin with.
//
//     struct kickoff k = {.held_on = ..., .start_minute = 9 * 60, .end_minute = 15 * 60,
//                         .place = ..., .uid = ...};
//     switch (kickoff_save(db, network, LANG_NB, &k)) ...
//
// The first time it gets a programme: the chief executive in one house, a walk, input and get-to-know
// exercises in another, groups, the first topics. The items are stretched or pressed into the hours there
// are, and move along when the start moves. Once invitations are sent, it is changed as any gathering is
// (gathering/gathering.h), since people must be told.
#ifndef GATHERING_KICKOFF_H
#define GATHERING_KICKOFF_H

#include "i18n/lang.h"
#include "sql/network.h"

struct kickoff {
    struct date held_on;
    int32_t start_minute, end_minute;
    struct str place, second_place; // where it begins; where it goes on, or empty
    struct str about;
    struct str uid;  // of the calendar entry, used when it is new
    int64_t version; // that the editor saw; 0: new
};

enum kickoff_saved {
    KICKOFF_SAVED,
    KICKOFF_CHANGED_MEANWHILE, // someone else was faster; nothing is written
    KICKOFF_ANNOUNCED,         // people were told of it: change it as a gathering
};

/// Texts of a new programme are in `lang`.
enum kickoff_saved kickoff_save(struct db *db, const struct network *network, enum lang lang,
                                const struct kickoff *kickoff);

#endif
