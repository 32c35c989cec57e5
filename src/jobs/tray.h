// SPDX-License-Identifier: EUPL-1.2
// The tray: answers to our gatherings that nothing vouches for. They come from another address than the
// person's, or could not be proven to come from there. A lead of the network or an administrator reads one
// and accepts it as the answer of somebody, or throws it away.
//
//     tray_lay(db, now, &in, &answering);                      // jobs/incoming.h does
//     switch (tray_accept(db, &site, tray, person)) ...
//
// At most TRAY_MOST lie there for a network, since anybody can send them; of what one sender says for one
// attendee the newest.
#ifndef JOBS_TRAY_H
#define JOBS_TRAY_H

#include "jobs/answering.h"
#include "mail/receive.h"
#include "sql/tray.h"

enum { TRAY_MOST = 500 };

/// False when the tray is full.
bool tray_lay(struct db *db, struct instant now, const struct incoming *in, const struct answering *a);

enum tray_accepted {
    TRAY_ACCEPTED,
    TRAY_TOO_OLD,  // it lies there still, to be thrown away
    TRAY_NOBODY,   // the person is not asked, or is no member
    TRAY_NO_LETTER // somebody else was faster
};
enum tray_accepted tray_accept(struct db *db, const struct notice_site *site, struct tray_id id,
                               struct person_id person);

#endif
