// SPDX-License-Identifier: EUPL-1.2
// Who offered to coordinate does, where there is a place: by their own yes, and nobody appoints them. Where
// more are willing than there are places the members choose among them in a ballot that opens by itself.
//
//     struct serving s = serving_read(db, turn);
//     if (s.places > 0 && s.willing.count)
//         serving_fill(db, turn, &s);
//
// A place is free today, or from the day on which a term that ends within SERVING_AHEAD_DAYS has ended: the
// one who follows begins the day after. Terms last as long as the network's settings say, and no longer than
// the network. For the schedule, in the part of the network; writes no mail (jobs/notice_serving.h does).
#ifndef JOBS_SERVING_H
#define JOBS_SERVING_H

#include "jobs/schedule_step.h"
#include "sql/ballot.h"
#include "sql/network.h"
#include "sql/term.h"

enum { SERVING_AHEAD_DAYS = 30 };

struct serving {
    struct network_settings settings;
    int64_t places; // that nobody has, or will have soon
    struct term_ending_list ending;
    struct volunteer_list willing; // the first to offer first
};

struct serving serving_read(struct db *db, const struct schedule_turn *turn);

/// All who are willing serve, or a ballot opens among them.
void serving_fill(struct db *db, const struct schedule_turn *turn, const struct serving *serving);

/// The result of such a ballot: those placed first serve, if they still will. The offers of the others end.
void serving_elect(struct db *db, const struct schedule_turn *turn, struct ballot_id ballot);

#endif
