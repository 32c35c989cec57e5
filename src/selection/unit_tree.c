// SPDX-License-Identifier: EUPL-1.2
// Looking upwards in the tree of units.
#include "selection/unit_tree.h"

struct unit_tree unit_tree_read(struct db *db)
{
    return (struct unit_tree){units_all(db)};
}

const struct unit_node *unit_tree_find(const struct unit_tree *tree, struct maybe_unit_id id)
{
    size_t low = 0, high = id.is_set ? tree->units.count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct unit_node *node = &tree->units.at[middle];
        if (node->id.n == id.value.n)
            return node;
        if (node->id.n < id.value.n)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

size_t unit_tree_path(const struct unit_tree *tree, struct maybe_unit_id id,
                      const struct unit_node *path[UNIT_DEPTH_MOST])
{
    size_t count = 0;
    const struct unit_node *node = unit_tree_find(tree, id);
    while (node && count < UNIT_DEPTH_MOST) {
        path[count++] = node;
        node = unit_tree_find(tree, node->parent);
    }
    return count;
}

const struct unit_node *unit_tree_at_depth(const struct unit_tree *tree, struct maybe_unit_id id,
                                           int64_t depth)
{
    const struct unit_node *path[UNIT_DEPTH_MOST];
    size_t count = unit_tree_path(tree, id, path);
    if (!count)
        return NULL;
    int64_t behind = (int64_t)count - depth;
    return path[behind > 0 ? behind : 0];
}
