// SPDX-License-Identifier: EUPL-1.2
// How a network comes to its end: ended, with all that it was still to be read; or removed, as long as it is
// a draft that nobody outside has heard of.
//
// An ended network asks, reminds and offers nothing any more (jobs/outgoing.h drops what still waits). Whose
// calendar has a gathering of it that lies ahead must be told: jobs/notice.h, notice_network_over(). All in
// the caller's write transaction.
#ifndef NETWORK_ENDING_H
#define NETWORK_ENDING_H

#include "sql/network.h"

/// False where it does not run. From `now` on it is kept for as long as the organisation's rules say. What
/// else follows is jobs/closing.h's.
bool network_end(struct db *db, struct network_id network, struct instant now);

/// With its rule, candidates, kick-off and texts. False, and nothing removed, where it is no draft any more
/// or holds something that others wrote or were given: topics, groups, a list of candidates as a file.
bool network_remove(struct db *db, struct network_id network);

#endif
