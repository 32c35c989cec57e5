// SPDX-License-Identifier: EUPL-1.2
// Who hosts a gathering: a member, or two. Nobody is made a host without their own yes.
//
//     hosting_want(db, gathering, now);                              // with every new gathering
//     switch (hosting_take(db, &gathering, person, today, now)) ...  // the first yes counts
//     hosting_give_back(db, &hosting, person, now);                  // wanted again
//
//     wanted -> taken -> held       taken -> wanted (given back)      taken -> taken by another (a swap)
//
// A host may ask one member, or all, to take over: a swap. The first who says yes has it, and whoever is
// later is told so; until then the host stays the host, and may take the question back. Whose turn it is to
// be asked is host_turn.h's; when, and by which mail, jobs/schedule_host.c's.
//
// Each move is one statement that changes nothing where another was faster. All write in the part of the
// network. Nothing is mailed from here.
#ifndef GATHERING_HOSTING_H
#define GATHERING_HOSTING_H

#include "ask/ask.h"
#include "sql/hosting.h"
#include "sql/network.h"

/// A host is wanted for it, unless one is there or asked for. Not for the kick-off, nor for one that is over.
void hosting_want(struct db *db, const struct gathering *gathering, struct date today, struct instant now);
/// A second one, to host together.
void hosting_want_second(struct db *db, const struct gathering *gathering, struct date today,
                         struct instant now);

enum hosting_taken {
    HOSTING_TAKEN,
    HOSTING_FULL,       // somebody was faster
    HOSTING_ALREADY,    // it is theirs
    HOSTING_NOT_MEMBER, // of the network; or no employee
    HOSTING_OVER,       // the kick-off, called off, or past
};
enum hosting_taken hosting_take(struct db *db, const struct gathering *gathering,
                                struct maybe_person_id person, struct date today, struct instant now);

/// Not this one: the turn goes on to the next.
void hosting_decline(struct db *db, const struct hosting *hosting, struct person_id person,
                     struct instant now);
/// False where it is not theirs, or has been held.
bool hosting_give_back(struct db *db, const struct hosting *hosting, struct person_id person,
                       struct instant now);
/// All that lies ahead in a network: of who leaves, or is away. Returns how many.
int64_t hostings_give_back(struct db *db, struct network_id network, struct person_id person,
                           struct date today, struct instant now);
/// The gathering is called off: nobody hosts it. Whose topic goes on elsewhere is asked to go with it, see
/// jobs/calling_off.h.
void hostings_call_off(struct db *db, struct gathering_id gathering, struct instant now);

// ---- swaps ----

enum swap_asked {
    SWAP_ASKED,
    SWAP_NOT_YOURS, // or one is asked for already
    SWAP_NOT_THEM,  // no other member
};
/// `to` not set: anybody; each member who does not pause is asked.
enum swap_asked hosting_swap_ask(struct db *db, const struct hosting *hosting, struct person_id from,
                                 struct maybe_person_id to, struct date today, struct instant now,
                                 struct hosting_swap_id *id);

enum swap_answered {
    SWAP_TAKEN_OVER,
    SWAP_DECLINED,
    SWAP_FASTER, // somebody else has said yes
    SWAP_OVER,   // the question was taken back, or its host or the person answering has left
    SWAP_HOSTS,  // already hosts it, on the other seat
};
enum swap_answered hosting_swap_answer(struct db *db, struct hosting_swap_id swap, struct person_id person,
                                       bool is_yes, struct instant now);
/// The host takes the question back.
void hosting_swap_withdraw(struct db *db, const struct hosting_swap *swap, struct instant now);
/// Questions that nobody can answer any more; for the schedule.
void swaps_tidy(struct db *db, struct network_id network, struct date today, struct instant now);

#endif
