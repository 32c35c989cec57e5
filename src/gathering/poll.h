// SPDX-License-Identifier: EUPL-1.2
// A poll of dates: the members say to which of some days they can come, and the gathering moves to one.
//
//     switch (poll_open(db, &(struct poll_wish){.gathering = &g, .slots = slots, .count = 3, ...}, &id)) ...
//     poll_answer_give(db, &(struct poll_given){&poll, zone, person, answers, now});  // yes, maybe, no
//     poll_close(db, &poll, zone, now);                      // two minutes after its hour, by the schedule
//     struct poll_view view = poll_view_of(db, &poll, today);
//     poll_take(db, &poll, view.slots.at[view.best].place, now);   // then gathering_edit() moves it
//
//     open -> closed -> taken      open -> taken      open, closed -> withdrawn
//
// All times are wall times of the network and are never converted: a poll made in winter for summer means the
// clock of summer. An answer counts when it was received before the hour, and may be changed until then. Who
// has not answered is asked to (ask/ask.h); the ask ends with the poll.
//
// What is proposed (poll_propose()): the day on which the most pairs can come who have not sat together yet,
// for a network is there for those to meet who have not; then the day on which most can come, then the most
// who may, then the first. Where somebody hosts, only a day to which that person says yes. Nothing is mailed
// from here.
#ifndef GATHERING_POLL_H
#define GATHERING_POLL_H

#include "base/date.h"
#include "sql/network.h"
#include "sql/poll.h"

enum {
    POLL_SLOTS_LEAST = 2,
    POLL_SLOTS_MOST = 12,
    POLLS_ALIVE_MOST = 5, // of a network
    POLL_OPEN_DAYS_MOST = 60,
    POLL_GRACE_MINUTES = 2,
};

struct poll_wish {
    const struct gathering *gathering;
    const struct poll_slot *slots; // in order of time; `id` and `place` are not read
    size_t count;
    struct date closes_on;
    int32_t closes_minute;
    enum zone zone;
    struct maybe_person_id by;
    struct instant now;
};

enum poll_opened {
    POLL_OPENED,
    POLL_HOUR_PAST,
    POLL_ONE_THERE,  // about the same gathering
    POLL_TOO_MANY,   // POLLS_ALIVE_MOST
    POLL_NOT_AHEAD,  // the gathering is over or called off
    POLL_SLOT_EARLY, // a slot that is not after the poll's last day
};
enum poll_opened poll_open(struct db *db, const struct poll_wish *wish, struct date_poll_id *id);

/// The moment from which answers come too late.
struct instant poll_hour(const struct date_poll *poll, enum zone zone);
/// Open, and before its hour.
bool poll_is_open(const struct date_poll *poll, enum zone zone, struct instant now);

struct poll_given {
    const struct date_poll *poll;
    enum zone zone;
    struct person_id person;
    const enum can_come *answers; // for each slot; CAN_COME_NONE: none
    struct instant received_at;
};
enum poll_answered { POLL_ANSWERED, POLL_BLANK, POLL_TOO_LATE, POLL_NO_MEMBER };
enum poll_answered poll_answer_give(struct db *db, const struct poll_given *given);

/// False: it is not open, or it is too early.
bool poll_close(struct db *db, const struct date_poll *poll, enum zone zone, struct instant now);
/// Nobody is asked any more. False, of both: it was over already, or has no such slot.
bool poll_withdraw(struct db *db, struct date_poll_id poll, struct instant now);
bool poll_take(struct db *db, const struct date_poll *poll, int64_t place, struct instant now);

// ---- what is proposed ----

struct poll_count {
    int64_t yes, maybe, no;
    int64_t new_pairs;  // of those who can come, pairs who have not sat together
    bool host_says_yes; // also where nobody hosts
};

enum poll_why {
    POLL_BY_PAIRS,    // more pairs than on any other day
    POLL_BY_PEOPLE,   // as many pairs as on another, and more people
    POLL_BY_ORDER,    // level with another, and the first
    POLL_BY_ONLY,     // the only day on which the host can
    POLL_NO_HOST_DAY, // the host can on none: nothing is proposed
    POLL_NO_ANSWERS,  // nobody can on any
};

struct poll_view {
    struct poll_slot_list slots;
    struct poll_count *counts;       // of each slot
    struct poll_answer_list answers; // by slot, of the members
    struct maybe_person_id host;
    int64_t answered, members;
    size_t best; // of the slots; their count where nothing is proposed
    enum poll_why why;
};
struct poll_view poll_view_of(struct db *db, const struct date_poll *poll, struct date today);

/// Pure. The best of them; `count` where there is none.
size_t poll_propose(const struct poll_count *counts, size_t count, enum poll_why *why);

#endif
