// SPDX-License-Identifier: EUPL-1.2
// Rounds whose wishes clash are seated alone, and the rest around them.
#include "groups/draw.h"

#include "groups/misfit.h"

#include <string.h>

enum { EQUAL_TRIES = 50 };

static bool has_pair(const struct person_pair *pairs, size_t count, struct person_pair pair)
{
    for (size_t i = 0; i < count; i++)
        if (pairs[i].a == pair.a && pairs[i].b == pair.b)
            return true;
    return false;
}

/// The wish of a clash that gives way; NULL where the reader sees all of them.
static const struct clash_item *yielding(const struct problem *seen, const struct clash *clash)
{
    const struct clash_item *found = NULL;
    for (size_t i = 0; i < clash->count; i++) {
        const struct clash_item *item = &clash->item[i];
        bool is_seen = item->wish == WISH_APART ? has_pair(seen->apart, seen->apart_count, item->pair)
                                                : has_pair(seen->together, seen->together_count, item->pair);
        if (!is_seen && (!found || item->wish == WISH_TOGETHER))
            found = item;
    }
    return found;
}

static const struct person_pair *without(struct arena *arena, const struct person_pair *pairs, size_t *count,
                                         struct person_pair pair)
{
    struct person_pair *rest = NEW_ARRAY(arena, struct person_pair, *count);
    size_t left = 0;
    for (size_t i = 0; i < *count; i++)
        if (pairs[i].a != pair.a || pairs[i].b != pair.b)
            rest[left++] = pairs[i];
    *count = left;
    return rest;
}

static void wish_drop(struct arena *arena, struct problem *p, enum wish wish, struct person_pair pair)
{
    if (wish == WISH_APART)
        p->apart = without(arena, p->apart, &p->apart_count, pair);
    else
        p->together = without(arena, p->together, &p->together_count, pair);
}

/// One round as a problem of its own.
static struct problem round_alone(struct arena *arena, const struct problem *p, uint32_t round)
{
    struct problem one = *p;
    struct absence *absent = NEW_ARRAY(arena, struct absence, p->absent_count);
    one.rounds = 1;
    one.absent = absent;
    one.absent_count = one.held_count = 0;
    for (size_t i = 0; i < p->absent_count; i++)
        if (p->absent[i].round == round)
            absent[one.absent_count++] = (struct absence){0, p->absent[i].person};
    return one;
}

static void round_draw(struct arena *arena, const struct table *table, struct problem one, uint64_t seed,
                       struct seating *out)
{
    struct seat_options options = {.seed = seed, .limits = {.passes = 0.05}};
    const struct clash_item *item;
    for (seat(arena, &one, &options, out);
         out->outcome == SEAT_IMPOSSIBLE && (item = yielding(&table->seen, &out->clash));
         seat(arena, &one, &options, out))
        wish_drop(arena, &one, item->wish, item->pair);
}

/// From now on the round is as in `group`.
static void round_hold(struct arena *arena, struct problem *p, uint32_t round, const uint32_t *group)
{
    struct held_seat *held = NEW_ARRAY(arena, struct held_seat, p->held_count + p->people);
    memcpy(held, p->held, p->held_count * sizeof *held);
    for (uint32_t person = 0; person < p->people; person++)
        if (group[person] != AWAY)
            held[p->held_count++] = (struct held_seat){round, group[person], person};
    p->held = held;
}

static bool hides_wishes(const struct table *table)
{
    return table->problem.apart_count + table->problem.together_count >
           table->seen.apart_count + table->seen.together_count;
}

void table_draw(struct arena *arena, const struct table *table, const struct seat_options *options,
                struct seating *out)
{
    struct problem p = table->problem;
    struct seating alone;
    seat(arena, &p, options, out);
    while (out->outcome == SEAT_IMPOSSIBLE && out->clash.kind == CLASH_RULES) {
        uint32_t round = out->clash.round;
        round_draw(arena, table, round_alone(arena, &p, round), options->seed, &alone);
        if (alone.outcome != SEAT_PLANNED) {
            *out = alone;
            out->clash.round = round;
            break;
        }
        round_hold(arena, &p, round, alone.plan.group);
        seat(arena, &p, options, out);
    }
    if (out->outcome == SEAT_NOT_FOUND && hides_wishes(table))
        seat(arena, &table->seen, options, out);
}

bool table_draw_equal(struct arena *arena, const struct table *table, const struct plan *plan, uint64_t seed,
                      struct plan *other)
{
    struct problem open = table->problem;
    struct broken_wish_list broken = wishes_broken(arena, table, &table->problem, plan);
    for (size_t i = 0; i < broken.count; i++)
        wish_drop(arena, &open, broken.at[i].wish, broken.at[i].pair);
    struct shape shape = problem_shape(arena, &open);
    if (plan_fault(arena, &open, &shape, plan) != PLAN_SOUND)
        return false;
    struct draws *draws = draws_new(arena, &open, &shape, plan, seed);
    *other = *plan;
    for (int i = 0; i < EQUAL_TRIES; i++) {
        struct plan drawn = draws_next(draws, arena);
        if (wishes_broken(arena, table, &table->problem, &drawn).count > broken.count)
            continue;
        *other = drawn;
        break;
    }
    return true;
}
