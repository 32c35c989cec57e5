// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/layout_discs.h"

#include <math.h>
#include <string.h>

enum { STEPS = 120, ARRANGEMENTS_MOST = 16, PAIRS_MOST = 4000 };

struct discs {
    uint32_t count;
    struct point *at;
    double *radius;
    double *ties; // count x count
    uint32_t *size;
    double flat; // how much less high than wide the frame is
};

static struct discs discs_of(struct arena *arena, const struct graph *graph, const uint32_t *group_of,
                             uint32_t groups, const struct layout_frame *frame)
{
    struct discs d = {.count = groups, .flat = frame->height / frame->width};
    d.at = NEW_ARRAY(arena, struct point, groups);
    d.radius = NEW_ARRAY(arena, double, groups);
    d.size = NEW_ARRAY(arena, uint32_t, groups);
    d.ties = NEW_ARRAY(arena, double, groups *groups);
    for (uint32_t i = 0; i < graph->people; i++) {
        d.size[group_of[i]]++;
        for (uint32_t k = graph->out.start[i]; k < graph->out.start[i + 1]; k++)
            d.ties[group_of[i] * groups + group_of[graph->out.to[k]]] += 1;
    }
    for (uint32_t g = 0; g < groups; g++)
        d.radius[g] = 1.7 * frame->radius * sqrt(d.size[g]) + frame->gap / 2;
    return d;
}

/// Towards those it has ties with, and a little to the middle of the frame.
static void draw_near(struct discs *d, double step)
{
    for (uint32_t g = 0; g < d->count; g++) {
        double x = 0, y = 0, ties = 0.5;
        for (uint32_t h = 0; h < d->count; h++) {
            double t = h == g ? 0 : d->ties[g * d->count + h];
            x += t * d->at[h].x;
            y += t * d->at[h].y;
            ties += t;
        }
        d->at[g].x += step * (x / ties - d->at[g].x);
        d->at[g].y += step * (y / ties - d->at[g].y / d->flat);
    }
}

static void push_apart(struct discs *d)
{
    for (uint32_t g = 0; g < d->count; g++)
        for (uint32_t h = 0; h < g; h++) {
            double x = d->at[g].x - d->at[h].x, y = d->at[g].y - d->at[h].y;
            double far = sqrt(x * x + y * y), least = d->radius[g] + d->radius[h];
            if (far >= least)
                continue;
            double by = 0.5 * (least - far) / fmax(far, 1e-3);
            d->at[g].x += by * x;
            d->at[g].y += by * y;
            d->at[h].x -= by * x;
            d->at[h].y -= by * y;
        }
}

static void arrange(struct discs *d, struct rng *rng)
{
    double wide = 0;
    for (uint32_t g = 0; g < d->count; g++)
        wide += d->radius[g];
    for (uint32_t g = 0; g < d->count; g++)
        d->at[g] = (struct point){wide * (rng_double(rng) - 0.5), wide * d->flat * (rng_double(rng) - 0.5)};
    for (int step = 0; step < STEPS; step++) {
        draw_near(d, 0.3 * (STEPS - step) / STEPS);
        push_apart(d);
    }
    for (int step = 0; step < STEPS; step++)
        push_apart(d);
}

/// Of all ties together, as if the arrangement were as large as the frame.
static double length(const struct discs *d)
{
    double sum = 0, x = 0, y = 0;
    for (uint32_t g = 0; g < d->count; g++) {
        for (uint32_t h = 0; h < g; h++)
            sum += d->ties[g * d->count + h] * points_distance(d->at[g], d->at[h]);
        x = fmax(x, fabs(d->at[g].x) + d->radius[g]);
        y = fmax(y, fabs(d->at[g].y) + d->radius[g]);
    }
    return sum + d->count * (x + y / d->flat);
}

static void best_arrangement(struct arena *arena, struct discs *d, struct rng *rng)
{
    struct point *best = NEW_ARRAY(arena, struct point, d->count);
    uint32_t tries = 1 + PAIRS_MOST / (d->count * d->count + 1);
    double least = INFINITY;
    for (uint32_t i = 0; i < tries && i < ARRANGEMENTS_MOST; i++) {
        arrange(d, rng);
        double now = length(d);
        if (now < least) {
            least = now;
            memcpy(best, d->at, d->count * sizeof *best);
        }
    }
    memcpy(d->at, best, d->count * sizeof *best);
}

/// In a spiral by the golden angle (Vogel, Mathematical Biosciences 44, 1979), as evenly as seeds stand.
static void spread(const struct discs *d, const struct graph *graph, const uint32_t *group_of, double gap,
                   struct point *at)
{
    static const double cosine = -0.7373688780783197, sine = 0.6754902942615238;
    for (uint32_t g = 0; g < d->count; g++) {
        double x = 1, y = 0, m = 0.5;
        for (uint32_t i = 0; i < graph->people; i++) {
            if (group_of[i] != g)
                continue;
            double far = d->size[g] > 1 ? (d->radius[g] - gap / 2) * sqrt(m / d->size[g]) : 0;
            at[i] = (struct point){d->at[g].x + far * x, d->at[g].y + far * y};
            double turned = cosine * x - sine * y;
            y = sine * x + cosine * y;
            x = turned;
            m += 1;
        }
    }
}

static void span(const struct point *at, uint32_t count, struct point *least, struct point *most)
{
    *least = (struct point){INFINITY, INFINITY};
    *most = (struct point){-INFINITY, -INFINITY};
    for (uint32_t i = 0; i < count; i++) {
        *least = (struct point){fmin(least->x, at[i].x), fmin(least->y, at[i].y)};
        *most = (struct point){fmax(most->x, at[i].x), fmax(most->y, at[i].y)};
    }
}

static double stretched(double value, double least, double most, double margin, double size)
{
    double room = size - 2 * margin;
    return most - least < 1e-9 ? size / 2 : margin + room * (value - least) / (most - least);
}

void layout_stretch(const struct layout_frame *f, struct point *at, uint32_t count)
{
    struct point least, most;
    span(at, count, &least, &most);
    for (uint32_t i = 0; i < count; i++)
        at[i] = (struct point){stretched(at[i].x, least.x, most.x, f->margin, f->width),
                               stretched(at[i].y, least.y, most.y, f->margin, f->height)};
}

void discs_place(struct arena *arena, const struct graph *graph, const uint32_t *group_of, uint32_t groups,
                 const struct layout_frame *frame, struct rng *rng, struct point *at)
{
    struct discs d = discs_of(arena, graph, group_of, groups, frame);
    best_arrangement(arena, &d, rng);
    spread(&d, graph, group_of, frame->gap, at);
    layout_stretch(frame, at, graph->people);
}
