// SPDX-License-Identifier: EUPL-1.2
// Plans: the meetings in them counted one by one, and the hard rules checked one by one.
#include "seating/problem/plan.h"

#include "base/bug.h"

#include <stdlib.h>
#include <string.h>

struct meeting {
    uint32_t a, b; // a < b
};

struct meetings {
    struct meeting *at;
    size_t count;
};

struct plan plan_empty(struct arena *arena, uint32_t people, uint32_t rounds)
{
    size_t cells = (size_t)people * rounds;
    struct plan plan = {people, rounds, NEW_ARRAY(arena, uint32_t, cells)};
    memset(plan.group, 0xff, cells * sizeof *plan.group);
    return plan;
}

struct plan plan_copy(struct arena *arena, const struct plan *plan)
{
    size_t cells = (size_t)plan->people * plan->rounds;
    struct plan copy = {plan->people, plan->rounds, NEW_ARRAY(arena, uint32_t, cells)};
    memcpy(copy.group, plan->group, cells * sizeof *copy.group);
    return copy;
}

static uint32_t groups_in(const uint32_t *group, uint32_t people)
{
    uint32_t groups = 0;
    for (uint32_t i = 0; i < people; i++)
        if (group[i] != AWAY && group[i] >= groups)
            groups = group[i] + 1;
    return groups;
}

/// The people of one round in the order of their groups; start[g] is where group g begins.
struct seated {
    uint32_t *person, *start, groups;
};

static struct seated seated(struct arena *arena, const uint32_t *group, uint32_t people)
{
    struct seated s = {.groups = groups_in(group, people)};
    s.person = NEW_ARRAY(arena, uint32_t, people);
    s.start = NEW_ARRAY(arena, uint32_t, s.groups + 2);
    for (uint32_t i = 0; i < people; i++)
        if (group[i] != AWAY)
            s.start[group[i] + 2]++;
    for (uint32_t g = 2; g < s.groups + 2; g++)
        s.start[g] += s.start[g - 1];
    for (uint32_t i = 0; i < people; i++)
        if (group[i] != AWAY)
            s.person[s.start[group[i] + 1]++] = i;
    return s;
}

static size_t pairs_in(const struct seated *s)
{
    size_t sum = 0;
    for (uint32_t g = 0; g < s->groups; g++) {
        size_t size = s->start[g + 1] - s->start[g];
        sum += size * (size - 1) / 2 * (size > 0);
    }
    return sum;
}

static void meetings_of_group(const struct seated *s, uint32_t g, struct meetings *out)
{
    for (uint32_t i = s->start[g]; i < s->start[g + 1]; i++)
        for (uint32_t j = i + 1; j < s->start[g + 1]; j++)
            out->at[out->count++] = (struct meeting){s->person[i], s->person[j]};
}

static int meeting_order(const void *x, const void *y)
{
    const struct meeting *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

/// Every meeting of the plan, those of one pair side by side.
static struct meetings all_meetings(struct arena *arena, const struct plan *plan)
{
    struct seated *rounds = NEW_ARRAY(arena, struct seated, plan->rounds);
    struct meetings all = {0};
    size_t count = 0;
    for (uint32_t r = 0; r < plan->rounds; r++) {
        rounds[r] = seated(arena, plan->group + (size_t)r * plan->people, plan->people);
        count += pairs_in(&rounds[r]);
    }
    all.at = NEW_ARRAY(arena, struct meeting, count);
    for (uint32_t r = 0; r < plan->rounds; r++)
        for (uint32_t g = 0; g < rounds[r].groups; g++)
            meetings_of_group(&rounds[r], g, &all);
    if (all.count)
        qsort(all.at, all.count, sizeof *all.at, meeting_order);
    return all;
}

static int met_order(const void *x, const void *y)
{
    const struct acquaintance *a = x, *b = y;
    return meeting_order(&(struct meeting){a->a, a->b}, &(struct meeting){b->a, b->b});
}

static int weight_order(const void *x, const void *y)
{
    const struct pair_weight *a = x, *b = y;
    return meeting_order(&(struct meeting){a->a, a->b}, &(struct meeting){b->a, b->b});
}

/// Lists of the problem with the lower number first and sorted, for walking beside the meetings.
struct lists {
    struct acquaintance *met;
    struct pair_weight *weights;
    size_t met_at, weight_at;
};

static struct lists sorted_lists(struct arena *arena, const struct problem *p)
{
    struct lists l = {.met = NEW_ARRAY(arena, struct acquaintance, p->met_count),
                      .weights = NEW_ARRAY(arena, struct pair_weight, p->weight_count)};
    for (size_t i = 0; i < p->met_count; i++) {
        l.met[i] = p->met[i];
        if (l.met[i].a > l.met[i].b)
            l.met[i] = (struct acquaintance){p->met[i].b, p->met[i].a, p->met[i].times};
    }
    for (size_t i = 0; i < p->weight_count; i++) {
        l.weights[i] = p->weights[i];
        if (l.weights[i].a > l.weights[i].b)
            l.weights[i] = (struct pair_weight){p->weights[i].b, p->weights[i].a, p->weights[i].weight};
    }
    if (p->met_count)
        qsort(l.met, p->met_count, sizeof *l.met, met_order);
    if (p->weight_count)
        qsort(l.weights, p->weight_count, sizeof *l.weights, weight_order);
    return l;
}

static uint32_t times_met(const struct problem *p, struct lists *l, struct meeting m)
{
    while (l->met_at < p->met_count && met_order(&l->met[l->met_at], &(struct acquaintance){m.a, m.b, 0}) < 0)
        l->met_at++;
    uint32_t times = 0;
    for (size_t i = l->met_at; i < p->met_count && l->met[i].a == m.a && l->met[i].b == m.b; i++)
        times += l->met[i].times;
    return times < SEAT_TIMES_MOST ? times : SEAT_TIMES_MOST;
}

static double weight_of(const struct problem *p, struct lists *l, struct meeting m)
{
    if (!p->weighted)
        return problem_silo_weight(p, m.a, m.b);
    struct pair_weight key = {m.a, m.b, 0};
    while (l->weight_at < p->weight_count && weight_order(&l->weights[l->weight_at], &key) < 0)
        l->weight_at++;
    bool found = l->weight_at < p->weight_count && !weight_order(&l->weights[l->weight_at], &key);
    return found ? l->weights[l->weight_at].weight : 0;
}

static void count_pair(const struct problem *p, struct lists *l, struct meeting m, uint32_t times,
                       struct plan_value *v)
{
    double term = weight_of(p, l, m) * worth_after(times_met(p, l, m));
    for (uint32_t i = 0; i < times; i++, term *= 0.25)
        v->worth += term;
    v->pairs_met++;
    v->repeated += times - 1;
    v->cross_met += problem_crosses(p, m.a, m.b);
    if (times > v->most_often)
        v->most_often = times;
}

/// Pairs of different silos: all pairs less those within each silo.
static uint64_t crossing_pairs(struct arena *arena, const struct problem *p)
{
    uint64_t pairs = (uint64_t)p->people * (p->people - (p->people > 0)) / 2;
    if (!p->silo)
        return pairs;
    uint32_t silos = 0;
    for (uint32_t i = 0; i < p->people; i++)
        if (p->silo[i] != SILO_NONE && p->silo[i] >= silos)
            silos = p->silo[i] + 1;
    uint64_t *size = NEW_ARRAY(arena, uint64_t, silos);
    for (uint32_t i = 0; i < p->people; i++)
        if (p->silo[i] != SILO_NONE)
            pairs -= size[p->silo[i]]++;
    return pairs;
}

struct plan_value plan_value(struct arena *arena, const struct problem *p, const struct plan *plan)
{
    ASSERT(plan->people == p->people && plan->rounds == p->rounds);
    struct plan_value v = {.pairs_possible = (uint64_t)p->people * (p->people - (p->people > 0)) / 2,
                           .cross_possible = crossing_pairs(arena, p)};
    struct meetings all = all_meetings(arena, plan);
    struct lists lists = sorted_lists(arena, p);
    for (size_t i = 0, end; i < all.count; i = end) {
        for (end = i + 1; end < all.count && !meeting_order(&all.at[i], &all.at[end]);)
            end++;
        count_pair(p, &lists, all.at[i], (uint32_t)(end - i), &v);
    }
    return v;
}

static bool sizes_fit(struct arena *arena, const struct round_shape *round, const uint32_t *group,
                      uint32_t people)
{
    struct seated s = seated(arena, group, people);
    uint32_t large = 0;
    if (s.groups != round->groups)
        return false;
    for (uint32_t g = 0; g < s.groups; g++) {
        uint32_t size = s.start[g + 1] - s.start[g];
        if (size != round->size && size != round->size + 1)
            return false;
        large += size == round->size + 1;
    }
    return large == round->large;
}

static enum plan_fault round_fault(struct arena *arena, const struct problem *p, const struct shape *shape,
                                   const uint32_t *group, uint32_t r)
{
    for (uint32_t i = 0; i < p->people; i++)
        if ((group[i] != AWAY) != shape->attends[(size_t)r * p->people + i])
            return PLAN_ATTENDANCE;
    if (shape->round[r].held && p->held_is_exempt)
        return PLAN_SOUND;
    if (!shape->round[r].held && !sizes_fit(arena, &shape->round[r], group, p->people))
        return PLAN_SIZES;
    for (size_t i = 0; i < p->apart_count; i++)
        if (group[p->apart[i].a] != AWAY && group[p->apart[i].a] == group[p->apart[i].b])
            return PLAN_APART;
    for (size_t i = 0; i < p->together_count; i++) {
        uint32_t a = group[p->together[i].a], b = group[p->together[i].b];
        if (a != AWAY && b != AWAY && a != b)
            return PLAN_TOGETHER;
    }
    return PLAN_SOUND;
}

enum plan_fault plan_fault(struct arena *arena, const struct problem *p, const struct shape *shape,
                           const struct plan *plan)
{
    for (size_t i = 0; i < p->held_count; i++)
        if (plan->group[(size_t)p->held[i].round * p->people + p->held[i].person] != p->held[i].group)
            return PLAN_HELD;
    enum plan_fault fault = PLAN_SOUND;
    for (uint32_t r = 0; r < p->rounds && fault == PLAN_SOUND; r++)
        fault = round_fault(arena, p, shape, plan->group + (size_t)r * p->people, r);
    return fault;
}

void plan_renumber(struct arena *arena, const struct shape *shape, struct plan *plan)
{
    for (uint32_t r = 0; r < plan->rounds; r++) {
        uint32_t *group = plan->group + (size_t)r * plan->people, next = 0;
        uint32_t groups = groups_in(group, plan->people);
        uint32_t *number = NEW_ARRAY(arena, uint32_t, groups);
        for (uint32_t i = 0; !shape->round[r].held && i < plan->people; i++) {
            if (group[i] == AWAY)
                continue;
            if (!number[group[i]])
                number[group[i]] = ++next;
            group[i] = number[group[i]] - 1;
        }
    }
}
