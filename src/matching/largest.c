// SPDX-License-Identifier: EUPL-1.2
// Dinic: layers by breadth first search from the source, then blocking flows depth first, without recursion.
#include "matching/largest.h"

#include <string.h>

struct arc {
    uint32_t to, back; // back: the index of the opposite arc
    uint32_t room;     // that is left
    uint32_t wish;     // MATCH_NONE: not a wish
};

/// Nodes: source, sink, people, themes, units. Arcs of a node are arc[at[node]..at[node + 1]).
struct network {
    struct arc *arc;
    uint32_t *at, *fill, *level, *next, *queue, *path;
    uint32_t nodes;
};

enum { SOURCE, SINK, FIRST_PERSON };

static uint32_t theme_node(const struct market *m, uint32_t t)
{
    return FIRST_PERSON + m->people + t;
}

static uint32_t unit_node(const struct market *m, uint32_t u)
{
    return FIRST_PERSON + m->people + m->themes + u;
}

static uint32_t before_person(const struct market *m, uint32_t p)
{
    return m->unit[p] == MATCH_NONE ? SOURCE : unit_node(m, m->unit[p]);
}

/// A tie as it is counted first and then laid: from, to, room, flow that it carries already.
static void lay(struct network *n, uint32_t from, uint32_t to, uint32_t room, uint32_t flow, uint32_t wish)
{
    if (!n->arc) { // counting
        n->at[from + 1]++;
        n->at[to + 1]++;
        return;
    }
    uint32_t a = n->fill[from]++, b = n->fill[to]++;
    n->arc[a] = (struct arc){to, b, room - flow, wish};
    n->arc[b] = (struct arc){from, a, flow, MATCH_NONE};
}

static void lay_all(struct network *n, const struct market *m, const struct placement *plan)
{
    for (uint32_t u = 0; u < m->units; u++) {
        int64_t most = m->left[u].people < 0           ? 0
                       : m->left[u].people > m->people ? m->people
                                                       : m->left[u].people;
        uint32_t lent = 0;
        for (uint32_t i = m->colleagues_at[u]; i < m->colleagues_at[u + 1]; i++)
            lent += plan->at[m->colleague[i]] != MATCH_NONE;
        lay(n, SOURCE, unit_node(m, u), (uint32_t)most, lent, MATCH_NONE);
    }
    uint32_t *taken = n->queue; // not needed yet
    memset(taken, 0, m->themes * sizeof *taken);
    for (uint32_t p = 0; p < m->people; p++) {
        lay(n, before_person(m, p), FIRST_PERSON + p, 1, plan->at[p] != MATCH_NONE, MATCH_NONE);
        for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1]; i++)
            if (m->wish[i].open) {
                lay(n, FIRST_PERSON + p, theme_node(m, m->wish[i].theme), 1, plan->at[p] == i, i);
                taken[m->wish[i].theme] += plan->at[p] == i;
            }
    }
    for (uint32_t t = 0; t < m->themes; t++)
        lay(n, theme_node(m, t), SINK, m->room[t], taken[t], MATCH_NONE);
}

static struct network network_new(struct arena *arena, const struct market *m, const struct placement *plan)
{
    struct network n = {.nodes = FIRST_PERSON + m->people + m->themes + m->units};
    n.at = NEW_ARRAY(arena, uint32_t, n.nodes + 1);
    n.fill = NEW_ARRAY(arena, uint32_t, n.nodes);
    n.level = NEW_ARRAY(arena, uint32_t, n.nodes);
    n.next = NEW_ARRAY(arena, uint32_t, n.nodes);
    n.queue = NEW_ARRAY(arena, uint32_t, n.nodes);
    n.path = NEW_ARRAY(arena, uint32_t, n.nodes);
    lay_all(&n, m, plan);
    for (uint32_t i = 0; i < n.nodes; i++)
        n.at[i + 1] += n.at[i];
    memcpy(n.fill, n.at, n.nodes * sizeof *n.fill);
    n.arc = NEW_ARRAY(arena, struct arc, n.at[n.nodes]);
    lay_all(&n, m, plan);
    return n;
}

/// Each node's distance from the source over arcs with room. False when the sink is out of reach.
static bool layers(struct network *n)
{
    uint32_t head = 0, tail = 0;
    memset(n->level, 0xff, n->nodes * sizeof *n->level);
    n->level[SOURCE] = 0;
    for (n->queue[tail++] = SOURCE; head < tail;) {
        uint32_t x = n->queue[head++];
        for (uint32_t i = n->at[x]; i < n->at[x + 1]; i++)
            if (n->arc[i].room && n->level[n->arc[i].to] == MATCH_NONE) {
                n->level[n->arc[i].to] = n->level[x] + 1;
                n->queue[tail++] = n->arc[i].to;
            }
    }
    return n->level[SINK] != MATCH_NONE;
}

/// One more unit of flow along the layers. False when there is no way left.
static bool push_one(struct network *n)
{
    uint32_t depth = 0, x = SOURCE;
    while (x != SINK) {
        uint32_t i = n->next[x];
        if (i < n->at[x + 1]) {
            if (n->arc[i].room && n->level[n->arc[i].to] == n->level[x] + 1) {
                n->path[depth++] = i;
                x = n->arc[i].to;
            } else
                n->next[x]++;
        } else if (!depth) {
            return false;
        } else {
            x = n->arc[n->arc[n->path[--depth]].back].to;
            n->next[x]++;
        }
    }
    while (depth) {
        struct arc *a = &n->arc[n->path[--depth]];
        a->room--;
        n->arc[a->back].room++;
    }
    return true;
}

uint32_t largest_of(struct arena *arena, const struct market *m, struct placement *plan)
{
    struct network n = network_new(arena, m, plan);
    uint32_t placed = 0;
    while (layers(&n)) {
        memcpy(n.next, n.at, n.nodes * sizeof *n.next);
        while (push_one(&n)) {
        }
    }
    for (uint32_t p = 0; p < m->people; p++) {
        plan->at[p] = MATCH_NONE;
        for (uint32_t i = n.at[FIRST_PERSON + p]; i < n.at[FIRST_PERSON + p + 1]; i++)
            if (n.arc[i].wish != MATCH_NONE && !n.arc[i].room)
                plan->at[p] = n.arc[i].wish;
        placed += plan->at[p] != MATCH_NONE;
    }
    return placed;
}
