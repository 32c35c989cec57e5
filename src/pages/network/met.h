// SPDX-License-Identifier: EUPL-1.2
// Who has sat with whom in a network, as pictures and as a table of areas by areas.
//
//     page.met = met_figure_of(w, &published);
//
// Names stand in the pictures only for those who may see the rows: a director who follows the network gets
// the table. Up to MET_PEOPLE_MOST members; above that the table says it better. Cost: the seats of the plan.
#ifndef PAGES_NETWORK_MET_H
#define PAGES_NETWORK_MET_H

#include "html/network/network.h"
#include "sql/seating.h"
#include "web/web.h"

/// Whether the reader may see who has sat with whom, and not only how many.
bool met_rows_are_seen(const struct web *w);

struct met_figure met_figure_of(struct web *w, const struct seating_plan *published);

#endif
