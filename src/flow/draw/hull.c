// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/hull.h"

#include <math.h>
#include <stdlib.h>

double points_distance(struct point a, struct point b)
{
    return sqrt(squared(a.x - b.x) + squared(a.y - b.y));
}

double segment_distance(struct point a, struct point b, struct point p)
{
    double along = squared(b.x - a.x) + squared(b.y - a.y);
    double t = along > 0 ? ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / along : 0;
    t = fmax(0, fmin(1, t));
    return points_distance(p, (struct point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
}

static int by_place(const void *a, const void *b)
{
    const struct point *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

/// One side of the chain: takes back corners that the new point leaves inside.
static size_t chain_add(struct point *corner, size_t count, size_t least, struct point p)
{
    while (count >= least && turn(corner[count - 2], corner[count - 1], p) <= 0)
        count--;
    corner[count] = p;
    return count + 1;
}

struct hull hull_of(struct point *points, size_t count, struct point *room)
{
    qsort(points, count, sizeof *points, by_place);
    size_t k = 0;
    for (size_t i = 0; i < count; i++)
        k = chain_add(room, k, 2, points[i]);
    size_t least = k + 1;
    for (size_t i = count; i-- > 1;)
        k = chain_add(room, k, least, points[i - 1]);
    struct hull h = {.corner = room, .count = k > 1 ? k - 1 : k};
    h.least = h.most = count ? room[0] : (struct point){0, 0};
    for (size_t i = 1; i < h.count; i++) {
        h.least = (struct point){fmin(h.least.x, room[i].x), fmin(h.least.y, room[i].y)};
        h.most = (struct point){fmax(h.most.x, room[i].x), fmax(h.most.y, room[i].y)};
    }
    return h;
}

bool hull_holds(const struct hull *h, struct point p)
{
    for (size_t i = 0; i < h->count; i++)
        if (turn(h->corner[i], h->corner[(i + 1) % h->count], p) < 0)
            return false;
    return h->count > 2;
}

static double corners_to_edges(const struct hull *a, const struct hull *b)
{
    double least = INFINITY;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            least = fmin(least, segment_distance(b->corner[j], b->corner[(j + 1) % b->count], a->corner[i]));
    return least;
}

static bool edges_cross(const struct hull *a, const struct hull *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; j < b->count; j++)
            if (segments_cross(a->corner[i], a->corner[(i + 1) % a->count], b->corner[j],
                               b->corner[(j + 1) % b->count]))
                return true;
    return false;
}

double hulls_distance(const struct hull *a, const struct hull *b)
{
    if (!a->count || !b->count)
        return INFINITY;
    if (hull_holds(a, b->corner[0]) || hull_holds(b, a->corner[0]) || edges_cross(a, b))
        return 0;
    return fmin(corners_to_edges(a, b), corners_to_edges(b, a));
}

/// Of the boxes round them: quickly told, and never more than the distance of the hulls.
static double boxes_distance(const struct hull *a, const struct hull *b)
{
    double x = fmax(a->least.x - b->most.x, b->least.x - a->most.x);
    double y = fmax(a->least.y - b->most.y, b->least.y - a->most.y);
    return fmax(x, y);
}

bool hulls_are_apart(const struct hull *a, const struct hull *b, double gap)
{
    return boxes_distance(a, b) >= gap || hulls_distance(a, b) >= gap;
}
