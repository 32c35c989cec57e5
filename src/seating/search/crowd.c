// SPDX-License-Identifier: EUPL-1.2
// Dealing by silo and changing seats, with the history of pairs in a hash table.
#include "seating/search/crowd.h"

#include "base/bug.h"
#include "seating/problem/fit.h"

#include <stdlib.h>

enum { SWEEPS_MOST = 20, TRIALS = 100, FIT_WORK_MOST = 100000000, HELD_MATES_MOST = 32 };

struct known_pair {
    uint32_t a, b; // a < b; both 0: empty
    double gain;   // what their next meeting is worth
};

struct crowd {
    struct arena *arena;
    const struct problem *problem;
    const struct shape *shape;
    struct annealer *annealer;
    struct known_pair *known;
    size_t slots, used;
    double forbidden, best;
    bool *tied; // of each person: must stay with someone
    uint32_t *group, *member, *count;
    uint32_t room, groups;
};

static struct known_pair *slot_of(const struct crowd *c, uint32_t a, uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    uint64_t hash = ((uint64_t)low << 32 | high) * UINT64_C(0x9e3779b97f4a7c15);
    size_t at = (size_t)(hash >> 20) & (c->slots - 1);
    while (c->known[at].b && (c->known[at].a != low || c->known[at].b != high))
        at = (at + 1) & (c->slots - 1);
    return &c->known[at];
}

static double gain_of(const struct crowd *c, uint32_t a, uint32_t b)
{
    const struct known_pair *known = slot_of(c, a, b);
    if (known->b)
        return known->gain;
    return c->problem->weighted ? 0 : problem_silo_weight(c->problem, a, b);
}

static void know(struct crowd *c, uint32_t a, uint32_t b, double gain)
{
    struct known_pair *known = slot_of(c, a, b);
    if (!known->b) {
        ASSERT(++c->used < c->slots);
        *known = (struct known_pair){a < b ? a : b, a < b ? b : a, 0};
    }
    known->gain = gain;
}

static size_t meetings_at_most(const struct shape *shape, uint32_t rounds)
{
    size_t sum = 0;
    for (uint32_t r = 0; r < rounds; r++)
        sum += (size_t)shape->round[r].attending * (shape->round[r].size + 1) / 2;
    return sum;
}

static void learn(struct crowd *c)
{
    const struct problem *p = c->problem;
    size_t pairs = p->met_count + p->weight_count + p->apart_count + meetings_at_most(c->shape, p->rounds) +
                   p->held_count * HELD_MATES_MOST;
    c->slots = 1024;
    while (c->slots < 2 * pairs)
        c->slots *= 2;
    c->known = NEW_ARRAY(c->arena, struct known_pair, c->slots);
    c->best = p->silo_weight > 1 || !p->silo ? p->silo_weight : 1;
    for (size_t i = 0; i < p->weight_count; i++) {
        know(c, p->weights[i].a, p->weights[i].b, p->weights[i].weight);
        c->best = p->weights[i].weight > c->best ? p->weights[i].weight : c->best;
    }
    for (size_t i = 0; i < p->met_count; i++) {
        uint32_t times = p->met[i].times < SEAT_TIMES_MOST ? p->met[i].times : SEAT_TIMES_MOST;
        know(c, p->met[i].a, p->met[i].b, gain_of(c, p->met[i].a, p->met[i].b) * worth_after(times));
    }
    c->forbidden = -64 * (c->best + 1);
    for (size_t i = 0; i < p->apart_count; i++)
        know(c, p->apart[i].a, p->apart[i].b, c->forbidden);
}

static void meet_in_group(struct crowd *c, uint32_t g)
{
    const uint32_t *member = c->member + (size_t)g * c->room;
    for (uint32_t i = 0; i < c->count[g]; i++)
        for (uint32_t j = i + 1; j < c->count[g]; j++)
            know(c, member[i], member[j], gain_of(c, member[i], member[j]) * 0.25);
}

struct dealt {
    uint32_t silo, order, person;
};

static int dealing_order(const void *x, const void *y)
{
    const struct dealt *a = x, *b = y;
    if (a->silo != b->silo)
        return a->silo < b->silo ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/// Silo after silo, one to each group in turn.
static void deal(struct crowd *c, const bool *attends)
{
    uint32_t people = c->problem->people, count = 0;
    struct dealt *dealt = NEW_ARRAY(c->arena, struct dealt, people);
    for (uint32_t i = 0; i < people; i++)
        if (attends[i]) {
            uint32_t silo = c->problem->silo ? c->problem->silo[i] : 0;
            dealt[count++] = (struct dealt){silo, (uint32_t)(rng_next(&c->annealer->rng) >> 32), i};
        }
    qsort(dealt, count, sizeof *dealt, dealing_order);
    for (uint32_t i = 0; i < people; i++)
        c->group[i] = AWAY;
    for (uint32_t k = 0; k < count; k++)
        c->group[dealt[k].person] = k % c->groups;
}

static void seat_members(struct crowd *c)
{
    for (uint32_t g = 0; g < c->groups; g++)
        c->count[g] = 0;
    for (uint32_t i = 0; i < c->problem->people; i++)
        if (c->group[i] != AWAY) {
            uint32_t g = c->group[i];
            c->member[(size_t)g * c->room + c->count[g]++] = i;
        }
}

/// What person x is worth to a group, not counting the one in seat `but`.
static double worth_in(const struct crowd *c, uint32_t x, uint32_t g, uint32_t but)
{
    const uint32_t *member = c->member + (size_t)g * c->room;
    double sum = 0;
    for (uint32_t i = 0; i < c->count[g]; i++)
        if (i != but && member[i] != x)
            sum += gain_of(c, x, member[i]);
    return sum;
}

static bool try_change(struct crowd *c, uint32_t g, uint32_t seat, double mine)
{
    uint32_t to = rng_below(&c->annealer->rng, c->groups), other;
    if (to == g || !c->count[to])
        return false;
    other = rng_below(&c->annealer->rng, c->count[to]);
    uint32_t *x = &c->member[(size_t)g * c->room + seat], *y = &c->member[(size_t)to * c->room + other];
    if (c->tied[*y])
        return false;
    double gain = worth_in(c, *x, to, other) + worth_in(c, *y, g, seat) - mine - worth_in(c, *y, to, other);
    if (!(gain > 0))
        return false;
    uint32_t person = *x;
    *x = *y;
    *y = person;
    c->group[*x] = g;
    c->group[*y] = to;
    return true;
}

/// Everyone whose group could be worth more to them tries other seats. True where somebody moved.
static bool sweep(struct crowd *c, struct budget *budget)
{
    bool moved = false;
    for (uint32_t g = 0; g < c->groups && !budget->over; g++)
        for (uint32_t seat = 0; seat < c->count[g]; seat++) {
            uint32_t person = c->member[(size_t)g * c->room + seat];
            double mine = worth_in(c, person, g, seat);
            if (c->tied[person] || mine >= c->best * (c->count[g] - 1))
                continue;
            bool changed = false;
            for (int i = 0; i < TRIALS && !changed; i++)
                changed = try_change(c, g, seat, mine);
            moved = moved || changed;
            budget_spend(budget, TRIALS);
        }
    return moved;
}

static void tie(struct crowd *c, const bool *attends)
{
    const struct problem *p = c->problem;
    for (uint32_t i = 0; i < p->people; i++)
        c->tied[i] = false;
    for (size_t i = 0; i < p->together_count; i++)
        if (attends[p->together[i].a] && attends[p->together[i].b])
            c->tied[p->together[i].a] = c->tied[p->together[i].b] = true;
}

static bool start(struct crowd *c, uint32_t r)
{
    const struct problem *p = c->problem;
    const bool *attends = c->shape->attends + (size_t)r * p->people;
    struct fit_rules rules = {p->apart, p->together, p->apart_count, p->together_count};
    tie(c, attends);
    if (p->together_count)
        return fit_round(c->arena, p->people, attends, &c->shape->round[r], &rules, &c->annealer->rng,
                         FIT_WORK_MOST, c->group) == FIT_FOUND;
    deal(c, attends);
    return true;
}

static bool keeps_apart(const struct crowd *c)
{
    for (size_t i = 0; i < c->problem->apart_count; i++) {
        struct person_pair pair = c->problem->apart[i];
        if (c->group[pair.a] != AWAY && c->group[pair.a] == c->group[pair.b])
            return false;
    }
    return true;
}

static bool plan_round(struct crowd *c, uint32_t r, struct budget *budget)
{
    const struct round_shape *round = &c->shape->round[r];
    if (!round->groups)
        return true;
    c->groups = round->groups;
    c->room = round->size + 1;
    c->member = NEW_ARRAY(c->arena, uint32_t, (size_t)c->groups * c->room);
    c->count = NEW_ARRAY(c->arena, uint32_t, c->groups);
    if (!start(c, r))
        return false;
    seat_members(c);
    for (int i = 0; i < SWEEPS_MOST && c->groups > 1 && sweep(c, budget); i++)
        ;
    for (uint32_t g = 0; g < c->groups; g++)
        meet_in_group(c, g);
    return keeps_apart(c);
}

static int held_order(const void *x, const void *y)
{
    const struct held_seat *a = x, *b = y;
    if (a->round != b->round)
        return a->round < b->round ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

static void learn_held(struct crowd *c, struct plan *plan)
{
    size_t count = c->problem->held_count;
    struct held_seat *held = NEW_ARRAY(c->arena, struct held_seat, count);
    for (size_t i = 0; i < count; i++) {
        held[i] = c->problem->held[i];
        plan->group[(size_t)held[i].round * plan->people + held[i].person] = held[i].group;
    }
    if (count)
        qsort(held, count, sizeof *held, held_order);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && j <= i + HELD_MATES_MOST && !held_order(&held[i], &held[j]); j++)
            know(c, held[i].person, held[j].person, gain_of(c, held[i].person, held[j].person) * 0.25);
}

bool crowd_plan(struct arena *arena, const struct problem *p, const struct shape *shape,
                struct annealer *annealer, struct budget *budget, struct plan *plan)
{
    struct crowd c = {.arena = arena, .problem = p, .shape = shape, .annealer = annealer};
    *plan = plan_empty(arena, p->people, p->rounds);
    c.tied = NEW_ARRAY(arena, bool, p->people);
    learn(&c);
    learn_held(&c, plan);
    for (uint32_t r = 0; r < p->rounds; r++) {
        c.group = plan->group + (size_t)r * p->people;
        if (!shape->round[r].held && !plan_round(&c, r, budget))
            return false;
    }
    return true;
}
