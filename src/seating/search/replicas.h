// SPDX-License-Identifier: EUPL-1.2
// Replica exchange (parallel tempering; Swendsen and Wang, Phys. Rev. Lett. 57, 1986): boards at temperatures
// between where the problem freezes and where it melts trade places now and then, so that a plan stuck in the
// cold gets out through the warm. For small problems, until the budget ends or the goal is reached.
//
//     replicas_run(arena, board, annealer, &budget, &(struct ladder){.cold = 0.3, .hot = 1.2, ...}, &best);
//
// `board` is one of the replicas; each starts from the incumbent. Memory: eight boards.
#ifndef SEATING_SEARCH_REPLICAS_H
#define SEATING_SEARCH_REPLICAS_H

#include "seating/search/anneal.h"
#include "seating/search/incumbent.h"

/// Between which temperatures, in units of worth, and on which rounds.
struct ladder {
    double cold, hot;
    const uint32_t *rounds;
    uint32_t round_count;
};

void replicas_run(struct arena *arena, struct board *board, struct annealer *annealer, struct budget *budget,
                  const struct ladder *ladder, struct incumbent *best);

#endif
