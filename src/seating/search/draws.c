// SPDX-License-Identifier: EUPL-1.2
// Random symmetries of a problem, and walks on the plateau of equal worth.
#include "seating/search/draws.h"

#include "seating/search/pace.h"

#include <string.h>

enum { WALK_SWAPS_PER_SEAT = 40 };

struct draws {
    const struct problem *problem;
    const struct shape *shape;
    const struct plan *plan;
    struct rng rng;
    struct board *board;             // NULL above BOARD_PEOPLE_MOST people
    struct pace *pace;               // NULL above the limits of pace.h
    double value;                    // the pace of the plan
    bool *plain;                     // has no history, wish or absence of their own
    uint32_t *silo;                  // of each person, all in silo 0 where there are none
    uint32_t silos, *size, *special; // of each silo: members, and those not plain
};

static void mark_special(struct draws *d)
{
    const struct problem *p = d->problem;
    for (uint32_t i = 0; i < p->people; i++)
        d->plain[i] = !p->weighted && !p->held_count;
    for (size_t i = 0; i < p->met_count; i++)
        d->plain[p->met[i].a] = d->plain[p->met[i].b] = false;
    for (size_t i = 0; i < p->apart_count; i++)
        d->plain[p->apart[i].a] = d->plain[p->apart[i].b] = false;
    for (size_t i = 0; i < p->together_count; i++)
        d->plain[p->together[i].a] = d->plain[p->together[i].b] = false;
    for (size_t i = 0; i < p->absent_count; i++)
        d->plain[p->absent[i].person] = false;
}

/// People without a silo are one more class: any of them can stand in for another.
static void number_silos(struct draws *d, struct arena *arena)
{
    const struct problem *p = d->problem;
    d->silo = NEW_ARRAY(arena, uint32_t, p->people);
    for (uint32_t i = 0; i < p->people; i++) {
        d->silo[i] = !p->silo ? 0 : p->silo[i] == SILO_NONE ? 0 : p->silo[i] + 1;
        d->silos = d->silo[i] >= d->silos ? d->silo[i] + 1 : d->silos;
    }
    d->size = NEW_ARRAY(arena, uint32_t, d->silos);
    d->special = NEW_ARRAY(arena, uint32_t, d->silos);
    for (uint32_t i = 0; i < p->people; i++) {
        d->size[d->silo[i]]++;
        d->special[d->silo[i]] += !d->plain[i];
    }
}

struct draws *draws_new(struct arena *arena, const struct problem *p, const struct shape *shape,
                        const struct plan *plan, uint64_t seed)
{
    struct draws *d = NEW(arena, struct draws);
    *d = (struct draws){.problem = p, .shape = shape, .plan = plan, .rng = rng_new(seed)};
    d->plain = NEW_ARRAY(arena, bool, p->people);
    mark_special(d);
    number_silos(d, arena);
    if (p->people <= BOARD_PEOPLE_MOST)
        d->board = board_new(arena, p, shape);
    if (d->board) {
        board_load(d->board, plan);
        d->pace = pace_new(arena, d->board);
        d->value = d->pace ? d->pace->value : 0;
    }
    return d;
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t kept = *a;
    *a = *b;
    *b = kept;
}

/// Which silo each silo's members play: a random one among those of the same size that are plain throughout.
/// Class 0 (no silo) stays.
static uint32_t *draw_silos(struct draws *d, struct arena *arena)
{
    uint32_t *plays = NEW_ARRAY(arena, uint32_t, d->silos);
    for (uint32_t s = 0; s < d->silos; s++)
        plays[s] = s;
    for (uint32_t s = 1; s < d->silos; s++) {
        uint32_t seen = 0, with = s;
        for (uint32_t t = 1; t <= s && !d->special[s]; t++)
            if (d->size[t] == d->size[s] && !d->special[t] && rng_below(&d->rng, ++seen) == 0)
                with = t;
        if (with != s)
            swap(&plays[s], &plays[with]);
    }
    return plays;
}

/// Whose seats each person gets: members of the silo theirs plays, in random order.
static uint32_t *draw_people(struct draws *d, struct arena *arena)
{
    uint32_t people = d->problem->people, *role = NEW_ARRAY(arena, uint32_t, people);
    uint32_t *plays = draw_silos(d, arena), *member = NEW_ARRAY(arena, uint32_t, people + 1);
    uint32_t *start = NEW_ARRAY(arena, uint32_t, d->silos + 2),
             *next = NEW_ARRAY(arena, uint32_t, d->silos + 1);
    for (uint32_t i = 0; i < people; i++) {
        role[i] = i;
        start[d->silo[i] + 1] += d->plain[i];
    }
    for (uint32_t s = 0; s < d->silos; s++) {
        start[s + 1] += start[s];
        next[s] = start[s];
    }
    for (uint32_t i = 0; i < people; i++)
        if (d->plain[i])
            member[next[d->silo[i]]++] = i;
    for (uint32_t s = 0; s < d->silos; s++) {
        rng_shuffle(&d->rng, member + start[s], start[s + 1] - start[s]);
        next[s] = start[s];
    }
    for (uint32_t i = 0; i < people; i++)
        if (d->plain[i])
            role[i] = member[next[plays[d->silo[i]]]++];
    return role;
}

/// Rounds with the same people change places.
static uint32_t *draw_rounds(struct draws *d, struct arena *arena)
{
    const struct problem *p = d->problem;
    uint32_t *from = NEW_ARRAY(arena, uint32_t, p->rounds);
    for (uint32_t r = 0; r < p->rounds; r++) {
        uint32_t seen = 0, with = r;
        from[r] = r;
        for (uint32_t t = 0; t <= r && !d->shape->round[r].held; t++) {
            const bool *mine = d->shape->attends + (size_t)r * p->people;
            bool same = !d->shape->round[t].held &&
                        !memcmp(mine, d->shape->attends + (size_t)t * p->people, p->people);
            if (same && rng_below(&d->rng, ++seen) == 0)
                with = t;
        }
        if (with != r)
            swap(&from[r], &from[with]);
    }
    return from;
}

static bool changes(double by)
{
    return by < 0 || by > 0;
}

static void try_swap(struct draws *d, uint32_t r, uint32_t s, uint32_t t)
{
    struct board *b = d->board;
    struct board_round *round = &b->round[r];
    if (round->group_of[s] == round->group_of[t] || round->block || board_swap_ghosts(b, round, s, t))
        return;
    double gain = board_swap_gain(b, round, s, t);
    if (changes(gain))
        return;
    if (!d->pace)
        board_swap(b, round, s, t, gain);
    else if (changes(pace_swap(d->pace, r, s, t, gain)))
        pace_swap(d->pace, r, s, t, -gain);
}

static void walk(struct draws *d, struct plan *plan)
{
    struct board *b = d->board;
    board_load(b, plan);
    if (d->pace)
        pace_recount(d->pace);
    for (uint32_t r = 0; r < b->rounds; r++) {
        struct board_round *round = &b->round[r];
        if (round->fixed || round->groups < 2)
            continue;
        for (uint32_t i = 0; i < WALK_SWAPS_PER_SEAT * round->slots; i++)
            try_swap(d, r, rng_below(&d->rng, round->slots), rng_below(&d->rng, round->slots));
    }
    board_save(b, plan);
}

/// Everyone in the seats of their role, round r as round from[r] of the plan; `from` NULL: in the plan's
/// order.
static struct plan seat_roles(const struct draws *d, struct arena *arena, const uint32_t *role,
                              const uint32_t *from)
{
    uint32_t people = d->problem->people;
    struct plan plan = plan_empty(arena, people, d->problem->rounds);
    for (uint32_t r = 0; r < d->problem->rounds; r++)
        for (uint32_t i = 0; i < people; i++)
            plan.group[(size_t)r * people + i] =
                d->plan->group[(size_t)(from ? from[r] : r) * people + role[i]];
    return plan;
}

static double pace_of(const struct draws *d, const struct plan *plan)
{
    board_load(d->board, plan);
    pace_recount(d->pace);
    return d->pace->value;
}

struct plan draws_next(struct draws *d, struct arena *arena)
{
    uint32_t *role = draw_people(d, arena), *from = draw_rounds(d, arena);
    struct plan plan = seat_roles(d, arena, role, from);
    if (d->pace && changes(pace_of(d, &plan) - d->value))
        plan = seat_roles(d, arena, role, NULL);
    struct plan drawn = plan_copy(arena, &plan);
    if (d->board)
        walk(d, &plan);
    double worth = plan_value(arena, d->problem, d->plan).worth;
    if (changes(plan_value(arena, d->problem, &plan).worth - worth))
        plan = drawn; // the weights are not exact in binary: the symmetry alone is
    plan_renumber(arena, d->shape, &plan);
    return plan;
}
