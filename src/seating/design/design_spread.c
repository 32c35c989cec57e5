// SPDX-License-Identifier: EUPL-1.2
// The greedy rule for putting silos on points that do not meet.
#include "seating/design/design_spread.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_STARTS_MOST = 600, COUNTED_MOST = 5000 };

struct spread {
    uint32_t people;
    uint16_t *meetings; ///< [point * people + point]
    bool *taken;        ///< [point]
    uint32_t *cost;     ///< [point]: meetings with the points chosen for the silo at hand
    uint32_t *trial, *chosen;
};

struct member {
    uint32_t person, silo, silo_size;
};

static int larger_silo_first(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (x->silo_size != y->silo_size)
        return x->silo_size < y->silo_size ? 1 : -1;
    if (x->silo != y->silo)
        return x->silo < y->silo ? -1 : 1;
    return x->person < y->person ? -1 : x->person > y->person;
}

static int by_silo(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    return x->silo < y->silo ? -1 : x->silo > y->silo;
}

static struct member *members_sorted(struct arena *arena, const uint32_t *silo, uint32_t people)
{
    struct member *m = NEW_ARRAY(arena, struct member, people);
    for (uint32_t i = 0; i < people; i++)
        m[i] = (struct member){.person = i, .silo = silo[i]};
    qsort(m, people, sizeof *m, by_silo);
    for (uint32_t i = 0, end; i < people; i = end) {
        for (end = i; end < people && m[end].silo == m[i].silo; end++)
            ;
        for (uint32_t j = i; j < end; j++)
            m[j].silo_size = end - i;
    }
    qsort(m, people, sizeof *m, larger_silo_first);
    return m;
}

static void meetings_count(struct spread *s, const struct design *d, uint32_t rounds)
{
    for (uint32_t i = 0; i < rounds * s->people; i++)
        for (uint32_t j = i / d->size * d->size; j < i; j++) {
            s->meetings[(size_t)d->point[i] * s->people + d->point[j]]++;
            s->meetings[(size_t)d->point[j] * s->people + d->point[i]]++;
        }
}

/// The points for one silo, the first being `start`; the meetings among them.
static uint64_t silo_try(struct spread *s, uint32_t start, uint32_t size)
{
    uint64_t sum = 0;
    memset(s->cost, 0, s->people * sizeof s->cost[0]);
    for (uint32_t count = 0, point = start; count < size; count++) {
        if (count) {
            point = s->people;
            for (uint32_t i = 0; i < s->people; i++)
                if (!s->taken[i] && (point == s->people || s->cost[i] < s->cost[point]))
                    point = i;
        }
        s->trial[count] = point;
        s->taken[point] = true;
        sum += s->cost[point];
        for (uint32_t i = 0; i < s->people; i++)
            s->cost[i] += s->meetings[(size_t)point * s->people + i];
    }
    for (uint32_t i = 0; i < size; i++)
        s->taken[s->trial[i]] = false;
    return sum;
}

/// Leaves the best points in `chosen`, and takes them.
static uint64_t silo_place(struct spread *s, uint32_t size)
{
    uint64_t best = UINT64_MAX;
    for (uint32_t start = 0; start < s->people && best; start++) {
        if (s->taken[start])
            continue;
        uint64_t sum = silo_try(s, start, size);
        if (sum < best) {
            best = sum;
            memcpy(s->chosen, s->trial, size * sizeof s->chosen[0]);
        }
        if (s->people > ALL_STARTS_MOST)
            break;
    }
    for (uint32_t i = 0; i < size; i++)
        s->taken[s->chosen[i]] = true;
    return best;
}

uint64_t design_spread(struct arena *arena, const struct design *design, uint32_t rounds,
                       const uint32_t *silo, uint32_t *point)
{
    uint32_t people = design->groups * design->size;
    const struct member *member = members_sorted(arena, silo, people);
    if (people > COUNTED_MOST) {
        for (uint32_t i = 0; i < people; i++)
            point[member[i].person] = i;
        return UINT64_MAX;
    }
    struct spread s = {.people = people};
    s.meetings = NEW_ARRAY(arena, uint16_t, (size_t)people * people);
    s.taken = NEW_ARRAY(arena, bool, people);
    s.cost = NEW_ARRAY(arena, uint32_t, people);
    s.trial = NEW_ARRAY(arena, uint32_t, people);
    s.chosen = NEW_ARRAY(arena, uint32_t, people);
    meetings_count(&s, design, rounds < design->rounds ? rounds : design->rounds);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < people; i += member[i].silo_size) {
        sum += silo_place(&s, member[i].silo_size);
        for (uint32_t j = 0; j < member[i].silo_size; j++)
            point[member[i + j].person] = s.chosen[j];
    }
    return sum;
}
