// SPDX-License-Identifier: EUPL-1.2
// Three people who are all tied to each other: what transitivity, constraint and effective size are made of.
//
//     double t = transitivity(&undirected);
//     triangles_each(&undirected, count_it, &count);
//
// Each triangle once. People are looked at in the order of their degrees, so that somebody with very many
// ties costs no more than the others (Latapy, Theoretical Computer Science 407, 2008, "compact-forward";
// after Chiba and Nishizeki, SIAM J. Computing 14(1), 1985). Cost: O(ties^1.5), and 16 bytes for each tie.
#ifndef FLOW_TRIANGLES_H
#define FLOW_TRIANGLES_H

#include "flow/graph.h"

/// The people, and where in graph->out each is the neighbour of another: arc[a][b] from person[a] to
/// person[b].
struct triangle {
    uint32_t person[3];
    uint32_t arc[3][3];
};

typedef void triangle_fn(void *arg, const struct triangle *triangle);

void triangles_each(const struct graph *undirected, triangle_fn *each, void *arg);

/// The share of pairs with an acquaintance in common who are themselves tied (Newman, SIAM Review 45(2),
/// 2003, eq. 3). NAN where nobody has two ties.
double transitivity(const struct graph *undirected);

#endif
