// SPDX-License-Identifier: EUPL-1.2
// Rounds whose wishes clash are seated alone, and the rest around them.
#include "groups/draw.h"

#include "groups/misfit.h"

#include <string.h>

enum { EQUAL_TRIES = 50, PASSES_LEAST = 30, CELLS_OF_PASS = 60 };

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

// ---- near to what was announced ----

// In worth, for each seat that changes; a first meeting across silos is worth 4. In one round nobody moves
// for a better plan.
static const double price_of_round = 64;

static bool has_groups(const struct plan *plan, uint32_t round)
{
    for (uint32_t p = 0; p < plan->people; p++)
        if (plan->group[(size_t)round * plan->people + p] != AWAY)
            return true;
    return false;
}

/// The absences of the rounds that `asks` has, and everyone's from those that it lacks and that have no
/// groups: nothing is drawn for them.
static void absences_of(struct arena *arena, const struct plan *plan, const bool *asks, struct problem *p)
{
    const struct problem old = *p;
    struct absence *absent =
        NEW_ARRAY(arena, struct absence, old.absent_count + (size_t)old.people * old.rounds);
    p->absent_count = 0;
    for (size_t i = 0; i < old.absent_count; i++)
        if (asks[old.absent[i].round])
            absent[p->absent_count++] = old.absent[i];
    for (uint32_t r = 0; r < old.rounds; r++)
        for (uint32_t person = 0; !asks[r] && !has_groups(plan, r) && person < old.people; person++)
            absent[p->absent_count++] = (struct absence){r, person};
    p->absent = absent;
}

/// The table where every round to come is as in `plan` but those that `asks` has.
static struct table table_asking(struct arena *arena, const struct table *table, const struct plan *plan,
                                 const bool *asks)
{
    struct table t = *table;
    for (uint32_t r = 0; r < plan->rounds; r++)
        if (!asks[r] && !table->held[r] && has_groups(plan, r))
            round_hold(arena, &t.problem, r, plan->group + (size_t)r * plan->people);
    absences_of(arena, plan, asks, &t.problem);
    t.seen.held = t.problem.held;
    t.seen.held_count = t.problem.held_count;
    t.seen.absent = t.problem.absent;
    t.seen.absent_count = t.problem.absent_count;
    return t;
}

/// The number of each group that a round has now: first of those that go on, by how many of their people
/// attend, then of new ones.
static uint32_t *numbers_kept(struct arena *arena, const uint32_t *row, const bool *attends, uint32_t people,
                              uint32_t groups)
{
    uint32_t labels = groups;
    for (uint32_t p = 0; p < people; p++)
        labels = row[p] != AWAY && row[p] >= labels ? row[p] + 1 : labels;
    uint32_t *size = NEW_ARRAY(arena, uint32_t, labels), *number = NEW_ARRAY(arena, uint32_t, groups);
    bool *is_taken = NEW_ARRAY(arena, bool, labels);
    for (uint32_t p = 0; p < people; p++)
        if (row[p] != AWAY && attends[p])
            size[row[p]]++;
    for (uint32_t g = 0; g < groups; g++) {
        uint32_t best = UINT32_MAX;
        for (uint32_t label = 0; label < labels; label++)
            if (!is_taken[label] && (best == UINT32_MAX || size[label] > size[best]))
                best = label;
        is_taken[best] = true;
        number[g] = best;
    }
    return number;
}

/// The plan with a round's groups counted from 0, in the order of `number`; who is in none of them is away.
static struct plan round_counted(struct arena *arena, const struct plan *plan, uint32_t round,
                                 const uint32_t *number, uint32_t groups)
{
    struct plan counted = plan_copy(arena, plan);
    uint32_t *row = counted.group + (size_t)round * plan->people;
    for (uint32_t p = 0; p < plan->people; p++) {
        uint32_t g = 0;
        while (g < groups && number[g] != row[p])
            g++;
        row[p] = g < groups ? g : AWAY;
    }
    return counted;
}

uint32_t table_passes(const struct table *table)
{
    uint32_t passes = table->problem.people * table->problem.rounds / CELLS_OF_PASS;
    return passes > PASSES_LEAST ? passes : PASSES_LEAST;
}

static void allow_small_groups(struct table *table, const struct round_shape *round)
{
    if (round->groups && round->size < table->problem.size_least)
        table->problem.size_least = table->seen.size_least = round->size;
}

void table_allow_small(struct arena *arena, struct table *table)
{
    struct shape shape = problem_shape(arena, &table->problem);
    for (size_t r = 0; r < table->round_count; r++)
        if (!table->held[r])
            allow_small_groups(table, &shape.round[r]);
}

void table_draw_round(struct arena *arena, const struct table *table, const struct plan *plan, uint32_t round,
                      uint64_t seed, struct seating *out)
{
    bool *asks = NEW_ARRAY(arena, bool, plan->rounds);
    asks[round] = true;
    struct table alone = table_asking(arena, table, plan, asks);
    struct shape shape = problem_shape(arena, &alone.problem);
    uint32_t groups = shape.round[round].groups, people = plan->people;
    uint32_t *number = numbers_kept(arena, plan->group + (size_t)round * people,
                                    shape.attends + (size_t)round * people, people, groups);
    struct plan announced = round_counted(arena, plan, round, number, groups);
    struct seat_options options = {
        .seed = seed, .limits = {.passes = 1}, .announced = &announced, .move_price = price_of_round};
    allow_small_groups(&alone, &shape.round[round]);
    table_draw(arena, &alone, &options, out);
    for (uint32_t p = 0; out->outcome == SEAT_PLANNED && p < people; p++) {
        uint32_t *group = &out->plan.group[(size_t)round * people + p];
        *group = *group == AWAY ? AWAY : number[*group];
    }
}

void table_draw_near(struct arena *arena, const struct table *table, const struct plan *announced,
                     const struct seat_options *options, struct seating *out)
{
    uint32_t next = table_next(table);
    struct table rest = *table;
    if (next < announced->rounds && has_groups(announced, next)) {
        bool *asks = NEW_ARRAY(arena, bool, announced->rounds);
        table_draw_round(arena, table, announced, next, options->seed, out);
        if (out->outcome != SEAT_PLANNED)
            return;
        for (uint32_t r = next + 1; r < announced->rounds; r++)
            asks[r] = true;
        rest = table_asking(arena, table, &out->plan, asks);
    }
    struct seat_options near = *options;
    near.announced = announced;
    table_draw(arena, &rest, &near, out);
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
