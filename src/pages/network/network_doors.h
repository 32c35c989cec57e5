// SPDX-License-Identifier: EUPL-1.2
// The ways from a network to the pages of its subjects. A subject that comes adds its row to network_doors.c.
#ifndef PAGES_NETWORK_NETWORK_DOORS_H
#define PAGES_NETWORK_NETWORK_DOORS_H

#include "html/network/network.h"
#include "web/web.h"

/// Those that the reader may go through. `members`: how many the network has.
struct network_door_list network_doors(struct web *w, int64_t members);

#endif
