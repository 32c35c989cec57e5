// SPDX-License-Identifier: EUPL-1.2
// What the pages of the sheets share: the groups of a gathering, and who may read and write which sheet.
#ifndef PAGES_MEETUP_SHEET_H
#define PAGES_MEETUP_SHEET_H

#include "gathering/sheet.h"
#include "html/meetup/sheet.h"
#include "sql/gathering.h"
#include "web/form.h"

/// The groups of a gathering as they sit, and what runs.
struct sheet_room {
    struct group_seat_list seats; // by group
    struct guest_list guests;
    int64_t minute; // of the gathering's day, see programme_minute()
    int64_t mine;   // the actor's group; 0: none
    struct str topic;
};

struct sheet_room sheet_room_read(struct web *w);
/// Who sits in a group.
struct sheet_place sheet_place_of(struct web *w, const struct sheet_room *room, struct programme_item_id item,
                                  int64_t group);

/// Its group, from the day of the gathering on.
bool sheet_may_write(const struct web *w, const struct sheet_room *room, int64_t group);
/// Its group, those who run the gathering, and everybody once the item is over.
bool sheet_may_read(const struct web *w, const struct sheet_room *room, const struct programme_item *item,
                    int64_t group);

/// A sheet as it stands; on the page to fill it in, and on paper.
struct sheet_page sheet_page_new(struct web *w, const struct sheet_room *room,
                                 const struct sheet_stack *stack, const struct programme_item *item,
                                 int64_t group);

#endif
