// SPDX-License-Identifier: EUPL-1.2
// The chain as a figure, for the pages on which it stands: that of an idea, and the chain's own.
#ifndef PAGES_CHAIN_CHAIN_H
#define PAGES_CHAIN_CHAIN_H

#include "chain/stations.h"
#include "html/chain/chain.h"
#include "web/web.h"

struct chain_telling {
    struct str title; // what it is the chain of
    bool sees_talk;   // topics and gatherings are their network's: its members are led there
    bool names;       // also who looks after an idea, and who answered for a unit
};

/// `stations` has one at least.
struct chain_figure chain_figure_of(struct web *w, const struct station_list *stations,
                                    const struct chain_telling *how);

#endif
