// SPDX-License-Identifier: EUPL-1.2
// Leaving a network. Nobody has to say why.
#ifndef NETWORK_MEMBERSHIP_H
#define NETWORK_MEMBERSHIP_H

#include "base/date.h"
#include "sql/network.h"

enum membership_left {
    MEMBERSHIP_LEFT, // a place may be free, which the schedule offers
    MEMBERSHIP_NO_MEMBER,
};

/// Ends the membership and takes back the yes that it began with; the person is asked to no gathering that
/// lies ahead.
enum membership_left membership_leave(struct db *db, struct network_id network, struct person_id person,
                                      struct instant now);

#endif
