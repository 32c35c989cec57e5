// SPDX-License-Identifier: EUPL-1.2
// Whose turn it is to be asked to host, and why: so that nobody hosts twice before everyone willing has
// hosted once.
//
//     struct host_candidate_list all = host_candidates(db, hosting, today);        // sql/hosting.h
//     const struct host_candidate *next = host_next(&all, &(struct host_turn){.held_on = day, ...});
//     struct str why = host_why(arena, lang, next);      // "You have not hosted yet. You proposed the topic."
//
// In this order: whose own gathering was called off; not new (two months); who has hosted least often; who
// proposed the topic, offers help with it or brings something; who has been a member longest; a lot, the same
// every time. Passed over are those of whom another gathering is asked just now, and who was asked in this
// round. Pure.
#ifndef GATHERING_HOST_TURN_H
#define GATHERING_HOST_TURN_H

#include "base/date.h"
#include "i18n/lang.h"
#include "sql/hosting.h"

enum { HOST_NEW_DAYS = 60 };

struct host_turn {
    int64_t round_begins; // who was asked on this occasion or a later one was asked in this round
    int64_t lot;          // another for each gathering
    struct date held_on;
};

/// NULL: nobody is left to ask.
const struct host_candidate *host_next(const struct host_candidate_list *all, const struct host_turn *turn);
/// Who has something to do with the topic.
bool host_is_near(const struct host_candidate *candidate);
/// In the words of the one who is asked.
struct str host_why(struct arena *arena, enum lang lang, const struct host_candidate *candidate);

#endif
