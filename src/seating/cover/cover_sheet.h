// SPDX-License-Identifier: EUPL-1.2
// A plan under way in which everyone is to meet everyone: slots in groups, some of them empty, and who has
// met whom. Inside the cover files only; the door is cover.h.
#ifndef SEATING_COVER_COVER_SHEET_H
#define SEATING_COVER_COVER_SHEET_H

#include "base/rng.h"
#include "seating/cover/cover.h"

enum { COVER_NOBODY = UINT16_MAX };

struct cover_sheet {
    uint32_t people, most, least;
    uint32_t rounds, rounds_room;
    uint32_t groups; ///< in every round; some may stay empty
    uint16_t *slot;  ///< [round][group * most + i]: a person or COVER_NOBODY
    uint16_t *times; ///< [a * people + b]: how often they meet, for a > b
    uint32_t unmet;  ///< pairs that never meet
};

struct cover_sheet sheet_new(struct arena *arena, uint32_t people, uint32_t most, uint32_t least,
                             uint32_t groups, uint32_t rounds_room);

/// One more round, with everyone at random in groups as even as can be.
void sheet_scatter(struct cover_sheet *s, struct rng *rng);

/// One more round, person i in group[i].
void sheet_add(struct cover_sheet *s, const uint32_t *group);

/// Moves people in the rounds from `first` on, `moves` times or until everyone has met; cooling as it goes.
void sheet_anneal(struct cover_sheet *s, uint32_t first, uint64_t moves, struct rng *rng);

/// Adds rounds until everyone has met everyone; false where there is no room for them.
bool sheet_finish(struct cover_sheet *s, uint64_t moves_each, struct rng *rng);

/// Plans from designs, whose points stand for none, one or several people: the fewest rounds found below
/// `*best`'s. `best` may have no rounds yet; once it has, the budget's end ends it.
void cover_inflate(struct arena *arena, struct cover_sheet *best, uint32_t rounds_least,
                   struct budget *budget, struct rng *rng);

/// A stored plan for as many people or more, where it has fewer rounds than `*best`.
void cover_stored(struct arena *arena, struct cover_sheet *best);

#endif
