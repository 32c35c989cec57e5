// SPDX-License-Identifier: EUPL-1.2
// Somebody who is in a network for a member who is away (network/away.h), with their own yes, and until that
// member is back.
//
//     switch (stand_in_ask(db, &(struct stand_in_wish){network, person, colleague, today, now}, &id)) ...
//     stand_in_serve(db, &s, &away, now);              // they said yes: a member like the others
//     stand_in_leave(db, &s, today, now);              // it is over
//
//     asked -> serving -> over      asked -> declined      asked -> over: the member was back before they answered
//
// From the yes on they are asked to gatherings, seated, mailed and asked like every member. For the days
// behind the absence they are away themselves: so nothing beyond it is sent to them, and an absence that gets
// longer makes theirs later. It ends with the absence, by the schedule (jobs/standing_in.h). What they took
// over goes back to who was away; what they wrote stays. Who has been invited as a member meanwhile, and said
// yes, stays one.
#ifndef NETWORK_STAND_IN_H
#define NETWORK_STAND_IN_H

#include "base/date.h"
#include "sql/away.h"
#include "sql/network.h"
#include "sql/stand_in.h"

struct stand_in_wish {
    struct network_id network;
    struct person_id person, stand_in;
    struct date today;
    struct instant now;
};

enum stand_in_asking {
    STAND_IN_ASKED,
    STAND_IN_NOT_AWAY, // nor going to be
    STAND_IN_MEMBER,   // the colleague is a member already, or the same
    STAND_IN_HAS_ONE,
};
/// Asks the colleague (ask/ask.h). Nothing is mailed from here.
enum stand_in_asking stand_in_ask(struct db *db, const struct stand_in_wish *wish, struct stand_in_id *id);

void stand_in_serve(struct db *db, const struct stand_in *s, const struct away *away, struct instant now);
void stand_in_decline(struct db *db, const struct stand_in *s, struct instant now);
/// Sets for which days they are away themselves: those behind the absence.
void stand_in_follow(struct db *db, const struct stand_in *s, const struct away *away, struct instant now);
/// Whether their membership ends with it: true but for who is one in their own right by now. The caller ends
/// it.
bool stand_in_leave(struct db *db, const struct stand_in *s, struct instant now);

#endif
