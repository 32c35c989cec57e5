// SPDX-License-Identifier: EUPL-1.2
// The years of a network with the pairs who have sat together, once groups are published.
//
//     struct gathering_years years = network_years_of(w, &all, years_next(w, &all));
//
// Cost: the seating view of the published plan (pages/groups/seating.h).
#ifndef PAGES_NETWORK_NETWORK_YEARS_H
#define PAGES_NETWORK_NETWORK_YEARS_H

#include "pages/gathering/years.h"

struct gathering_years network_years_of(struct web *w, const struct gathering_list *all,
                                        const struct gathering *next);

#endif
