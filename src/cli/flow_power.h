// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow power` is asked, for both designs.
#ifndef CLI_FLOW_POWER_H
#define CLI_FLOW_POWER_H

#include "cli/flow_chance.h"

enum flow_power_design { FLOW_POWER_PERSONS, FLOW_POWER_PAIRS };
enum flow_power_lot { FLOW_LOT_AUTO, FLOW_LOT_PERSONS, FLOW_LOT_COHORTS };

struct flow_power_wishes {
    int64_t cohorts, permutations; // the latter 0: as many as the design takes
    double response;
    int64_t treated, comparison;        // persons
    double correlation, icc, effect;    // persons; the last NAN: several
    int64_t people, tables, gatherings; // pairs
    double tied, ratio;                 // pairs; the last NAN: several
    struct flow_chance chance;          // count 0: likewise
    int design, lot, format;
};

void flow_power_persons(struct arena *arena, const struct flow_power_wishes *wishes);
void flow_power_pairs(struct arena *arena, const struct flow_power_wishes *wishes);

#endif
