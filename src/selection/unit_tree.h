// SPDX-License-Identifier: EUPL-1.2
// The units of the base organisation, each with those above it.
//
//     struct unit_tree tree = unit_tree_read(db);
//     const struct unit_node *silo = unit_tree_at_depth(&tree, person_unit, 2);   // 1: the units at the top
//
// The tree lives in the arena of the transaction. Cost: one statement; each look-up a binary search for each
// level.
#ifndef SELECTION_UNIT_TREE_H
#define SELECTION_UNIT_TREE_H

#include "sql/selection.h"

enum { UNIT_DEPTH_MOST = 20 };

struct unit_tree {
    struct unit_node_list units; // by id
};

struct unit_tree unit_tree_read(struct db *db);
/// NULL for no unit, and for one that is not there.
const struct unit_node *unit_tree_find(const struct unit_tree *tree, struct maybe_unit_id id);
/// From the unit itself (the first) to the top; the number of them.
size_t unit_tree_path(const struct unit_tree *tree, struct maybe_unit_id id,
                      const struct unit_node *path[UNIT_DEPTH_MOST]);
/// The ancestor at that depth, or the unit itself where it lies higher. NULL for no unit.
const struct unit_node *unit_tree_at_depth(const struct unit_tree *tree, struct maybe_unit_id id,
                                           int64_t depth);

#endif
