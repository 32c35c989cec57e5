// SPDX-License-Identifier: EUPL-1.2
// The hours of a rotation on other pages.
#ifndef PAGES_AGREEMENT_HOURS_H
#define PAGES_AGREEMENT_HOURS_H

#include "html/agreement/hours.h"
#include "rotation/agreement.h"
#include "web/web.h"

/// The weeks that the reader can tell with one press: the newest untold one of each of their rotations.
struct hours_card_list hours_cards(struct web *w);
/// The person, their manager of now, and the leadership team; not who else is a party.
bool hours_seen(struct web *w, const struct agreement *agreement);

#endif
