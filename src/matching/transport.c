// SPDX-License-Identifier: EUPL-1.2
// The tree hangs from a root where everybody is who goes nowhere. Arcs 0..arcs-1 are the given ones, then one
// from each person and each theme to the root; only those of the themes have a limit.
#include "matching/transport.h"

struct tree {
    const struct transport *t;
    uint32_t nodes, root;
    uint32_t *parent, *pred; // the node above, and the arc that leads there or comes from there
    uint32_t *depth, *child, *next, *previous;
    worth *potential;
    uint32_t *flow; // of every arc
    bool *at_limit; // of the theme's arcs: not in the tree, and full
    bool *in_tree;
    uint32_t *stack;
    uint32_t scan, block;
};

static uint32_t arcs_all(const struct tree *s)
{
    return s->t->arcs + s->nodes - 1;
}

static uint32_t tail_of(const struct tree *s, uint32_t a)
{
    return a < s->t->arcs ? s->t->arc[a].person : a - s->t->arcs;
}

static uint32_t head_of(const struct tree *s, uint32_t a)
{
    return a < s->t->arcs ? s->t->people + s->t->arc[a].theme : s->root;
}

static worth worth_of(const struct tree *s, uint32_t a)
{
    if (a < s->t->arcs)
        return s->t->arc[a].worth;
    uint32_t node = a - s->t->arcs;
    return node < s->t->people ? 0 : s->t->fill[node - s->t->people];
}

static bool has_limit(const struct tree *s, uint32_t a)
{
    return a >= s->t->arcs + s->t->people;
}

static uint32_t limit_of(const struct tree *s, uint32_t a)
{
    return s->t->room[a - s->t->arcs - s->t->people];
}

static void hang(struct tree *s, uint32_t node, uint32_t parent, uint32_t pred)
{
    s->parent[node] = parent;
    s->pred[node] = pred;
    s->previous[node] = MATCH_NONE;
    s->next[node] = s->child[parent];
    if (s->next[node] != MATCH_NONE)
        s->previous[s->next[node]] = node;
    s->child[parent] = node;
}

static void unhang(struct tree *s, uint32_t node)
{
    if (s->previous[node] == MATCH_NONE)
        s->child[s->parent[node]] = s->next[node];
    else
        s->next[s->previous[node]] = s->next[node];
    if (s->next[node] != MATCH_NONE)
        s->previous[s->next[node]] = s->previous[node];
}

/// Depths and potentials below a node that has been hung anew. Along a tree arc worth + potential(tail) =
/// potential(head).
static void settle(struct tree *s, uint32_t top)
{
    uint32_t count = 0;
    for (s->stack[count++] = top; count;) {
        uint32_t x = s->stack[--count], a = s->pred[x], up = s->parent[x];
        s->depth[x] = s->depth[up] + 1;
        s->potential[x] =
            tail_of(s, a) == x ? s->potential[up] - worth_of(s, a) : s->potential[up] + worth_of(s, a);
        for (uint32_t c = s->child[x]; c != MATCH_NONE; c = s->next[c])
            s->stack[count++] = c;
    }
}

/// How much the arc gains for each that goes along it.
static worth gain_of(const struct tree *s, uint32_t a)
{
    return worth_of(s, a) + s->potential[tail_of(s, a)] - s->potential[head_of(s, a)];
}

/// The arc that gains most in the next block in which one does; MATCH_NONE: none in all.
static uint32_t entering(struct tree *s)
{
    uint32_t all = arcs_all(s), best = MATCH_NONE;
    worth most = 0;
    for (uint32_t seen = 0, in_block = 0; seen < all; seen++) {
        uint32_t a = s->scan;
        s->scan = a + 1 == all ? 0 : a + 1;
        if (!s->in_tree[a]) {
            bool full = has_limit(s, a) && s->at_limit[a - s->t->arcs];
            worth gain = full ? -gain_of(s, a) : gain_of(s, a);
            if (gain > most) {
                most = gain;
                best = a;
            }
        }
        if (++in_block == s->block) {
            if (best != MATCH_NONE)
                return best;
            in_block = 0;
        }
    }
    return best;
}

/// How much more can go along the arc above node x, upwards or downwards.
static uint32_t residual(const struct tree *s, uint32_t x, bool upwards)
{
    uint32_t a = s->pred[x];
    if ((tail_of(s, a) == x) != upwards)
        return s->flow[a];
    return has_limit(s, a) ? limit_of(s, a) - s->flow[a] : UINT32_MAX;
}

static void send(struct tree *s, uint32_t x, bool upwards, uint32_t amount)
{
    uint32_t a = s->pred[x];
    if ((tail_of(s, a) == x) == upwards)
        s->flow[a] += amount;
    else
        s->flow[a] -= amount;
}

static uint32_t apex(const struct tree *s, uint32_t x, uint32_t y)
{
    while (x != y)
        if (s->depth[x] >= s->depth[y])
            x = s->parent[x];
        else
            y = s->parent[y];
    return x;
}

/// Turns the path from `from` up to `to` around, so that `from` hangs from `parent` by the arc.
static void reroot(struct tree *s, uint32_t from, uint32_t to, uint32_t parent, uint32_t arc)
{
    for (uint32_t x = from;;) {
        uint32_t up = s->parent[x], pred = s->pred[x];
        unhang(s, x);
        hang(s, x, parent, arc);
        if (x == to)
            break;
        parent = x;
        arc = pred;
        x = up;
    }
    settle(s, from);
}

/// Flow goes round the cycle that arc e closes. What leaves is the last arc that blocks, along the flow from
/// the apex: that keeps the tree strongly feasible.
static void pivot(struct tree *s, uint32_t e)
{
    bool full = has_limit(s, e) && s->at_limit[e - s->t->arcs];
    uint32_t u = full ? head_of(s, e) : tail_of(s, e), v = full ? tail_of(s, e) : head_of(s, e);
    uint32_t join = apex(s, u, v), leaves = MATCH_NONE, most = UINT32_MAX;
    bool below_u = false;
    if (has_limit(s, e))
        most = limit_of(s, e);
    for (uint32_t x = u; x != join; x = s->parent[x])
        if (residual(s, x, false) < most) {
            most = residual(s, x, false);
            leaves = x;
            below_u = true;
        }
    for (uint32_t x = v; x != join; x = s->parent[x])
        if (residual(s, x, true) <= most) {
            most = residual(s, x, true);
            leaves = x;
            below_u = false;
        }
    for (uint32_t x = u; x != join; x = s->parent[x])
        send(s, x, false, most);
    for (uint32_t x = v; x != join; x = s->parent[x])
        send(s, x, true, most);
    s->flow[e] = full ? s->flow[e] - most : s->flow[e] + most;
    if (leaves == MATCH_NONE) { // the entering arc itself goes from one end of its room to the other
        s->at_limit[e - s->t->arcs] = !full;
        return;
    }
    uint32_t out = s->pred[leaves];
    s->in_tree[out] = false;
    if (has_limit(s, out))
        s->at_limit[out - s->t->arcs] = s->flow[out] > 0 && s->flow[out] == limit_of(s, out);
    s->in_tree[e] = true;
    if (has_limit(s, e))
        s->at_limit[e - s->t->arcs] = false;
    reroot(s, below_u ? u : v, leaves, below_u ? v : u, e);
}

static struct tree tree_new(struct arena *arena, const struct transport *t)
{
    struct tree s = {.t = t, .nodes = t->people + t->themes + 1, .root = t->people + t->themes};
    uint32_t all = arcs_all(&s);
    s.parent = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.pred = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.depth = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.child = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.next = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.previous = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.potential = NEW_ARRAY(arena, worth, s.nodes);
    s.stack = NEW_ARRAY(arena, uint32_t, s.nodes);
    s.flow = NEW_ARRAY(arena, uint32_t, all);
    s.in_tree = NEW_ARRAY(arena, bool, all);
    s.at_limit = NEW_ARRAY(arena, bool, s.nodes);
    for (uint32_t x = 0; x < s.nodes; x++)
        s.child[x] = MATCH_NONE;
    for (uint32_t x = 0; x < s.root; x++) {
        hang(&s, x, s.root, t->arcs + x);
        s.in_tree[t->arcs + x] = true;
        s.flow[t->arcs + x] = x < t->people;
        settle(&s, x);
    }
    for (s.block = 32; s.block * s.block < all && s.block < 4096;)
        s.block *= 2;
    return s;
}

uint32_t *transport_best(struct arena *arena, const struct transport *t)
{
    struct tree s = tree_new(arena, t);
    for (uint32_t e = entering(&s); e != MATCH_NONE; e = entering(&s))
        pivot(&s, e);
    uint32_t *arc_of = NEW_ARRAY(arena, uint32_t, t->people);
    for (uint32_t p = 0; p < t->people; p++)
        arc_of[p] = MATCH_NONE;
    for (uint32_t a = 0; a < t->arcs; a++)
        if (s.flow[a])
            arc_of[t->arc[a].person] = a;
    return arc_of;
}
