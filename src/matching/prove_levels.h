// SPDX-License-Identifier: EUPL-1.2
// The work of the solver's process: one group, level by level.
#ifndef MATCHING_PROVE_LEVELS_H
#define MATCHING_PROVE_LEVELS_H

#include "matching/prove.h"

struct climb {
    struct proof *proof;
    const struct effort *effort;
    double until;                          // by effort->now; 0: no limit
    void (*report)(const struct climb *c); // something is better, or proven
    void *arg;
};

/// Returns when all levels are proven, or a level cannot be had in the effort.
void climb_levels(struct climb *c);

#endif
