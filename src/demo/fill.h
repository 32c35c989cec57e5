// SPDX-License-Identifier: EUPL-1.2
// Fills an empty store with a fictional municipality: settings, people, an account for each role, and its
// networks.
#ifndef DEMO_FILL_H
#define DEMO_FILL_H

#include "auth/token.h"
#include "base/date.h"
#include "db/db.h"
#include "demo/set.h"

enum demo_filled {
    DEMO_FILLED,
    DEMO_KEPT,     // it is a demo already
    DEMO_OTHER,    // it is a demo of the other country
    DEMO_NOT_DEMO, // it has people or accounts, and they are real
    DEMO_FAILED
};

struct demo_setting {
    struct instant now;
    struct key key;        // signs the links in the mails
    struct str public_url; // where they lead
    struct str program;    // a tvers, which proposes places; empty: nothing is proposed
    enum demo_country country;
    bool keeps_any; // a demo that is there is kept whatever its country
};

/// In one transaction. A store that has anyone in it is left as it is.
enum demo_filled demo_fill(struct db_pool *pool, struct arena *arena, const struct demo_setting *setting);

#endif
