// SPDX-License-Identifier: EUPL-1.2
// How much of the tree of units a page shows.
#ifndef PAGES_PEOPLE_UNIT_H
#define PAGES_PEOPLE_UNIT_H

#include "web/web.h"

/// How many levels: as many as are not too much for a page, and the top always.
int64_t units_depth_shown(struct web *w, bool *has_deeper);

#endif
