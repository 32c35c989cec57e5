// SPDX-License-Identifier: EUPL-1.2
// The demo's networks, with people in every state that the pages show.
#ifndef DEMO_NETWORK_H
#define DEMO_NETWORK_H

#include "demo/people.h"

struct demo_cast {
    struct account_id lead, coordinator, sponsor; // whose accounts get duties in the networks
    int member, coordinating_member;              // people with these accounts; indices of the municipality
};

/// The 27 newest employees with a master's degree, at their kick-off.
void demo_network_add(struct db *db, const struct municipality *m, const struct demo_ids *ids,
                      const struct demo_cast *cast, struct instant now);

/// Indices of those whom the network's rule selects, newest first; at most `most`.
size_t demo_eligible(const struct municipality *m, struct date since, int *out, size_t most);

#endif
