// SPDX-License-Identifier: EUPL-1.2
// How far a plan reaches: the pairs that have sat together after each gathering, when everyone has met
// everyone, and the earliest gathering at which any plan could have that.
//
//     struct reach reach = reach_of(arena, &table, &plan);       // after table_fit()
//     reach.all_met, reach.earliest                              // 13 and 13: proven to be the fewest
//
// Before the first gathering the bound is the engine's (seating/cover/cover.h). After it, it is counted: who
// has the most people left to meet needs that many gatherings more. Cost: O(rounds * people * group size).
#ifndef GROUPS_REACH_H
#define GROUPS_REACH_H

#include "groups/table.h"
#include "seating/seat.h"

struct reach {
    uint32_t pairs;           // possible
    uint32_t *met, *at_most;  // [round]: pairs that have sat together; what no plan can exceed
    uint32_t all_met;         // after so many rounds everyone has met everyone; 0: never
    uint32_t earliest;        // in no plan after fewer rounds; may be more than there are
    enum cover_reason reason; // why, before the first gathering
    uint32_t people, size;    // members; the largest group
    uint32_t left;            // after the first: the most that one person has left to meet
    uint32_t held;            // rounds that are over
};

struct reach reach_of(struct arena *arena, const struct table *table, const struct plan *plan);

#endif
