// SPDX-License-Identifier: EUPL-1.2
// Counting the papers of a ballot: approval, dots, and ranking by Schulze's method. Pure: knows no database.
//
//     struct count c = count_schulze(arena, &papers, lot);       // lot: of lottery() in base/lottery.h
//     winner = c.order[0];                                       // by lot where c.level[0] > 1
//
// Options are placed one by one. In each round those stand level that nobody left beats; where there are
// several, the one that comes first in the lot is placed. So a tie is never hidden in the order of rows.
//
// Approval (Brams and Fishburn, Approval Voting, 1983): as many as one likes. Dots: DOTS to spend, at most
// DOTS_ON_ONE on one option. Schulze (A new monotonic, clone-independent, reversal symmetric, and
// condorcet-consistent single-winner election method, Social Choice and Welfare 36, 2011): who ranks a above
// b is for a against b; a path is as strong as its weakest win, measured in winning votes; a beats b where
// the strongest path from a to b is stronger than the one back. Not ranked is below all that is ranked.
//
// Cost: O(papers x options), for Schulze O(papers x options^2 + options^3).
#ifndef TOPIC_COUNT_H
#define TOPIC_COUNT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { DOTS = 5, DOTS_ON_ONE = 3 };

struct papers {
    const uint8_t *value; // [paper * options + option]: 1 a cross; 0..3 dots; 1 the first rank, 0 none
    size_t count, options;
};

struct count {
    size_t options;
    int64_t *votes;  // [option] crosses or dots; NULL for Schulze
    int64_t *above;  // [a * options + b] papers that rank a above b; NULL but for Schulze
    int64_t *path;   // [a * options + b] strength of the strongest path from a to b; the same
    uint32_t *order; // [place] which option
    uint32_t *level; // [place] how many stood level for it; more than one: the lot decided
};

/// Crosses or dots, whichever the papers hold: the most votes first.
struct count count_votes(struct arena *arena, const struct papers *papers, const uint32_t *lot);
struct count count_schulze(struct arena *arena, const struct papers *papers, const uint32_t *lot);

#endif
