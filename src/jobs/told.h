// SPDX-License-Identifier: EUPL-1.2
// What is to be told to a calendar: the difference between what it was last told of a gathering and what it
// should show.
//
//     struct told next;
//     switch (telling_of(last, &truth, &next)) {       // last: NULL where nothing was told yet
//     case TELLING_MOVED: ...                      // write the mail with the entry that `next` describes,
//     }                                            // and told_put(db, &next)
//
// Every change of the world goes through this one function, whether somebody is invited, leaves or returns,
// or a gathering is moved, reworded or called off; so no calendar keeps what is over, and nobody is told
// twice, or of a change to what they never heard of. The rules by which programs apply updates are those of
// RFC 5546, section 3.2: the sequence rises with each mail that alters time or place, asks again or takes the
// entry out; an answer is to the time that was asked about, so it stays valid when only the place or the
// words changed since.
//
// Pure; it costs nothing.
#ifndef JOBS_TOLD_H
#define JOBS_TOLD_H

#include "sql/network.h"
#include "sql/told.h"

enum telling {
    TELLING_NOTHING,
    TELLING_NEW,     // REQUEST: the entry was never there, or had been taken out
    TELLING_MOVED,   // REQUEST: another time, so the person is asked anew
    TELLING_CHANGED, // REQUEST: place or words, with the answer that was given; who gave none is asked
    TELLING_OUT,     // CANCEL
};

/// What is true now, of one person and one gathering.
struct telling_truth {
    const struct gathering *gathering;
    struct person_id person;
    int64_t digest; // of the words of the entry
    bool is_in;     // it should stand in the person's calendar
    bool begins;    // who has heard nothing yet may be told: an invitation, say
    bool renews; // its words are written again though nothing differs: the person's group, which has mails of
                 // its own
    bool has_answered;
    struct instant now;
};

/// *next: what is told then; unset with TELLING_NOTHING.
enum telling telling_of(const struct told *last, const struct telling_truth *truth, struct told *next);

#endif
