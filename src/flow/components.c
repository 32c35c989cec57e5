// SPDX-License-Identifier: EUPL-1.2
// Who can reach whom at all. No recursion: a chain of a million people would need a stack as deep.
#include "flow/ties.h"

/// Marks everyone tied to `first` by any chain of ties; how many they are.
static uint32_t spread(const struct graph *g, uint32_t first, bool *seen, uint32_t *queue)
{
    uint32_t count = 1;
    queue[0] = first;
    seen[first] = true;
    for (uint32_t at = 0; at < count; at++)
        for (int way = 0; way < 2; way++) {
            const struct neighbours *n = way ? &g->in : &g->out;
            for (uint32_t k = n->start[queue[at]]; k < n->start[queue[at] + 1]; k++)
                if (!seen[n->to[k]]) {
                    seen[n->to[k]] = true;
                    queue[count++] = n->to[k];
                }
        }
    return count;
}

/// Tarjan's search. `number` is the order of discovery from 1, and DONE once the component is known.
struct search {
    const struct graph *graph;
    uint32_t *number, *low, *next; // next: the arc to be followed
    uint32_t *path, path_count;    // from the first to who is looked at
    uint32_t *open, open_count;    // whose component is not known yet
    uint32_t found, components;
};

#define DONE UINT32_MAX

static void enter(struct search *s, uint32_t person)
{
    s->number[person] = s->low[person] = ++s->found;
    s->next[person] = s->graph->out.start[person];
    s->path[s->path_count++] = person;
    s->open[s->open_count++] = person;
}

static void lower(struct search *s, uint32_t person, uint32_t to)
{
    if (to < s->low[person])
        s->low[person] = to;
}

static void leave(struct search *s, uint32_t person)
{
    s->path_count--;
    if (s->path_count)
        lower(s, s->path[s->path_count - 1], s->low[person]);
    if (s->low[person] != s->number[person])
        return;
    s->components++;
    uint32_t last;
    do {
        last = s->open[--s->open_count];
        s->number[last] = DONE;
    } while (last != person);
}

static void search_from(struct search *s, uint32_t first)
{
    enter(s, first);
    while (s->path_count) {
        uint32_t person = s->path[s->path_count - 1];
        bool is_done = s->next[person] == s->graph->out.start[person + 1];
        uint32_t to = is_done ? person : s->graph->out.to[s->next[person]++];
        if (is_done)
            leave(s, person);
        else if (!s->number[to])
            enter(s, to);
        else if (s->number[to] != DONE)
            lower(s, person, s->number[to]);
    }
}

static uint32_t strong_count(struct arena *arena, const struct graph *g)
{
    struct search s = {.graph = g,
                       .number = NEW_ARRAY(arena, uint32_t, g->people),
                       .low = NEW_ARRAY(arena, uint32_t, g->people),
                       .next = NEW_ARRAY(arena, uint32_t, g->people),
                       .path = NEW_ARRAY(arena, uint32_t, g->people),
                       .open = NEW_ARRAY(arena, uint32_t, g->people)};
    for (uint32_t i = 0; i < g->people; i++)
        if (!s.number[i])
            search_from(&s, i);
    return s.components;
}

struct components components_count(struct arena *arena, const struct graph *g)
{
    struct components c = {0};
    bool *seen = NEW_ARRAY(arena, bool, g->people);
    uint32_t *queue = NEW_ARRAY(arena, uint32_t, g->people);
    for (uint32_t i = 0; i < g->people; i++) {
        uint32_t size = seen[i] ? 0 : spread(g, i, seen, queue);
        c.weak += size > 0;
        c.largest_weak = size > c.largest_weak ? size : c.largest_weak;
    }
    c.strong = g->kind == GRAPH_DIRECTED ? strong_count(arena, g) : c.weak;
    return c;
}
