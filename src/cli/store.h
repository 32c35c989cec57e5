// SPDX-License-Identifier: EUPL-1.2
// The store that a command works on: opened, and at the program's version.
#ifndef CLI_STORE_H
#define CLI_STORE_H

#include "auth/token.h"
#include "db/db.h"

/// Opens and migrates. NULL after saying on standard error what is wrong.
struct db_pool *store_open(struct str data);
/// The key that signs links and forms: made at first use, kept in the store.
bool store_key(struct db_pool *pool, struct key *out);

#endif
