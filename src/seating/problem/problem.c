// SPDX-License-Identifier: EUPL-1.2
// Who attends each round, and how many groups of what size that makes.
#include "seating/problem/problem.h"

#include "base/bug.h"

static void mark_attending(const struct problem *p, struct shape *shape)
{
    for (size_t i = 0; i < (size_t)p->people * p->rounds; i++)
        shape->attends[i] = true;
    for (size_t i = 0; i < p->absent_count; i++)
        shape->attends[(size_t)p->absent[i].round * p->people + p->absent[i].person] = false;
    for (size_t i = 0; i < p->held_count; i++)
        shape->round[p->held[i].round].held = true;
    for (uint32_t r = 0; r < p->rounds; r++)
        for (uint32_t i = 0; shape->round[r].held && i < p->people; i++)
            shape->attends[(size_t)r * p->people + i] = false;
    for (size_t i = 0; i < p->held_count; i++)
        shape->attends[(size_t)p->held[i].round * p->people + p->held[i].person] = true;
}

static void divide(const struct problem *p, struct round_shape *round)
{
    uint32_t n = round->attending;
    round->groups = p->groups ? p->groups : (n + p->size_most - 1) / p->size_most;
    if (round->groups > n)
        round->groups = n;
    if (round->groups) {
        round->size = n / round->groups;
        round->large = n % round->groups;
    }
}

/// The sizes of a held round are whatever they were: only the number of its groups is told.
static void divide_held(const struct problem *p, uint32_t r, struct round_shape *round)
{
    for (size_t i = 0; i < p->held_count; i++)
        if (p->held[i].round == r && p->held[i].group >= round->groups)
            round->groups = p->held[i].group + 1;
}

struct shape problem_shape(struct arena *arena, const struct problem *p)
{
    ASSERT(p->people <= SEAT_PEOPLE_MOST && p->rounds <= SEAT_ROUNDS_MOST && p->size_most > 0);
    ASSERT((uint64_t)p->people * p->rounds <= SEAT_CELLS_MOST);
    struct shape shape = {.round = NEW_ARRAY(arena, struct round_shape, p->rounds),
                          .attends = NEW_ARRAY(arena, bool, (size_t)p->people * p->rounds)};
    mark_attending(p, &shape);
    for (uint32_t r = 0; r < p->rounds; r++) {
        struct round_shape *round = &shape.round[r];
        for (uint32_t i = 0; i < p->people; i++)
            round->attending += shape.attends[(size_t)r * p->people + i];
        if (round->held)
            divide_held(p, r, round);
        else
            divide(p, round);
    }
    return shape;
}

bool problem_crosses(const struct problem *p, uint32_t a, uint32_t b)
{
    return !p->silo || p->silo[a] != p->silo[b] || p->silo[a] == SILO_NONE;
}

double problem_silo_weight(const struct problem *p, uint32_t a, uint32_t b)
{
    return problem_crosses(p, a, b) ? p->silo_weight : 1;
}

double worth_after(uint32_t times)
{
    double worth = 1;
    for (uint32_t i = 0; i < times; i++)
        worth *= 0.25;
    return worth;
}
