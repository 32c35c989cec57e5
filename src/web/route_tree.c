// SPDX-License-Identifier: EUPL-1.2
// Walks the tree of routes, one step of the path at a time.
#include "web/route_tree.h"

static bool has_row(const struct route_node *node)
{
    for (int m = 0; m < ROUTE_METHODS; m++)
        if (node->rows[m])
            return true;
    return false;
}

static const struct route_edge *literal_find(const struct route_node *node, struct str step)
{
    int from = 0, to = node->literal_count;
    while (from < to) {
        int middle = from + (to - from) / 2, order = str_compare(step, node->literals[middle].text);
        if (order == 0)
            return &node->literals[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

static bool parameter_takes(const struct route_tree *tree, const struct route_edge *edge, struct str step,
                            void *out)
{
    return str_ends(step, edge->text) &&
           tree->parameter_read(edge->parameter, str_slice(step, 0, step.len - edge->text.len), out);
}

// Goes as deep as the tree at most.
static const struct route_node *walk(const struct route_tree *tree, const struct route_node *node,
                                     struct str rest, void *out)
{
    struct str step;
    if (!rest.at)
        return has_row(node) ? node : NULL;
    size_t slash = str_find(rest, '/', 0);
    step = str_slice(rest, 0, slash);
    rest = slash < rest.len ? str_slice(rest, slash + 1, rest.len) : (struct str){0};
    const struct route_edge *literal = literal_find(node, step);
    const struct route_node *found = literal ? walk(tree, &tree->nodes[literal->node], rest, out) : NULL;
    for (int i = 0; !found && i < node->parameter_count; i++)
        if (parameter_takes(tree, &node->parameters[i], step, out))
            found = walk(tree, &tree->nodes[node->parameters[i].node], rest, out);
    return found;
}

static const struct route_node *node_find(const struct route_tree *tree, struct str path, void *out)
{
    if (!path.len || path.at[0] != '/')
        return NULL;
    return walk(tree, tree->nodes, path.len == 1 ? (struct str){0} : str_slice(path, 1, path.len), out);
}

int route_tree_find(const struct route_tree *tree, enum http_method method, struct str path, void *out,
                    enum route_miss *why)
{
    const struct route_node *node = node_find(tree, path, out);
    int row = node ? node->rows[method == HTTP_HEAD ? HTTP_GET : method] : 0;
    *why = row ? ROUTE_FOUND : node ? ROUTE_NO_METHOD : ROUTE_NO_PAGE;
    return row - 1;
}

void route_tree_allow(const struct route_tree *tree, struct str path, void *scratch, struct buf *out)
{
    const struct route_node *node = node_find(tree, path, scratch);
    struct str between = S("");
    for (int m = 0; node && m < ROUTE_METHODS; m++) {
        if (!node->rows[m == HTTP_HEAD ? HTTP_GET : m])
            continue;
        buf_str(out, between);
        buf_str(out, http_method_name((enum http_method)m));
        between = S(", ");
    }
}

bool route_number_read(struct str step, int64_t *out)
{
    return step.len && step.at[0] >= '1' && step.at[0] <= '9' && str_int(step, out);
}

bool route_text_read(struct str step, struct str *out)
{
    *out = step;
    return step.len > 0 && step.len <= ROUTE_TEXT_BYTES_MOST;
}
