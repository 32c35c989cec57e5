// SPDX-License-Identifier: EUPL-1.2
// A line of a programme, alike wherever it is read: in a mail, in a calendar, on the page of an invitation.
// And what of a programme runs at which minute.
#ifndef GATHERING_PROGRAMME_H
#define GATHERING_PROGRAMME_H

#include "sql/gathering.h"
#include "sql/network.h"

/// What, where and by whom: "Fra mål til tiltak, Formannskapssalen (Kari Berg)". The time is the reader's to
/// put in front.
struct str programme_item_words(struct arena *arena, const struct programme_item *item);

/// What runs at a minute of the gathering's day. Pure.
struct programme_now {
    size_t current; // the number of items: none
    size_t next;    // the number of items: none
    int64_t left;   // minutes, of the current one
    int64_t passed; // of the minutes of all items
};
struct programme_now programme_now(const struct programme_item_list *items, int64_t minute);

/// The minute of the gathering's day, on the clock of its network; -1 before that day, MINUTES_PER_DAY behind
/// it.
int64_t programme_minute(const struct gathering *gathering, struct str zone, struct instant now);
bool programme_item_is_over(const struct programme_item *item, int64_t minute);

#endif
