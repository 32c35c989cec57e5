// SPDX-License-Identifier: EUPL-1.2
// What the pages of a draft share.
#ifndef WEB_PAGES_SEATING_DRAFT_H
#define WEB_PAGES_SEATING_DRAFT_H

#include "web/pages/seating.h"

/// The draft of the address. Where it is none any more it says so itself, on the page of the groups, and
/// gives false.
bool draft_load(struct web *w, struct seating_view *draft);

#endif
