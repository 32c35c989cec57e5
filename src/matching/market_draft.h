// SPDX-License-Identifier: EUPL-1.2
// A market while it is being built: its arrays, open for writing. Of market.c and market_part.c only.
#ifndef MATCHING_MARKET_DRAFT_H
#define MATCHING_MARKET_DRAFT_H

#include "matching/market.h"

struct draft {
    struct arena *arena;
    struct market m;
    struct match_application *wish;
    uint32_t *unit, *turn, *held, *room, *load, *places;
    struct unit_room *left;
};

/// What sorts, and what it stands for.
struct keyed {
    uint64_t key;
    uint32_t value;
};

uint64_t key_of(uint32_t high, uint32_t low);
/// By key, then value.
void keyed_sort(struct keyed *list, size_t count);

/// Arrays of the sizes that m says.
void draft_room(struct draft *draft);
/// The lists of who wishes what, each theme's applicants, each unit's colleagues; then the market.
const struct market *draft_done(struct draft *draft);

#endif
