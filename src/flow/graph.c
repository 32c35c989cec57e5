// SPDX-License-Identifier: EUPL-1.2
// Rows of ties sorted into neighbours by two passes of counting.
#include "flow/graph.h"

#include "base/bug.h"

/// Turns numbers per row into where each row starts.
static void starts_of(uint32_t *start, uint32_t people)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= people; i++) {
        uint32_t here = start[i];
        start[i] = sum;
        sum += here;
    }
}

static struct neighbours neighbours_new(struct arena *arena, uint32_t people, size_t count)
{
    return (struct neighbours){
        .start = NEW_ARRAY(arena, uint32_t, people + 1),
        .to = NEW_ARRAY(arena, uint32_t, count),
        .weight = NEW_ARRAY(arena, double, count),
    };
}

/// Moves the starts, which filling has moved to the ends of the rows, back.
static void starts_back(uint32_t *start, uint32_t people)
{
    for (uint32_t i = people; i > 0; i--)
        start[i] = start[i - 1];
    start[0] = 0;
}

/// Every arc turned round. The rows of the result are sorted, whatever the order in the given ones.
static struct neighbours turned(struct arena *arena, const struct neighbours *n, uint32_t people)
{
    uint32_t count = n->start[people];
    struct neighbours out = neighbours_new(arena, people, count);
    for (uint32_t k = 0; k < count; k++)
        out.start[n->to[k]]++;
    starts_of(out.start, people);
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
            uint32_t at = out.start[n->to[k]]++;
            out.to[at] = i;
            out.weight[at] = n->weight[k];
        }
    starts_back(out.start, people);
    return out;
}

/// The rows as they came, by who named; without those who named themselves.
static struct neighbours gathered(struct arena *arena, uint32_t people, const struct tie *rows, size_t count)
{
    struct neighbours out = neighbours_new(arena, people, count);
    for (size_t r = 0; r < count; r++)
        out.start[rows[r].from] += rows[r].from != rows[r].to;
    starts_of(out.start, people);
    for (size_t r = 0; r < count; r++) {
        if (rows[r].from == rows[r].to)
            continue;
        uint32_t at = out.start[rows[r].from]++;
        out.to[at] = rows[r].to;
        out.weight[at] = rows[r].weight;
    }
    starts_back(out.start, people);
    return out;
}

/// One tie of each run of the same neighbour, in sorted rows; in place.
static uint32_t merged(struct neighbours *n, uint32_t people)
{
    uint32_t kept = 0, from = 0;
    for (uint32_t i = 0; i < people; i++) {
        uint32_t first = kept, end = n->start[i + 1];
        n->start[i] = kept;
        for (uint32_t k = from; k < end; k++) {
            bool again = kept > first && n->to[kept - 1] == n->to[k];
            if (again && n->weight[k] > n->weight[kept - 1])
                n->weight[kept - 1] = n->weight[k];
            if (again)
                continue;
            n->to[kept] = n->to[k];
            n->weight[kept++] = n->weight[k];
        }
        from = end;
    }
    n->start[people] = kept;
    return kept;
}

struct graph graph_undirected(struct arena *arena, const struct graph *g)
{
    if (g->kind == GRAPH_UNDIRECTED)
        return *g;
    struct neighbours both = neighbours_new(arena, g->people, 2 * (size_t)g->ties);
    uint32_t at = 0;
    for (uint32_t i = 0; i < g->people; i++) {
        uint32_t a = g->out.start[i], b = g->in.start[i];
        both.start[i] = at;
        while (a < g->out.start[i + 1] || b < g->in.start[i + 1]) {
            bool is_out = b == g->in.start[i + 1] || (a < g->out.start[i + 1] && g->out.to[a] <= g->in.to[b]);
            const struct neighbours *n = is_out ? &g->out : &g->in;
            uint32_t k = is_out ? a++ : b++;
            both.to[at] = n->to[k];
            both.weight[at++] = n->weight[k];
        }
    }
    both.start[g->people] = at;
    struct graph out = *g;
    out.kind = GRAPH_UNDIRECTED;
    out.ties = merged(&both, g->people) / 2;
    out.out = out.in = both;
    return out;
}

struct graph graph_new(struct arena *arena, uint32_t people, const struct tie *rows, size_t count,
                       enum graph_kind kind)
{
    ASSERT(people <= GRAPH_PEOPLE_MOST && count <= GRAPH_TIES_MOST);
    struct arena *scratch = arena_new(), *directed = kind == GRAPH_DIRECTED ? arena : scratch;
    struct graph g = {.people = people, .kind = GRAPH_DIRECTED};
    struct neighbours raw = gathered(scratch, people, rows, count);
    uint32_t named = raw.start[people];
    struct neighbours by_named = turned(scratch, &raw, people);
    g.out = turned(directed, &by_named, people);
    g.ties = merged(&g.out, people);
    g.in = turned(directed, &g.out, people);
    g.self_named = (uint32_t)count - named;
    g.twice = named - g.ties;
    if (kind == GRAPH_UNDIRECTED)
        g = graph_undirected(arena, &g);
    arena_free(scratch);
    return g;
}
