// SPDX-License-Identifier: EUPL-1.2
// The fewest rounds in which everyone meets everyone ("Dagstuhl's happy diners"): groups of at most `most`,
// which may differ in size and need not be full, but hold no fewer than `least`.
//
//     struct cover c;
//     if (cover_find(arena, 20, 8, 1, seed, &limits, &c))
//         sit(person, c.group[round * 20 + person]);         // 4 rounds; c.rounds == c.lower_bound: proven
//
// First a bound by counting (cover_bound.c), then plans from designs whose points stand for none, one or
// several people (cover_inflate.c), stored ones (cover_stored.c), and then annealing on the pairs that have
// not met (cover_sheet.c) as long as the bound is not reached, about ten seconds at most. `group` lives in
// the arena. Work is counted in moves, so that a seed gives the same plan; seconds and `stop` are a cap, but
// a first plan there always is. Nobody needs no round.
#ifndef SEATING_COVER_COVER_H
#define SEATING_COVER_COVER_H

#include "base/arena.h"
#include "seating/problem/budget.h"

/// Why fewer than `lower_bound` rounds are impossible.
enum cover_reason {
    COVER_TOO_MANY_OTHERS, ///< one person cannot meet that many others, at most most-1 a round
    COVER_GROUPS_NOT_FULL, ///< the people do not divide into full groups, and together the small ones miss
                           ///< too much
    COVER_GROUPS_OVERLAP, ///< any two rounds have pairs in common, and together that wastes too many meetings
    COVER_NO_DESIGN,      ///< it would be a plan without repeats that is proven not to exist
};

struct cover {
    uint32_t people, rounds;
    const uint32_t *groups; ///< [round]: how many
    const uint32_t *group;  ///< [round * people + person]: 0..groups[round]-1
    uint32_t lower_bound;
    enum cover_reason reason;
    const char *method;
};

enum { COVER_PEOPLE_MOST = 1000 };

/// False where the people cannot be divided into groups of least..most, or are more than COVER_PEOPLE_MOST.
bool cover_find(struct arena *arena, uint32_t people, uint32_t most, uint32_t least, uint64_t seed,
                const struct limits *limits, struct cover *out);

/// A proven bound. Up to 40 people by all combinations of group sizes; above that by counting alone.
uint32_t cover_rounds_at_least(struct arena *arena, uint32_t people, uint32_t most, uint32_t least,
                               enum cover_reason *reason);

/// An independent count: every pair meets, every group is within its sizes.
bool cover_holds(const struct cover *cover, uint32_t most, uint32_t least);

#endif
