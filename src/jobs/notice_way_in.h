// SPDX-License-Identifier: EUPL-1.2
// The mail with which somebody signs in (auth/way_in.h). It belongs to no network, and nobody can switch it
// off: it is written only when it was asked for.
//
// Its text holds the token, and is erased in the outbox as soon as the mail has left, or when the link is too
// old to be sent (schedule.h); until then the outbox shows it without the token.
#ifndef JOBS_NOTICE_WAY_IN_H
#define JOBS_NOTICE_WAY_IN_H

#include "auth/way_in.h"
#include "jobs/notice.h"

/// `next`: the address of a page of ours to go to, or empty. `lang`: where the reader has chosen none.
void notice_way_in(struct db *db, const struct notice_site *site, const struct way_in_reader *reader,
                   struct secret token, struct str next, enum lang lang);

#endif
