// SPDX-License-Identifier: EUPL-1.2
// The steps that the schedule takes in each network, in the order of the list in schedule.c. A step looks at
// what is there and does what is due: it may run at any time, twice, or on two servers at once (one after the
// other, for each network has its own lock), and the second time it finds nothing to do. Steps of one subject
// stand in a file of their own, schedule_SUBJECT.c. A step works in the part of its network (auth/part.h).
#ifndef JOBS_SCHEDULE_STEP_H
#define JOBS_SCHEDULE_STEP_H

#include "jobs/notice.h"

/// One network's turn.
struct schedule_turn {
    const struct notice_site *site; // its `now` is the moment
    struct network_id network;
    enum zone zone;    // of the network
    struct date today; // there
};

/// Returns the number of mails that it wrote.
typedef int64_t schedule_step(struct db *db, const struct schedule_turn *turn);

/// What leavers held is wanted again; members are asked to welcome who joins late.
schedule_step schedule_coming;
/// Whether too few coordinate: then the members are asked.
schedule_step schedule_duties;
/// Ballots that are over are counted, and what won is chosen; members who have not voted are asked. Writes no
/// mail, and is taken at any hour: a ballot closes when it says.
schedule_step schedule_ballots;
/// The next gathering gets a topic; those that were worked on are marked so.
schedule_step schedule_topics;
/// Polls of dates close at their hour, or with their gathering.
schedule_step schedule_polls;
/// Gatherings without a host ask for one; what is over was hosted.
schedule_step schedule_hosts;
/// What the network should look at: raised where its rule holds, gone where it holds no more.
schedule_step schedule_warnings;
/// Who was at a gathering is asked what they take home, once it has ended.
schedule_step schedule_take_home;

/// Ideas whose steward left are offered to who stands behind them; questions that nobody answered in two
/// working days are asked of everybody. Neither writes a mail.
schedule_step schedule_ideas, schedule_questions;

#endif
