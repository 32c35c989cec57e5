// SPDX-License-Identifier: EUPL-1.2
// The note that coordinators leave for those who follow them: one text of the network, with its versions
// (prose/prose.h). All else that is handed over is read from where it stands: sql/handover.h.
//
//     struct prose note = handover_prose(db, network);        // in a POST: made where there is none
#ifndef NETWORK_HANDOVER_H
#define NETWORK_HANDOVER_H

#include "prose/prose.h"
#include "sql/handover.h"

/// False: nobody has written one.
bool handover_of(struct db *db, struct network_id network, struct prose *out);
struct prose handover_prose(struct db *db, struct network_id network);

#endif
