// SPDX-License-Identifier: EUPL-1.2
// Drawing a plan that tells whoever asks for it nothing of what others wish in private.
//
//     table_draw(arena, &table, &options, &seating);          // as seat() of seating/seat.h
//
// Every wish is kept where that is possible. In a round where it is not, those that the table's reader may
// not see give way, a "together" before an "apart", as few as it takes; so a clash tells only of wishes that
// the reader knows. What gave way is for the network's lead to see (groups/misfit.h).
//
// It cannot hide what the groups show by themselves: two who never sit together, over many gatherings.
#ifndef GROUPS_DRAW_H
#define GROUPS_DRAW_H

#include "groups/table.h"

/// How long a search is worth it, for seat_options.limits: a second or two for 27 people.
uint32_t table_passes(const struct table *table);

/// A plan that is mended takes smaller groups where somebody is away, rather than none.
void table_allow_small(struct arena *arena, struct table *table);

void table_draw(struct arena *arena, const struct table *table, const struct seat_options *options,
                struct seating *out);

/// One round of `plan` anew for those who attend it, all others as they are. As few as possible change group;
/// of the plans for which that holds, one of the best. A group keeps its number, so that who stays at a table
/// stays there: where fewer are needed, those with the fewest people are given up, and their numbers are
/// missing. Groups may be smaller than the table says, rather than none. `out->plan` is the whole plan.
void table_draw_round(struct arena *arena, const struct table *table, const struct plan *plan, uint32_t round,
                      uint64_t seed, struct seating *out);

/// All that is to come anew, near to what was announced: at the gathering that comes next as few as possible
/// change group; after it, few, as `options->move_price` has it.
void table_draw_near(struct arena *arena, const struct table *table, const struct plan *announced,
                     const struct seat_options *options, struct seating *out);

/// Another plan of exactly the same worth that breaks no wish oftener, by lot; `plan` itself where none is
/// found. False when the plan is not one of this table any more: since it was drawn somebody came or left.
bool table_draw_equal(struct arena *arena, const struct table *table, const struct plan *plan, uint64_t seed,
                      struct plan *other);

#endif
