// SPDX-License-Identifier: EUPL-1.2
// Members who are away for a time: parental leave, illness, a term abroad. Nobody has to say why.
//
//     switch (away_say(db, &(struct away_wish){network, person, starts_on, ends_on, today, now}))
//     ...
//     away_return(db, network, person, today);         // earlier than they said
//
// From the first day to the last, both included:
//
//     groups        are made without them, at each gathering of that time to which they do not say yes
//     asks          wait (ask/ask.h): neither My page nor the weekly mail shows them, and some lapse
//     calendar      what stands there stays; gatherings of that time to which they were not asked are not
//                   sent. Nobody is reminded of a day that they are away on
//     hosting       a gathering of that time wants another host, within the hour; nobody is asked to host one
//     attendance    of a gathering is complete without them
//     tasks, votes  are theirs as before: whoever wants to may do them
//
// A yes to a gathering of that time ends with saying so; who means to come all the same says yes anew. It is
// over by itself: there is nothing to do on the day. A member has one such time, the last that was said; when
// it is over it is kept for AWAY_KEPT_DAYS, so that attendance can be marked. In the caller's write
// transaction, in the part of the network.
#ifndef NETWORK_AWAY_H
#define NETWORK_AWAY_H

#include "base/date.h"
#include "sql/away.h"

enum { AWAY_DAYS_MOST = 366, AWAY_KEPT_DAYS = 90 };

struct away_wish {
    struct network_id network;
    struct person_id person;
    struct date starts_on, ends_on;
    struct date today;
    struct instant now;
};

enum away_said {
    AWAY_SAID,
    AWAY_NO_MEMBER,
    AWAY_ENDS_FIRST, // before it starts
    AWAY_OVER,       // before today
    AWAY_TOO_LONG,
};

enum away_said away_say(struct db *db, const struct away_wish *wish);

/// From today on they are not away any more. False: they were not, nor were going to be.
bool away_return(struct db *db, struct network_id network, struct person_id person, struct date today);

#endif
