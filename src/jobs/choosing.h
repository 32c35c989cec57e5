// SPDX-License-Identifier: EUPL-1.2
// A topic goes onto a gathering, and what follows from that: a host is wanted, and a programme to begin with.
//
//     switch (topic_goes_on(db, &site, &(struct topic_choice){.topic = t, .gathering = {true, g}, ...})) ...
//
// Pages call this, and never topic_choose() beside it. A topic may come by other ways, too: a ballot, the
// next gathering for one that was called off. So the schedule calls gatherings_prepare(), which looks at what
// there is and may run at any time, twice. Nobody is mailed: a programme is part of the first mail about its
// gathering, and whoever runs it tells of later changes.
#ifndef JOBS_CHOOSING_H
#define JOBS_CHOOSING_H

#include "jobs/notice.h"
#include "topic/topic.h"

enum topic_moved topic_goes_on(struct db *db, const struct notice_site *site,
                               const struct topic_choice *choice);

/// Every gathering to come that has a topic and no programme gets one from the template, and a host is
/// wanted.
void gatherings_prepare(struct db *db, const struct notice_site *site, struct network_id network,
                        struct date today);

#endif
