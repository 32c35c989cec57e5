// SPDX-License-Identifier: EUPL-1.2
// Wishes about the groups: two are never in one, always in one, or know each other already. A wish is for the
// eyes of who made it and of the network's lead alone: a coordinator is a colleague.
//
//     switch (wish_add(db, &wish, most)) { case WISH_ADDED: ... case WISH_TOO_MANY: ... }
#ifndef GROUPS_WISH_H
#define GROUPS_WISH_H

#include "sql/seating.h"

enum {
    WISHES_OF_MEMBER_MOST = 20, // of one person in one network
    WISHES_OF_LEAD_MOST = 500,  // of whoever may enter them for others
    WISHES_MOST = 5000,         // in one network; seating_wishes() reads no more
};

struct wish_reader {
    bool sees_all;
    struct account_id account;
};

bool wish_is_seen(const struct seating_wish *wish, const struct wish_reader *reader);

struct wish_new {
    struct network_id network;
    enum seating_wish_kind kind;
    struct person_id person, other;
    struct account_id made_by;
};

enum wish_added { WISH_ADDED, WISH_TOO_MANY };

/// Unless there are `most` of who makes it already. Making the same wish again changes nothing.
enum wish_added wish_add(struct db *db, const struct wish_new *wish, size_t most);

#endif
