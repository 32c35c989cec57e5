// SPDX-License-Identifier: EUPL-1.2
// A network whose mails and answers are on their way for as long as they like, and what each person's
// calendar should show of it. For histories_test.c, which makes things happen.
//
//     h.site.now = ...;                   // something happens, then
//     history_asked(&h);                  // after each run of the schedule
//     history_collect(&h);                // mails leave
//     history_receive(&h, 2);             // all that are on their way to a person arrive
//     history_answer_arrives(&h);
//     history_compare(&h);                // h.fault tells the first difference
#ifndef TESTS_UNIT_HISTORY_H
#define TESTS_UNIT_HISTORY_H

#include "base/buf.h"
#include "base/rng.h"
#include "client_calendar.h"
#include "jobs/incoming.h"
#include "sql/network.h"
#include "sql/outbox.h"

enum { PEOPLE = 4, GATHERINGS = 3, PENDING_MOST = 64 };

/// A mail on its way to a person, or an answer on its way from one.
struct on_its_way {
    int person;
    struct outbox_mail mail;
    struct calendar_reply reply;
    struct str to; // the address that the answer goes to
};

struct queue {
    struct on_its_way at[PENDING_MOST];
    size_t count;
};

struct history {
    struct db *db;
    struct arena *arena;
    struct rng rng;
    struct notice_site site;
    struct network_id network;
    struct gathering_id gathering[GATHERINGS];
    struct person_id people[PEOPLE];
    struct client client[PEOPLE];
    bool was_asked[PEOPLE][GATHERINGS], words_wait[GATHERINGS];
    struct queue mails, answers;
    int64_t newest_mail;
    struct buf log; // what happened
    struct str fault;
};

struct gathering history_gathering(struct history *h, int g);
bool history_is_ahead(struct history *h, const struct gathering *g);
bool history_is_member(struct history *h, int p);

/// Notes whom the schedule has asked to what.
void history_asked(struct history *h);
void history_collect(struct history *h);
void history_receive(struct history *h, int p);
void history_answer_arrives(struct history *h);
void history_answer_leaves(struct history *h, int p, const struct calendar_reply *reply, struct str to);
/// Of everyone to and from whom nothing is on its way.
void history_compare(struct history *h);

#endif
