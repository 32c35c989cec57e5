// SPDX-License-Identifier: EUPL-1.2
// The smallest convex polygon round some points, and how far two of them are apart.
//
//     struct hull h = hull_of(arena, points, count);
//     if (hulls_distance(&h, &other) < gap)
//         ...
//
// One point is a hull of one corner, points in a line one of two. Corners go round in one sense, none of them
// on the line between its neighbours. Method: monotone chain (Andrew, Information Processing Letters 9(5),
// 1979). Cost: O(n log n); a distance O(corners of one x corners of the other).
#ifndef FLOW_DRAW_HULL_H
#define FLOW_DRAW_HULL_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct point {
    double x, y;
};

struct hull {
    struct point *corner;
    size_t count;
    struct point least, most; // the box round it
};

static inline double squared(double a)
{
    return a * a;
}

/// Twice the area of the triangle; its sign says on which side of a-b the point c lies.
static inline double turn(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether a-b and c-d cross, each inside of the other: ends that touch do not.
static inline bool segments_cross(struct point a, struct point b, struct point c, struct point d)
{
    bool parts_c_d = turn(a, b, c) * turn(a, b, d) < 0;
    bool parts_a_b = turn(c, d, a) * turn(c, d, b) < 0;
    return parts_c_d & parts_a_b; // without a branch: asked of every pair of lines
}

double points_distance(struct point a, struct point b);
double segment_distance(struct point a, struct point b, struct point p);

/// `room` holds 2 * count points and outlives the hull. Sorts `points`.
struct hull hull_of(struct point *points, size_t count, struct point *room);
bool hull_holds(const struct hull *hull, struct point p);
/// 0 where they overlap.
double hulls_distance(const struct hull *a, const struct hull *b);
bool hulls_are_apart(const struct hull *a, const struct hull *b, double gap);

#endif
