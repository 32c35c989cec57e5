// SPDX-License-Identifier: EUPL-1.2
// Squares of numbers.
#include "flow/test/dyads.h"

#include "base/bug.h"

static size_t cell(const struct dyads *d, uint32_t from, uint32_t to)
{
    bool swaps = d->kind == GRAPH_UNDIRECTED && from < to;
    return (size_t)(swaps ? to : from) * d->people + (swaps ? from : to);
}

static double *square_new(struct arena *arena, const struct dyads *d)
{
    return NEW_ARRAY(arena, double, (size_t)d->people * d->people);
}

struct dyads dyads_new(struct arena *arena, uint32_t people, enum graph_kind kind)
{
    ASSERT(people <= DYADS_PEOPLE_MOST);
    struct dyads d = {.people = people, .kind = kind, .all_count = true};
    d.counts = square_new(arena, &d);
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t j = 0; j < people; j++)
            d.counts[(size_t)i * people + j] = kind == GRAPH_DIRECTED ? i != j : j < i;
    return d;
}

void dyads_drop(struct dyads *d, uint32_t from, uint32_t to)
{
    if (from == to)
        return;
    d->counts[cell(d, from, to)] = 0;
    d->all_count = false;
}

uint32_t dyads_count(const struct dyads *d)
{
    double count = 0;
    for (size_t i = 0; i < (size_t)d->people * d->people; i++)
        count += d->counts[i];
    return (uint32_t)count;
}

uint32_t dyads_missing(const struct dyads *d)
{
    uint32_t pairs = d->people * (d->people - (d->people > 0));
    return (d->kind == GRAPH_DIRECTED ? pairs : pairs / 2) - dyads_count(d);
}

double *dyads_of_graph(struct arena *arena, const struct dyads *d, const struct graph *g)
{
    double *square = square_new(arena, d);
    for (uint32_t i = 0; i < g->people; i++)
        for (uint32_t k = g->out.start[i]; k < g->out.start[i + 1]; k++) {
            size_t at = cell(d, i, g->out.to[k]);
            square[at] = d->counts[at] > 0 ? g->out.weight[k] : 0;
        }
    return square;
}

double *dyads_same(struct arena *arena, const struct dyads *d, const struct units *units)
{
    double *square = square_new(arena, d);
    for (uint32_t i = 0; i < d->people; i++)
        for (uint32_t j = 0; j < d->people; j++) {
            size_t at = (size_t)i * d->people + j;
            square[at] = units->of[i] != UNIT_NONE && units->of[i] == units->of[j] ? d->counts[at] : 0;
        }
    return square;
}

void dyads_mirror(const struct dyads *d, double *square)
{
    for (uint32_t i = 0; d->kind == GRAPH_UNDIRECTED && i < d->people; i++)
        for (uint32_t j = 0; j < i; j++)
            square[(size_t)j * d->people + i] = square[(size_t)i * d->people + j];
}
