// SPDX-License-Identifier: EUPL-1.2
// A unit-by-unit table of ties with its sums, on one or two levels, as cells of flow/suppress.h.
//
//     struct unit_table t = unit_table_new(arena, &graph, unit_of, units, NULL, 0);     // one level
//     unit_table_add(s, &t, NULL);
//     suppress_decide(s);
//     const struct suppress_cell *c = &s->at[unit_table_cell(&t, from, to)->number];
//
// Groups are numbered: first the units, then the blocks of units, then everyone (t.groups - 1). Every group
// meets every other, so that rows, columns and levels all have their sums. Without direction a tie counts
// once, the cell of two groups is the same either way round, and the sum of a row is the ties that touch its
// group.
//
// Two tables that differ by a few ties (the same without a leaver; all gatherings so far, and those before
// the last one) are tied by unit_table_subtract(), so that their difference gives nobody away.
//
// Everything lives in the arena. Cost: linear in ties, and in the square of the groups.
#ifndef FLOW_SUPPRESS_TABLE_H
#define FLOW_SUPPRESS_TABLE_H

#include "flow/graph.h"
#include "flow/suppress.h"

struct unit_cell {
    int64_t count, most;            // ties, and pairs there are
    int32_t people_from, people_to; // who have such a tie
    size_t number;                  // of the cell in struct suppress
};

struct unit_table {
    size_t units, blocks, groups;
    const uint32_t *block_of; // of a unit
    bool is_directed;
    int32_t *members; // of a group
    struct unit_cell *cells;
};

/// unit_of[person] is below `units`, or UNIT_NONE for one who is not counted; block_of[unit] is below
/// `blocks`.
struct unit_table unit_table_new(struct arena *arena, const struct graph *graph, const uint32_t *unit_of,
                                 size_t units, const uint32_t *block_of, size_t blocks);
struct unit_cell *unit_table_cell(const struct unit_table *t, size_t from, size_t to);

/// Adds the cells and the sums between them: of a publication to come where `was_shown` is NULL, else of an
/// earlier one, which showed the cell at [from * groups + to] or hid it.
void unit_table_add(struct suppress *s, struct unit_table *t, const bool *was_shown);
/// That `whole` is `part` and some more ties; both were added. `rest` is the table of these ties alone; where
/// the difference is that people have left, it is NULL.
void unit_table_subtract(struct suppress *s, const struct unit_table *whole, const struct unit_table *part,
                         const struct unit_table *rest);

#endif
