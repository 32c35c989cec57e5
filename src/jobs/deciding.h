// SPDX-License-Identifier: EUPL-1.2
// What belongs together when a theme was made out of an idea: sent to the leadership team, the idea is handed
// on; decided, its steward has an answer. A theme of no idea just moves. Pages and the demo call these; each
// works in the caller's transaction, in the whole. Nothing is mailed: the answer waits on My page.
#ifndef JOBS_DECIDING_H
#define JOBS_DECIDING_H

#include "theme/theme.h"

enum theme_submitted deciding_sent(struct db *db, const struct theme *theme, const struct theme_actor *actor,
                                   struct date today, struct instant now);
/// Open is a yes to the idea, declined a no; what is parked waits still.
enum theme_decided deciding_decided(struct db *db, const struct theme *theme,
                                    const struct theme_decision *decision);

#endif
