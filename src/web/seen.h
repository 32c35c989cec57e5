// SPDX-License-Identifier: EUPL-1.2
// Which sessions are in use. A page notes it in memory and waits for nothing; the worker writes it down once
// a minute, and a server that ends, last of all. What a crash loses is a minute of somebody's eight hours.
//
//     struct seen *seen = seen_new();
//     seen_note(seen, token_hash(arena, session), now);        // by any thread; the same session again is
//     one seen_write(seen, pool);
#ifndef WEB_SEEN_H
#define WEB_SEEN_H

#include "base/date.h"

struct db_pool;
struct seen;

struct seen *seen_new(void);
void seen_free(struct seen *seen);
/// Where more are noted between two writings than there is room for (1024), the others are noted with their
/// next page. Cost: a look through those.
void seen_note(struct seen *seen, struct str token_hash, struct instant now);
/// In a transaction of its own, if there is anything to write. What the database does not take is given up.
void seen_write(struct seen *seen, struct db_pool *pool);

#endif
