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

void table_draw(struct arena *arena, const struct table *table, const struct seat_options *options,
                struct seating *out);

/// Another plan of exactly the same worth that breaks no wish oftener, by lot; `plan` itself where none is
/// found. False when the plan is not one of this table any more: since it was drawn somebody came or left.
bool table_draw_equal(struct arena *arena, const struct table *table, const struct plan *plan, uint64_t seed,
                      struct plan *other);

#endif
