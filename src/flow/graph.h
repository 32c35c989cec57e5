// SPDX-License-Identifier: EUPL-1.2
// Who named whom: a graph of people, numbered from 0, that every measure and test of `flow/` reads.
//
//     struct tie rows[] = {{0, 1, 1}, {1, 2, 3}};
//     struct graph g = graph_new(arena, people, rows, 2, GRAPH_DIRECTED);
//     for (uint32_t k = g.out.start[i]; k < g.out.start[i + 1]; k++)
//         use(g.out.to[k], g.out.weight[k]);                  // whom i named
//
// Everyone stays in, also who names nobody and is named by nobody. A person who names herself is dropped and
// counted. The same pair named twice is one tie, with the larger of its weights. In an undirected graph two
// people are tied who are named in either direction: both rows of neighbours hold the tie, and `out` and `in`
// are the same.
//
// Neighbours stand one after another in one array (compressed sparse rows), by number. Cost: O(people +
// rows), 12 bytes for each row and direction. All of it lives in the arena.
#ifndef FLOW_GRAPH_H
#define FLOW_GRAPH_H

#include "base/str.h"

enum { GRAPH_PEOPLE_MOST = 1000 * 1000, GRAPH_TIES_MOST = 20 * 1000 * 1000 };

struct tie {
    uint32_t from, to;
    double weight; // over 0
};

struct neighbours {
    uint32_t *start; // of each person's row; one more at the end
    uint32_t *to;
    double *weight;
};

enum graph_kind { GRAPH_UNDIRECTED, GRAPH_DIRECTED };

struct graph {
    uint32_t people;
    uint32_t ties; // arcs, or pairs where undirected
    enum graph_kind kind;
    struct neighbours out, in;
    uint32_t self_named; // rows dropped because somebody named herself
    uint32_t twice;      // rows that named anew, in the same direction, who was named already
};

/// Every `from` and `to` is under `people`.
struct graph graph_new(struct arena *arena, uint32_t people, const struct tie *rows, size_t count,
                       enum graph_kind kind);

/// Who is tied to whom in either direction, with the larger weight; the graph itself where it is undirected.
struct graph graph_undirected(struct arena *arena, const struct graph *graph);

/// How many ties begin at somebody, or end there.
static inline uint32_t degree(const struct neighbours *n, uint32_t person)
{
    return n->start[person + 1] - n->start[person];
}

/// Which unit (or other group) each person belongs to. The units are numbered in the order of their names'
/// bytes; one may be without people, and a person without a unit.
struct units {
    uint32_t count;
    const struct str *name; // of each unit
    const uint32_t *of;     // of each person: a unit, or UNIT_NONE
};

#define UNIT_NONE UINT32_MAX

/// Units out of what stands beside each person; an empty text is no unit. Cost: O(people log units).
struct units units_new(struct arena *arena, const struct str *text, uint32_t people);

/// How many people each unit has.
uint32_t *units_sizes(struct arena *arena, const struct units *units, uint32_t people);

#endif
