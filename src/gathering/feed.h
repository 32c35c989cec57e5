// SPDX-License-Identifier: EUPL-1.2
// The calendar that a person subscribes to: all gatherings of their networks, a year back and all that come;
// and the days of what they do after coming home from a rotation.
//
//     struct feed_owner owner;
//     if (feed_owner(db, person, &owner) && owner.generation == link.generation)
//         ics = feed_write(db, &(struct feed_question){person, today, S("Tvers"),
//         S("https://tvers.example")});
//
// It says the same as the entries of the mails, by the same numbers. What the person has said no to is left
// out. A cancelled gathering stays, as cancelled, until 30 days after its day. No other person is named in
// it. The same store gives the same bytes, so that a hash of them is an ETag. The text lives in the arena of
// the transaction.
#ifndef GATHERING_FEED_H
#define GATHERING_FEED_H

#include "i18n/lang.h"
#include "sql/feed.h"

enum { FEED_BACK_DAYS = 365, FEED_CANCELLED_DAYS = 30 };

struct feed_question {
    struct person_id person;
    struct date today;
    enum lang lang;
    struct str name;       // of the calendar, as programs show it
    struct str public_url; // "https://tvers.example"
};

struct str feed_write(struct db *db, const struct feed_question *question);

#endif
