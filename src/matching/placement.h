// SPDX-License-Identifier: EUPL-1.2
// Who is where, whether that may be, and what it is worth: counted anew in whole numbers, whoever made the
// plan.
//
//     struct placement plan = placement_empty(arena, market);
//     plan.at[p] = i;                                   // person p has wish i; MATCH_NONE: is left out
//     struct occupancy seats = occupancy_of(arena, market, &plan);
//     if (seats.holds) ... occupancy_blocks(&seats, i) ...
//     struct score score = score_of(arena, market, &plan);
//
// A pair (p, t) blocks when p would rather be in t, t has a free place or holds someone it ranks strictly
// lower, and p's unit agrees: its limits hold after the move when colleagues of a later turn are called home,
// or the one who makes way, if that is a colleague of the same turn. Kamada and Kojima's strong stability
// (AER 2015) on the lending side; with strict turns a matroid kernel (Fleiner 2003).
#ifndef MATCHING_PLACEMENT_H
#define MATCHING_PLACEMENT_H

#include "matching/market.h"

struct placement {
    uint32_t *at; // the wish that each person has; MATCH_NONE: none
};

struct placement placement_empty(struct arena *arena, const struct market *market);
void placement_copy(const struct market *market, struct placement *to, const struct placement *from);

/// A plan as theme and unit see it. O(people + themes) to make.
struct occupancy {
    const struct market *market;
    const struct placement *plan;
    uint32_t *taken;                    // of each theme, beside those held
    uint32_t *lowest;                   // the standing of the last one in; unset where nobody is
    const uint32_t *inside, *inside_at; // who: inside[inside_at[t]..]
    int64_t *lent,
        *hours; // of each person's unit, by colleagues whose turn is not later (the person among them)
    bool holds; // places and limits hold, and every wish in it is open
};

struct occupancy occupancy_of(struct arena *arena, const struct market *market, const struct placement *plan);

/// Whether the pair of wish i blocks. False for wishes that are not open.
bool occupancy_blocks(const struct occupancy *seats, uint32_t i);

enum aim { AIM_STABLE, AIM_MOST, AIM_TRUTHFUL };
enum profile_kind { PROFILE_FIRST, PROFILE_FAIR };

struct score {
    uint32_t blocking, placed;
    uint32_t *profile; // market->ranks numbers: how many have their first, second... wish
    uint64_t fit;      // thousandths
    uint64_t lots;     // sum of the lottery places of those placed; the smaller the better
};

struct score score_of(struct arena *arena, const struct market *market, const struct placement *plan);
/// A copy into a score that has its profile.
void score_keep(struct score *to, const struct score *from, uint32_t ranks);
/// Adds what a part is worth.
void score_add(struct score *sum, const struct score *part, uint32_t ranks);
/// Over 0 when a is better than b by the order of what counts in the aim; below when worse.
int score_compare(const struct score *a, const struct score *b, uint32_t ranks, enum aim aim,
                  enum profile_kind kind);

#endif
