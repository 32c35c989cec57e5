// SPDX-License-Identifier: EUPL-1.2
// What the pages of a draft share.
#ifndef PAGES_GROUPS_SEATING_DRAFT_H
#define PAGES_GROUPS_SEATING_DRAFT_H

#include "pages/groups/seating.h"

/// The draft of the address. Where it is none any more it says so itself, on the page of the groups, and
/// gives false.
bool draft_load(struct web *w, struct seating_view *draft);

#endif
