// SPDX-License-Identifier: EUPL-1.2
// Triangles by way of those of more ties.
#include "flow/triangles.h"

#include <math.h>

/// Of each person the arcs to those who come later: who has more ties, or as many and a higher number.
struct forward {
    const struct graph *graph;
    uint32_t *start, *arc; // arc: a place in graph->out
    uint32_t *back;        // of each place in graph->out: that of the same tie seen from the other end
    uint32_t *seen;        // of each person: from 1, the arc that leads there from who is looked at
};

static bool is_later(const struct graph *g, uint32_t a, uint32_t b)
{
    uint32_t of_a = degree(&g->out, a), of_b = degree(&g->out, b);
    return of_b > of_a || (of_b == of_a && b > a);
}

/// Rows are sorted: whoever comes by in the order of numbers stands at the next place of each row.
static uint32_t *backs_of(struct arena *arena, const struct neighbours *n, uint32_t people)
{
    uint32_t *back = NEW_ARRAY(arena, uint32_t, n->start[people]);
    uint32_t *next = NEW_ARRAY(arena, uint32_t, people);
    for (uint32_t i = 0; i < people; i++)
        next[i] = n->start[i];
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            back[k] = next[n->to[k]]++;
    return back;
}

static struct forward forward_new(struct arena *arena, const struct graph *g)
{
    struct forward f = {.graph = g,
                        .start = NEW_ARRAY(arena, uint32_t, g->people + 1),
                        .arc = NEW_ARRAY(arena, uint32_t, g->ties),
                        .back = backs_of(arena, &g->out, g->people),
                        .seen = NEW_ARRAY(arena, uint32_t, g->people)};
    uint32_t count = 0;
    for (uint32_t i = 0; i < g->people; i++) {
        f.start[i] = count;
        for (uint32_t k = g->out.start[i]; k < g->out.start[i + 1]; k++)
            if (is_later(g, i, g->out.to[k]))
                f.arc[count++] = k;
    }
    f.start[g->people] = count;
    return f;
}

static struct triangle triangle_of(const struct forward *f, uint32_t a, uint32_t ab, uint32_t ac, uint32_t bc)
{
    const uint32_t *to = f->graph->out.to, *back = f->back;
    return (struct triangle){
        .person = {a, to[ab], to[ac]},
        .arc = {{0, ab, ac}, {back[ab], 0, bc}, {back[ac], back[bc], 0}},
    };
}

static void triangles_from(const struct forward *f, uint32_t a, triangle_fn *each, void *arg)
{
    const uint32_t *to = f->graph->out.to, *first = f->arc + f->start[a], *end = f->arc + f->start[a + 1];
    for (const uint32_t *ac = first; ac < end; ac++)
        f->seen[to[*ac]] = *ac + 1;
    for (const uint32_t *ab = first; ab < end; ab++)
        for (uint32_t k = f->start[to[*ab]]; k < f->start[to[*ab] + 1]; k++) {
            uint32_t bc = f->arc[k], ac = f->seen[to[bc]];
            if (!ac)
                continue;
            struct triangle t = triangle_of(f, a, *ab, ac - 1, bc);
            each(arg, &t);
        }
    for (const uint32_t *ac = first; ac < end; ac++)
        f->seen[to[*ac]] = 0;
}

void triangles_each(const struct graph *g, triangle_fn *each, void *arg)
{
    struct arena *scratch = arena_new();
    struct forward f = forward_new(scratch, g);
    for (uint32_t a = 0; a < g->people; a++)
        triangles_from(&f, a, each, arg);
    arena_free(scratch);
}

static void count_one(void *arg, const struct triangle *triangle)
{
    (void)triangle;
    ++*(uint64_t *)arg;
}

double transitivity(const struct graph *g)
{
    uint64_t triangles = 0;
    double pairs = 0; // with somebody in common
    triangles_each(g, count_one, &triangles);
    for (uint32_t i = 0; i < g->people; i++) {
        double d = degree(&g->out, i);
        pairs += d * (d - 1) / 2;
    }
    return pairs > 0 ? 3 * (double)triangles / pairs : NAN;
}
