// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/labels.h"

#include <math.h>

static const double NEVER = 1e6;

static bool boxes_touch(const struct label *a, const struct label *b)
{
    return fabs(a->at.x - b->at.x) < (a->width + b->width) / 2 &&
           fabs(a->at.y - b->at.y) < (a->height + b->height) / 2;
}

static struct hull box_hull(const struct label *l, struct point corner[4])
{
    double x = l->width / 2, y = l->height / 2;
    corner[0] = (struct point){l->at.x - x, l->at.y - y};
    corner[1] = (struct point){l->at.x + x, l->at.y - y};
    corner[2] = (struct point){l->at.x + x, l->at.y + y};
    corner[3] = (struct point){l->at.x - x, l->at.y + y};
    return (struct hull){.corner = corner, .count = 4, .least = corner[0], .most = corner[2]};
}

static bool covers_person(const struct label_room *r, const struct label *l)
{
    for (uint32_t i = 0; i < r->ties->people; i++) {
        double x = fmax(0, fabs(r->people[i].x - l->at.x) - l->width / 2);
        double y = fmax(0, fabs(r->people[i].y - l->at.y) - l->height / 2);
        if (x * x + y * y < squared(1.6 * r->frame->radius))
            return true;
    }
    return false;
}

static bool is_outside(const struct layout_frame *f, const struct label *l)
{
    return l->at.x < l->width / 2 + 4 || l->at.x > f->width - l->width / 2 - 4 ||
           l->at.y < l->height / 2 + 2 || l->at.y > f->height - l->height / 2 - 2;
}

static bool crosses_box(const struct point corner[4], struct point a, struct point b)
{
    return segments_cross(a, b, corner[0], corner[2]) || segments_cross(a, b, corner[1], corner[3]);
}

static double ties_covered(const struct label_room *r, const struct point corner[4])
{
    double count = 0;
    const struct neighbours *n = &r->ties->out;
    for (uint32_t i = 0; i < r->ties->people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            count += i < n->to[k] && crosses_box(corner, r->people[i], r->people[n->to[k]]);
    return count;
}

static double badness(const struct label_room *r, const struct hull *own, const struct label *l)
{
    if (is_outside(r->frame, l) || covers_person(r, l))
        return NEVER;
    for (size_t i = 0; i < r->label_count; i++)
        if (boxes_touch(l, &r->labels[i]))
            return NEVER;
    struct point corner[4];
    struct hull box = box_hull(l, corner);
    double sum = ties_covered(r, corner);
    for (size_t i = 0; i < r->hull_count; i++)
        if (r->hulls[i].corner != own->corner && !hulls_are_apart(&box, &r->hulls[i], r->pad))
            sum += 40;
    return sum;
}

/// So far out that the box is clear of the patch by `clear`.
static void put_beside(const struct hull *hull, struct label *l, double x, double y, double clear)
{
    struct point middle = {(hull->least.x + hull->most.x) / 2, (hull->least.y + hull->most.y) / 2};
    double out = 0;
    for (size_t i = 0; i < hull->count; i++)
        out = fmax(out, (hull->corner[i].x - middle.x) * x + (hull->corner[i].y - middle.y) * y);
    out += clear + fabs(x) * l->width / 2 + fabs(y) * l->height / 2;
    l->at = (struct point){middle.x + out * x, middle.y + out * y};
}

bool label_place(const struct label_room *r, const struct hull *hull, struct label *label)
{
    enum { QUARTER = 4, ROUND = 4 * QUARTER };
    static const double sines[QUARTER + 1] = {0, 0.38268343, 0.70710678, 0.92387953, 1};
    double least = NEVER;
    struct label best = *label;
    for (int far = 0; far < 3; far++)
        for (int k = 0; k < ROUND; k++) {
            int part = k % QUARTER, quarter = k / QUARTER;
            double s = sines[part], c = sines[QUARTER - part];
            double x = quarter == 0 ? c : quarter == 1 ? -s : quarter == 2 ? -c : s;
            double y = quarter == 0 ? s : quarter == 1 ? c : quarter == 2 ? -s : -c;
            struct label tried = *label;
            put_beside(hull, &tried, x, y, r->pad + 3 + 9 * far);
            double bad = badness(r, hull, &tried) + 3 * far + 1.5 * fabs(x);
            if (bad < least) {
                least = bad;
                best = tried;
            }
        }
    *label = best;
    return least < NEVER;
}
