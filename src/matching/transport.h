// SPDX-License-Identifier: EUPL-1.2
// The best way to send people to themes: each to one or nowhere, each theme up to its room, the sum of the
// worths as large as can be.
//
//     struct transport t = {people, themes, count, room, fill, arcs};
//     uint32_t *arc_of = transport_best(arena, &t);                // MATCH_NONE: nowhere
//
// A primal network simplex (Dantzig; strongly feasible trees after Cunningham, Math. Prog. 11, 1976, so that
// it does not cycle). Worths are whole numbers of at most TRANSPORT_BITS bits, so that several aims can be
// packed in one, the more important higher up. The same input gives the same answer. In practice some pivots
// a node, each O(tree).
#ifndef MATCHING_TRANSPORT_H
#define MATCHING_TRANSPORT_H

#include "matching/market.h"

enum { TRANSPORT_BITS = 108 };
__extension__ typedef __int128 worth;

struct transport_arc {
    uint32_t person, theme;
    worth worth;
};

struct transport {
    uint32_t people, themes, arcs;
    const uint32_t *room;
    const worth *fill; // of each theme: what each place that is taken is worth besides
    const struct transport_arc *arc;
};

uint32_t *transport_best(struct arena *arena, const struct transport *transport);

#endif
