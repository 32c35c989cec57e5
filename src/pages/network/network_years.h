// SPDX-License-Identifier: EUPL-1.2
// The years of a network with the pairs who have sat together, once groups are published.
//
//     struct gathering_years years = network_years_of(w, &all, years_next(w, &all));
//
// Cost: the seating view of the published plan (pages/groups/seating.h).
#ifndef PAGES_NETWORK_NETWORK_YEARS_H
#define PAGES_NETWORK_NETWORK_YEARS_H

#include "html/network/network.h"
#include "pages/gathering/years.h"

struct gathering_years network_years_of(struct web *w, const struct gathering_list *all,
                                        const struct gathering *next);

/// The same as a list: each gathering with its day, its state, and the pairs after it.
struct gathering_line_list network_gathering_lines(struct web *w, const struct gathering_years *years);
struct gathering_line network_gathering_line(struct web *w, const struct gathering *g);

#endif
