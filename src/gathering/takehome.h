// SPDX-License-Identifier: EUPL-1.2
// What somebody takes home from a gathering, and whether it was worth their time.
//
//     take_home_write(db, &(struct take_home_edit){g.id, person, body, .shares = true, .worth = 3, now});
//
// The words are their writer's alone: nobody else reads them, whatever duty they have; no mail, no search, no
// handover has them. Who shares them shows them to the network. Sharing is not taken back, but the words may
// be changed, and empty words are gone. "Worth your time" is counted, and no name stands beside an answer:
// the counts are shown from WORTH_SHOWN_FROM answers on.
//
// Members who were there are asked (ask/ask.h) from the end of the gathering on, for TAKE_HOME_ASKED_DAYS.
// Answering settles the ask, wherever one does it.
#ifndef GATHERING_TAKEHOME_H
#define GATHERING_TAKEHOME_H

#include "base/date.h"
#include "sql/network.h"
#include "sql/takehome.h"

enum { TAKE_HOME_MOST = 2000, WORTH_MOST = 4, WORTH_SHOWN_FROM = 5, TAKE_HOME_ASKED_DAYS = 14 };

struct take_home_edit {
    struct gathering_id gathering;
    struct person_id person;
    struct str body; // empty: nothing is kept
    bool shares;
    int64_t worth; // 1 to WORTH_MOST; 0: no answer
    struct instant now;
};

void take_home_write(struct db *db, const struct take_home_edit *edit);
/// They have nothing to say this time.
void take_home_decline(struct db *db, struct gathering_id gathering, struct person_id person,
                       struct instant now);

/// Empty below WORTH_SHOWN_FROM answers.
struct worth_count_list worth_shown(struct db *db, struct gathering_id gathering);

/// Asks who was there, of each gathering that has ended; and nobody any more of one that was not held after
/// all, or who was not there. For the schedule. `minute` is of today, on the network's clock.
void take_home_ask(struct db *db, struct network_id network, struct date today, int64_t minute,
                   struct instant now);

#endif
