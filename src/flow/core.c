// SPDX-License-Identifier: EUPL-1.2
// Cores, by sorting people into buckets of degrees.
#include "flow/core.h"

#include <math.h>

/// People in the order of their degrees; where each stands; where each degree begins.
struct by_degree {
    uint32_t *order, *place, *begin, *degree;
};

static struct by_degree by_degree(struct arena *arena, const struct graph *g)
{
    struct by_degree b = {NEW_ARRAY(arena, uint32_t, g->people), NEW_ARRAY(arena, uint32_t, g->people),
                          NEW_ARRAY(arena, uint32_t, g->people + 2), NEW_ARRAY(arena, uint32_t, g->people)};
    for (uint32_t i = 0; i < g->people; i++) {
        b.degree[i] = degree(&g->out, i);
        b.begin[b.degree[i] + 2]++;
    }
    for (uint32_t d = 2; d < g->people + 2; d++)
        b.begin[d] += b.begin[d - 1];
    for (uint32_t i = 0; i < g->people; i++) {
        b.place[i] = b.begin[b.degree[i] + 1]++;
        b.order[b.place[i]] = i;
    }
    return b;
}

/// Takes one tie off a person: to the front of the bucket, which then begins one later.
static void take_tie(struct by_degree *b, uint32_t person)
{
    uint32_t front = b->begin[b->degree[person]]++;
    uint32_t other = b->order[front];
    b->order[b->place[person]] = other;
    b->place[other] = b->place[person];
    b->order[front] = person;
    b->place[person] = front;
    b->degree[person]--;
}

uint32_t *coreness(struct arena *arena, const struct graph *g)
{
    struct by_degree b = by_degree(arena, g);
    for (uint32_t at = 0; at < g->people; at++) {
        uint32_t person = b.order[at];
        for (uint32_t k = g->out.start[person]; k < g->out.start[person + 1]; k++)
            if (b.degree[g->out.to[k]] > b.degree[person])
                take_tie(&b, g->out.to[k]);
    }
    return b.degree;
}

/// One degree after another from the top, and within it by number: the cores of all sizes begin here.
static uint32_t *from_the_top(struct arena *arena, const struct graph *g)
{
    struct by_degree b = by_degree(arena, g);
    uint32_t *order = NEW_ARRAY(arena, uint32_t, g->people), count = 0;
    for (uint32_t end = g->people; end > 0;) {
        uint32_t first = end;
        while (first > 0 && b.degree[b.order[first - 1]] == b.degree[b.order[end - 1]])
            first--;
        for (uint32_t k = first; k < end; k++)
            order[count++] = b.order[k];
        end = first;
    }
    return order;
}

static uint64_t pairs_of(uint64_t people)
{
    return people ? people * (people - 1) / 2 : 0;
}

static uint64_t ties_within(const struct graph *g, const bool *is_in)
{
    uint64_t ends = 0;
    for (uint32_t i = 0; i < g->people; i++)
        for (uint32_t k = g->out.start[i]; is_in[i] && k < g->out.start[i + 1]; k++)
            ends += is_in[g->out.to[k]];
    return ends / 2;
}

/// Pearson's, of two things that are 0 or 1: ties, and "both in the core".
static double correlation_of(const struct graph *g, const struct core *c)
{
    double inside = (double)ties_within(g, c->is_in);                          // tied, both in the core
    double outside = (double)c->errors - ((double)pairs_of(c->size) - inside); // tied, both outside
    double in_core = (double)pairs_of(c->size), others = (double)pairs_of(g->people - c->size);
    double all = in_core + others, tied = inside + outside;
    double spread = in_core * others * tied * (all - tied);
    return spread > 0 ? (all * inside - in_core * tied) / sqrt(spread) : NAN;
}

struct core core_of(struct arena *arena, const struct graph *g)
{
    struct core c = {.is_in = NEW_ARRAY(arena, bool, g->people), .errors = g->ties};
    uint32_t *order = from_the_top(arena, g);
    int64_t errors = g->ties; // k(k-1)/2 + ties - the degrees of the first k
    for (uint32_t k = 0; k < g->people; k++) {
        errors += (int64_t)k - degree(&g->out, order[k]);
        if (errors < (int64_t)c.errors) {
            c.errors = (uint64_t)errors;
            c.size = k + 1;
        }
    }
    for (uint32_t k = 0; k < c.size; k++)
        c.is_in[order[k]] = true;
    c.correlation = correlation_of(g, &c);
    return c;
}
