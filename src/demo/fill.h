// SPDX-License-Identifier: EUPL-1.2
// Fills an empty store with the fictional municipality: settings, people, an account for each role, and its
// networks.
#ifndef DEMO_FILL_H
#define DEMO_FILL_H

#include "base/date.h"
#include "db/db.h"

enum demo_filled { DEMO_FILLED, DEMO_KEPT, DEMO_FAILED };

/// In one transaction. A store that has people already is kept as it is.
enum demo_filled demo_fill(struct db_pool *pool, struct arena *arena, struct instant now);

#endif
