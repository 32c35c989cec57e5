// SPDX-License-Identifier: EUPL-1.2
#include "flow/draw/layout.h"

#include "base/bug.h"
#include "base/rng.h"
#include "flow/draw/layout_discs.h"

#include <math.h>
#include <string.h>

static const double APART = 2.4;     // radii between two people
static const double CROSSING = 3;    // what each costs, against one tie of the ideal length
static const double PULL = 1;        // of a tie, by its length in ideal ones, squared
static const double PUSH = 0.9;      // of two people, by the same, inverted
static const double TOGETHER = 0.35; // of a unit
static const double COVER = 2.5;     // a tie that passes through somebody

enum { FEW_PEOPLE = 30, EFFORT_OF_MANY = 5 };

struct tie_line {
    uint32_t from, to;
};

struct search {
    const struct graph *graph;
    const struct layout_frame *frame;
    struct point *at;
    const uint32_t *group_of;  // a unit; who has none is a group alone
    uint32_t units, groups;    // the units come first
    uint32_t *members, *start; // of groups, one after another
    struct point *centre;      // of each group
    struct hull *hull;
    struct point *scratch; // of the hull that is tried
    struct tie_line *line;
    double ideal; // length of a tie
    double threshold;
    bool with_crossings;
    int64_t tests_left;
    struct rng rng;
};

static bool is_inside(const struct search *s, struct point p)
{
    const struct layout_frame *f = s->frame;
    return p.x >= f->margin && p.y >= f->margin && p.x <= f->width - f->margin &&
           p.y <= f->height - f->margin;
}

/// What the place costs person i apart from crossings; INFINITY where somebody stands too near.
static double place_cost(const struct search *s, uint32_t i, struct point p)
{
    double cost = 0, ideal2 = squared(s->ideal), least2 = squared(APART * s->frame->radius);
    for (uint32_t j = 0; j < s->graph->people; j++) {
        if (j == i)
            continue;
        double d2 = squared(p.x - s->at[j].x) + squared(p.y - s->at[j].y);
        if (d2 < least2)
            return INFINITY;
        cost += PUSH * ideal2 / d2;
    }
    const struct neighbours *n = &s->graph->out;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        struct point q = s->at[n->to[k]];
        cost += PULL * (squared(p.x - q.x) + squared(p.y - q.y)) / ideal2;
    }
    struct point c = s->centre[s->group_of[i]];
    return cost + TOGETHER * (squared(p.x - c.x) + squared(p.y - c.y)) / ideal2;
}

/// How many ties cross those of person i, standing at p.
static int32_t crossings_at(struct search *s, uint32_t i, struct point p)
{
    int32_t count = 0;
    const struct neighbours *n = &s->graph->out;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        struct point q = s->at[n->to[k]];
        for (uint32_t e = 0; e < s->graph->ties; e++) {
            const struct tie_line *l = &s->line[e];
            count += (l->from != i) & (l->to != i) & segments_cross(p, q, s->at[l->from], s->at[l->to]);
        }
    }
    s->tests_left -= (int64_t)degree(n, i) * s->graph->ties;
    return count;
}

/// Whether the segment passes nearer by p than the square root of `near2`.
static inline bool passes(struct point a, struct point b, struct point p, double near2)
{
    double x = b.x - a.x, y = b.y - a.y, along = (p.x - a.x) * x + (p.y - a.y) * y, all = x * x + y * y;
    return (squared(turn(a, b, p)) < near2 * all) & (along > 0) & (along < all);
}

/// How often a tie of person i, standing at p, passes through somebody, or another's tie through i.
static int32_t covers_at(const struct search *s, uint32_t i, struct point p)
{
    int32_t count = 0;
    double near2 = squared(1.3 * s->frame->radius);
    const struct neighbours *n = &s->graph->out;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
        for (uint32_t j = 0; j < s->graph->people; j++)
            count += (j != i) & (j != n->to[k]) & passes(p, s->at[n->to[k]], s->at[j], near2);
    for (uint32_t e = 0; e < s->graph->ties; e++) {
        const struct tie_line *l = &s->line[e];
        count += (l->from != i) & (l->to != i) & passes(s->at[l->from], s->at[l->to], p, near2);
    }
    return count;
}

static double cost_at(struct search *s, uint32_t i, struct point p)
{
    if (!s->with_crossings)
        return place_cost(s, i, p);
    return place_cost(s, i, p) + CROSSING * crossings_at(s, i, p) + COVER * covers_at(s, i, p);
}

static struct hull hull_with(const struct search *s, uint32_t group, uint32_t i, struct point p)
{
    uint32_t count = 0;
    for (uint32_t m = s->start[group]; m < s->start[group + 1]; m++)
        s->scratch[count++] = s->members[m] == i ? p : s->at[s->members[m]];
    return hull_of(s->scratch, count, s->scratch + count);
}

static bool is_clear(const struct search *s, uint32_t group, const struct hull *hull)
{
    for (uint32_t g = 0; g < s->groups; g++) {
        bool is_drawn = g < s->units || group < s->units;
        if (g != group && is_drawn && !hulls_are_apart(hull, &s->hull[g], s->frame->gap))
            return false;
    }
    return true;
}

static void hull_keep(struct search *s, uint32_t group, const struct hull *hull)
{
    struct point *corner = s->hull[group].corner;
    memcpy(corner, hull->corner, hull->count * sizeof *corner);
    s->hull[group] = *hull;
    s->hull[group].corner = corner;
    struct point sum = {0, 0};
    uint32_t count = s->start[group + 1] - s->start[group];
    for (uint32_t m = s->start[group]; m < s->start[group + 1]; m++) {
        sum.x += s->at[s->members[m]].x;
        sum.y += s->at[s->members[m]].y;
    }
    s->centre[group] = (struct point){sum.x / count, sum.y / count};
}

static void move_try(struct search *s, uint32_t i, double reach)
{
    struct point p = {s->at[i].x + reach * (2 * rng_double(&s->rng) - 1),
                      s->at[i].y + reach * (2 * rng_double(&s->rng) - 1)};
    if (!is_inside(s, p) || place_cost(s, i, p) == INFINITY)
        return;
    uint32_t group = s->group_of[i];
    if (cost_at(s, i, p) - cost_at(s, i, s->at[i]) > s->threshold)
        return;
    struct hull hull = hull_with(s, group, i, p);
    if (!is_clear(s, group, &hull))
        return;
    s->at[i] = p;
    hull_keep(s, group, &hull);
}

static void exchange(struct search *s, uint32_t i, uint32_t j)
{
    struct point p = s->at[i];
    s->at[i] = s->at[j];
    s->at[j] = p;
}

/// Two of one unit change places: its hull stays as it is.
static void exchange_try(struct search *s, uint32_t i)
{
    uint32_t group = s->group_of[i], first = s->start[group], count = s->start[group + 1] - first;
    uint32_t j = s->members[first + rng_below(&s->rng, count)];
    if (i == j)
        return;
    double before = cost_at(s, i, s->at[i]) + cost_at(s, j, s->at[j]);
    exchange(s, i, j);
    double after = cost_at(s, i, s->at[i]) + cost_at(s, j, s->at[j]);
    if (after - before > s->threshold)
        exchange(s, i, j);
}

/// Everyone in turn, while the threshold sinks to nothing and moves become small.
static void anneal(struct search *s, bool with_crossings, int64_t tests)
{
    s->with_crossings = with_crossings;
    s->tests_left = tests;
    while (s->graph->people > 1 && s->tests_left > 0) {
        double left = (double)s->tests_left / (double)tests;
        s->threshold = (with_crossings ? 6 : 3) * squared(left);
        double reach = s->ideal * (0.08 + 2 * squared(left));
        for (uint32_t i = 0; i < s->graph->people; i++) {
            if (rng_below(&s->rng, 4) == 0)
                exchange_try(s, i);
            else
                move_try(s, i, reach);
            s->tests_left -= s->graph->people;
        }
    }
}

static void lines_begin(struct arena *arena, struct search *s)
{
    s->line = NEW_ARRAY(arena, struct tie_line, s->graph->ties);
    const struct neighbours *n = &s->graph->out;
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->graph->people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            if (i < n->to[k])
                s->line[count++] = (struct tie_line){i, n->to[k]};
}

/// Who has no unit is a group alone.
static void groups_begin(struct arena *arena, struct search *s, const uint32_t *unit_of, uint32_t units)
{
    uint32_t people = s->graph->people, *group_of = NEW_ARRAY(arena, uint32_t, people);
    s->units = s->groups = units;
    for (uint32_t i = 0; i < people; i++)
        group_of[i] = unit_of[i] == UNIT_NONE ? s->groups++ : unit_of[i];
    s->group_of = group_of;
    s->start = NEW_ARRAY(arena, uint32_t, s->groups + 1);
    s->members = NEW_ARRAY(arena, uint32_t, people);
    s->centre = NEW_ARRAY(arena, struct point, s->groups);
    s->hull = NEW_ARRAY(arena, struct hull, s->groups);
    s->scratch = NEW_ARRAY(arena, struct point, 3 * (size_t)people);
    uint32_t count = 0;
    for (uint32_t g = 0; g < s->groups; g++) {
        for (uint32_t i = 0; i < people; i++)
            if (group_of[i] == g)
                s->members[count++] = i;
        s->start[g + 1] = count;
        s->hull[g].corner = NEW_ARRAY(arena, struct point, 2 * (count - s->start[g]));
    }
}

static void hulls_begin(struct search *s)
{
    for (uint32_t g = 0; g < s->groups; g++)
        if (s->start[g] < s->start[g + 1]) {
            struct hull hull = hull_with(s, g, UINT32_MAX, (struct point){0, 0});
            hull_keep(s, g, &hull);
        }
}

struct point *layout_of(struct arena *arena, const struct graph *graph, const uint32_t *unit_of,
                        uint32_t units, const struct layout_frame *frame, uint64_t seed)
{
    ASSERT(graph->kind == GRAPH_UNDIRECTED && graph->people <= LAYOUT_PEOPLE_MOST);
    struct search s = {.graph = graph, .frame = frame, .rng = rng_new(seed)};
    double room = (frame->width - 2 * frame->margin) * (frame->height - 2 * frame->margin);
    s.at = NEW_ARRAY(arena, struct point, graph->people);
    s.ideal = 0.9 * sqrt(room / (graph->people + 1));
    groups_begin(arena, &s, unit_of, units);
    lines_begin(arena, &s);
    discs_place(arena, graph, s.group_of, s.groups, frame, &s.rng, s.at);
    hulls_begin(&s);
    int64_t tests = LAYOUT_TESTS * (graph->people <= FEW_PEOPLE ? 1 : EFFORT_OF_MANY);
    anneal(&s, false, tests / 4);
    anneal(&s, true, tests);
    layout_stretch(frame, s.at, graph->people);
    return s.at;
}

size_t layout_crossings(const struct graph *graph, const struct point *at)
{
    const struct neighbours *n = &graph->out;
    size_t count = 0;
    for (uint32_t i = 0; i < graph->people; i++)
        for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
            for (uint32_t j = i + 1; j < graph->people; j++)
                for (uint32_t l = n->start[j]; l < n->start[j + 1]; l++)
                    if (i < n->to[k] && j < n->to[l] && n->to[k] != j && n->to[k] != n->to[l])
                        count += segments_cross(at[i], at[n->to[k]], at[j], at[n->to[l]]);
    return count;
}
