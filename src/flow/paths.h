// SPDX-License-Identifier: EUPL-1.2
// Shortest ways through the network, from everyone to everyone: how long they are, and who lies on them.
//
//     struct paths p = paths_of(arena, &g, &units, &(struct path_options){.with_betweenness = true});
//     double mean = paths_mean(&p), from_u_to_v = paths_between(&p, u, v);
//     p.betweenness[i], p.longest
//
// A tie is one step, whatever its weight; arcs are followed in their direction. Pairs without a way are left
// out of every mean, and paths_share() says how many are not.
//
// Betweenness: for each pair of others, the share of their shortest ways that lead through the person; not
// normalised; undirected pairs once (Freeman, Sociometry 40(1), 1977; by Brandes, J. of Mathematical
// Sociology 25(2), 2001). NAN for who lies between two people with more than 10^308 shortest ways. Cost:
// O(people * ties) time; some 30 bytes for each person and thread, 512 for each person with betweenness, and
// 16 * units^2. 12,000 people with 72,000 ties take some 10 s of a processor, and 30 MB.
//
// The work is spread over threads, person by person. The digits are the same on any number of them: sums are
// made by blocks of people, and the blocks added in order.
#ifndef FLOW_PATHS_H
#define FLOW_PATHS_H

#include "flow/graph.h"

struct path_options {
    bool with_betweenness;
    uint32_t threads;                       // 0: one for each processor
    void (*watch)(void *arg, double share); // called now and then from the calling thread; may be NULL
    void *arg;
};

enum { PATH_THREADS_MOST = 64 };

struct paths {
    uint32_t people, units;
    double *betweenness;              // of each person; NULL where it was not asked for
    uint64_t ways, steps;             // ordered pairs with a way, and the sum of their distances
    uint32_t longest;                 // distance; 0: there is no way
    uint64_t *unit_ways, *unit_steps; // the same of each two units, units x units
};

/// `units` may have none.
struct paths paths_of(struct arena *arena, const struct graph *graph, const struct units *units,
                      const struct path_options *options);

/// The mean distance; NAN where there is no way at all.
double paths_mean(const struct paths *paths);
/// The share of ordered pairs that have a way; NAN for fewer than two people.
double paths_share(const struct paths *paths);
/// From one unit's people to another's (or to each other); NAN without a way.
double paths_between(const struct paths *paths, uint32_t from, uint32_t to);
/// Over all pairs of people in different units.
double paths_across(const struct paths *paths);

#endif
