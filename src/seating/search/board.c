// SPDX-License-Identifier: EUPL-1.2
// Seats, ghosts, and what a swap is worth.
#include "seating/search/board.h"

#include "base/bug.h"
#include "seating/problem/gains.h"

#include <string.h>

/// A gain so low that no move to it is taken: the rest of a move gains less than this loses.
static double forbidding(const struct board *b)
{
    double largest = 1;
    uint32_t room = 0;
    for (size_t i = 0; i < b->stride * b->stride; i++)
        largest = b->gain[i] > largest ? b->gain[i] : largest;
    for (uint32_t r = 0; r < b->rounds; r++)
        room = b->round[r].room > room ? b->round[r].room : room;
    double factor = 64;
    while (factor < 16.0 * room)
        factor *= 2;
    return -largest * factor;
}

static void forbid_apart(struct board *b)
{
    double low = forbidding(b);
    for (size_t i = 0; i < b->problem->apart_count; i++) {
        struct person_pair pair = b->problem->apart[i];
        b->gain[pair.a * b->stride + pair.b] = b->gain[pair.b * b->stride + pair.a] = low;
    }
}

static uint16_t block_root(uint16_t *block, uint16_t i)
{
    while (block[i] != i)
        i = block[i] = block[block[i]];
    return i;
}

/// Those who attend a round and must sit together, as a forest with the roots at the end.
static void find_blocks(struct arena *arena, struct board *b, uint32_t r)
{
    const struct problem *p = b->problem;
    const bool *attends = b->shape->attends + (size_t)r * b->people;
    uint16_t *block = NULL;
    for (size_t i = 0; i < p->together_count; i++) {
        struct person_pair t = p->together[i];
        if (!attends[t.a] || !attends[t.b])
            continue;
        if (!block) {
            block = NEW_ARRAY(arena, uint16_t, b->people);
            for (uint32_t k = 0; k < b->people; k++)
                block[k] = (uint16_t)k;
        }
        block[block_root(block, (uint16_t)t.a)] = block_root(block, (uint16_t)t.b);
    }
    for (uint32_t k = 0; block && k < b->people; k++)
        block[k] = block_root(block, (uint16_t)k);
    b->round[r].block = block;
}

static uint32_t largest_held_group(struct arena *arena, const struct board *b, uint32_t r)
{
    const struct problem *p = b->problem;
    uint32_t *size = NEW_ARRAY(arena, uint32_t, b->shape->round[r].groups), largest = 0;
    for (size_t i = 0; i < p->held_count; i++)
        if (p->held[i].round == r && ++size[p->held[i].group] > largest)
            largest = size[p->held[i].group];
    return largest;
}

static void lay_out(struct arena *arena, struct board *b, uint32_t r)
{
    const struct round_shape *shape = &b->shape->round[r];
    struct board_round *round = &b->round[r];
    round->fixed = shape->held;
    round->groups = shape->groups;
    round->room = shape->held ? largest_held_group(arena, b, r) : shape->size + (shape->large > 0);
    round->slots = round->groups * round->room;
    round->member = NEW_ARRAY(arena, uint16_t, round->slots);
    round->group_of = NEW_ARRAY(arena, uint16_t, round->slots);
    round->slot_of = NEW_ARRAY(arena, uint16_t, b->people + 1);
    for (uint32_t s = 0; s < round->slots; s++)
        round->group_of[s] = (uint16_t)(s / round->room);
}

struct board *board_new(struct arena *arena, const struct problem *problem, const struct shape *shape)
{
    ASSERT(problem->people <= BOARD_PEOPLE_MOST);
    struct board *b = NEW(arena, struct board);
    b->problem = problem;
    b->shape = shape;
    b->people = problem->people;
    b->rounds = problem->rounds;
    b->stride = (size_t)problem->people + 1;
    b->gain = gains_new(arena, problem, b->stride);
    b->round = NEW_ARRAY(arena, struct board_round, b->rounds);
    for (uint32_t r = 0; r < b->rounds; r++) {
        lay_out(arena, b, r);
        find_blocks(arena, b, r);
    }
    forbid_apart(b);
    return b;
}

/// The pair meets (factor 1/4) or the meeting is taken back (factor 4).
static void meet(struct board *b, uint32_t x, uint32_t y, double factor)
{
    b->gain[x * b->stride + y] *= factor;
    b->gain[y * b->stride + x] *= factor;
}

/// The people of a group meet each other, or their meetings are taken back.
static void meet_all(struct board *b, const uint16_t *member, uint32_t room, double factor)
{
    for (uint32_t i = 0; i < room; i++)
        for (uint32_t j = i + 1; j < room; j++) {
            double gain = b->gain[member[i] * b->stride + member[j]];
            b->worth += factor < 1 ? gain : -4 * gain;
            meet(b, member[i], member[j], factor);
        }
}

static double price_of(const struct board *b, const struct board_round *round)
{
    uint32_t moved = 0;
    for (uint32_t s = 0; round->home && s < round->slots; s++) {
        uint32_t person = round->member[s];
        moved +=
            person < b->people && round->home[person] != AWAY && round->home[person] != round->group_of[s];
    }
    return b->home_price * moved;
}

void board_place(struct board *b, uint32_t r, const uint32_t *group)
{
    struct board_round *round = &b->round[r];
    ASSERT(!round->placed);
    for (uint32_t s = 0; s < round->slots; s++)
        round->member[s] = (uint16_t)b->people;
    for (uint32_t i = 0; i < b->people; i++) {
        if (group[i] == AWAY)
            continue;
        uint32_t s = group[i] * round->room, end = s + round->room;
        while (s < end && round->member[s] != b->people)
            s++;
        ASSERT(s < end);
        round->member[s] = (uint16_t)i;
        round->slot_of[i] = (uint16_t)s;
    }
    for (uint32_t g = 0; g < round->groups; g++)
        meet_all(b, round->member + g * round->room, round->room, 0.25);
    round->placed = true;
    b->price += price_of(b, round);
}

void board_lift(struct board *b, uint32_t r)
{
    struct board_round *round = &b->round[r];
    ASSERT(round->placed);
    for (uint32_t g = 0; g < round->groups; g++)
        meet_all(b, round->member + g * round->room, round->room, 4);
    round->placed = false;
    b->price -= price_of(b, round);
}

void board_load(struct board *b, const struct plan *plan)
{
    for (uint32_t r = 0; r < b->rounds; r++)
        if (b->round[r].placed)
            board_lift(b, r);
    b->worth = b->price = 0;
    for (uint32_t r = 0; r < b->rounds; r++)
        board_place(b, r, plan->group + (size_t)r * b->people);
}

void board_follow(struct board *b, const struct board *other)
{
    b->home_price = other->home_price;
    for (uint32_t r = 0; r < b->rounds; r++)
        b->round[r].home = other->round[r].home;
}

void board_save(const struct board *b, struct plan *plan)
{
    memset(plan->group, 0xff, (size_t)b->people * b->rounds * sizeof *plan->group);
    for (uint32_t r = 0; r < b->rounds; r++)
        for (uint32_t s = 0; b->round[r].placed && s < b->round[r].slots; s++)
            if (b->round[r].member[s] < b->people)
                plan->group[(size_t)r * b->people + b->round[r].member[s]] = b->round[r].group_of[s];
}

/// What it would gain in price to seat the person of group `from` in group `to`.
static int nearer_home(const struct board_round *round, uint32_t people, uint32_t person, uint32_t from,
                       uint32_t to)
{
    if (person == people)
        return 0;
    return (round->home[person] == to) - (round->home[person] == from);
}

double board_swap_gain(const struct board *b, const struct board_round *round, uint32_t s, uint32_t t)
{
    uint32_t x = round->member[s], y = round->member[t], room = round->room;
    uint32_t from = round->group_of[s], to = round->group_of[t];
    const double *gain_x = b->gain + x * b->stride, *gain_y = b->gain + y * b->stride;
    const uint16_t *mates_x = round->member + from * room, *mates_y = round->member + to * room;
    double won = 0, lost = 0;
    for (uint32_t i = 0; i < room; i++) {
        won += gain_y[mates_x[i]] + gain_x[mates_y[i]];
        lost += gain_x[mates_x[i]] + gain_y[mates_y[i]];
    }
    double gain = won - 2 * gain_x[y] - 4 * lost;
    if (round->home)
        gain += b->home_price *
                (nearer_home(round, b->people, x, from, to) + nearer_home(round, b->people, y, to, from));
    return gain;
}

/// x leaves the mates at `left` and joins those at `joined`, whose slot `skip` is that of who leaves in turn.
static void change_mates(struct board *b, uint32_t x, const uint16_t *left, const uint16_t *joined,
                         uint32_t room, uint32_t own, uint32_t skip)
{
    for (uint32_t i = 0; i < room; i++) {
        if (i != own)
            meet(b, x, left[i], 4);
        if (i != skip)
            meet(b, x, joined[i], 0.25);
    }
}

void board_swap(struct board *b, struct board_round *round, uint32_t s, uint32_t t, double gain)
{
    uint32_t x = round->member[s], y = round->member[t], room = round->room;
    uint32_t from = round->group_of[s], to = round->group_of[t];
    const uint16_t *mates_x = round->member + from * room, *mates_y = round->member + to * room;
    double price = 0;
    if (round->home)
        price = b->home_price *
                (nearer_home(round, b->people, x, from, to) + nearer_home(round, b->people, y, to, from));
    if (x != b->people)
        change_mates(b, x, mates_x, mates_y, room, s - from * room, t - to * room);
    if (y != b->people)
        change_mates(b, y, mates_y, mates_x, room, t - to * room, s - from * room);
    round->member[s] = (uint16_t)y;
    round->member[t] = (uint16_t)x;
    round->slot_of[x] = (uint16_t)t;
    round->slot_of[y] = (uint16_t)s;
    b->worth += gain - price;
    b->price -= price;
}

static bool holds_ghost(const struct board *b, const struct board_round *round, uint32_t group, uint32_t but)
{
    for (uint32_t s = group * round->room; s < (group + 1) * round->room; s++)
        if (s != but && round->member[s] == b->people)
            return true;
    return false;
}

bool board_swap_ghosts(const struct board *b, const struct board_round *round, uint32_t s, uint32_t t)
{
    bool x_ghost = round->member[s] == b->people, y_ghost = round->member[t] == b->people;
    if (x_ghost && y_ghost)
        return true;
    return (x_ghost && holds_ghost(b, round, round->group_of[t], t)) ||
           (y_ghost && holds_ghost(b, round, round->group_of[s], s));
}

bool board_in_block(const struct board *b, const struct board_round *round, uint32_t slot)
{
    uint32_t person = round->member[slot];
    if (!round->block || person == b->people)
        return false;
    uint16_t root = round->block[person];
    for (uint32_t s = round->group_of[slot] * round->room, end = s + round->room; s < end; s++)
        if (s != slot && round->member[s] != b->people && round->block[round->member[s]] == root)
            return true;
    return false;
}
