// SPDX-License-Identifier: EUPL-1.2
// Annealing on the number of pairs that have not met: two people change places, or one takes an empty slot.
#include "seating/cover/cover_sheet.h"

#include "base/bug.h"

#include <string.h>

enum { COOLINGS = 64 };

struct cover_sheet sheet_new(struct arena *arena, uint32_t people, uint32_t most, uint32_t least,
                             uint32_t groups, uint32_t rounds_room)
{
    struct cover_sheet s = {.people = people, .most = most, .least = least, .groups = groups};
    s.rounds_room = rounds_room;
    s.slot = NEW_ARRAY(arena, uint16_t, (size_t)s.rounds_room * groups * most);
    s.times = NEW_ARRAY(arena, uint16_t, (size_t)people * people);
    s.unmet = people * (people - 1) / 2;
    return s;
}

/// Counts, or takes back, the meetings of the person on `at` with the others of the group.
static void slot_count(struct cover_sheet *s, uint32_t at, bool add)
{
    uint32_t person = s->slot[at], first = at / s->most * s->most;
    if (person == COVER_NOBODY)
        return;
    for (uint32_t i = first; i < first + s->most; i++) {
        uint32_t other = s->slot[i];
        if (i == at || other == COVER_NOBODY)
            continue;
        uint16_t *times = &s->times[person > other ? person * s->people + other : other * s->people + person];
        if (add)
            s->unmet -= (*times)++ == 0;
        else
            s->unmet += --*times == 0;
    }
}

static void round_count(struct cover_sheet *s, uint32_t round)
{
    uint32_t slots = s->groups * s->most, first = round * slots;
    for (uint32_t a = first; a < first + slots; a++)
        for (uint32_t b = a / s->most * s->most; b < a; b++) {
            uint32_t x = s->slot[a], y = s->slot[b];
            if (x != COVER_NOBODY && y != COVER_NOBODY)
                s->unmet -= s->times[x > y ? x * s->people + y : y * s->people + x]++ == 0;
        }
}

static uint16_t *round_new(struct cover_sheet *s)
{
    ASSERT(s->rounds < s->rounds_room);
    uint32_t slots = s->groups * s->most;
    uint16_t *slot = s->slot + (size_t)s->rounds++ * slots;
    for (uint32_t i = 0; i < slots; i++)
        slot[i] = COVER_NOBODY;
    return slot;
}

void sheet_add(struct cover_sheet *s, const uint32_t *group)
{
    uint16_t *slot = round_new(s);
    for (uint32_t i = 0; i < s->people; i++) {
        uint32_t at = group[i] * s->most;
        while (slot[at] != COVER_NOBODY)
            at++;
        ASSERT(at < (group[i] + 1) * s->most);
        slot[at] = (uint16_t)i;
    }
    round_count(s, s->rounds - 1);
}

void sheet_scatter(struct cover_sheet *s, struct rng *rng)
{
    uint16_t *slot = round_new(s);
    for (uint32_t i = 0; i < s->people;
         i++) { // "inside-out" shuffle: the i-th place is the i-th round the table
        uint32_t j = rng_below(rng, i + 1);
        uint32_t to = i % s->groups * s->most + i / s->groups, from = j % s->groups * s->most + j / s->groups;
        slot[to] = slot[from];
        slot[from] = (uint16_t)i;
    }
    round_count(s, s->rounds - 1);
}

static void swap(struct cover_sheet *s, uint32_t a, uint32_t b)
{
    slot_count(s, a, false);
    slot_count(s, b, false);
    uint16_t person = s->slot[a];
    s->slot[a] = s->slot[b];
    s->slot[b] = person;
    slot_count(s, a, true);
    slot_count(s, b, true);
}

static bool can_leave(const struct cover_sheet *s, uint32_t at)
{
    uint32_t first = at / s->most * s->most, size = 0;
    for (uint32_t i = first; i < first + s->most; i++)
        size += s->slot[i] != COVER_NOBODY;
    return size > s->least || s->least <= 1;
}

static bool accept(uint32_t worse, uint64_t chance, struct rng *rng)
{
    uint64_t odds = 1ull << 32;
    for (; worse && odds; worse--)
        odds = odds * chance >> 32;
    return rng_next(rng) >> 32 < odds;
}

static void move(struct cover_sheet *s, uint32_t first, uint64_t chance, struct rng *rng)
{
    uint32_t slots = s->groups * s->most, before = s->unmet;
    uint32_t round = first + rng_below(rng, s->rounds - first);
    uint32_t a = round * slots + rng_below(rng, slots), b = round * slots + rng_below(rng, slots);
    if (a / s->most == b / s->most || (s->slot[a] == COVER_NOBODY && s->slot[b] == COVER_NOBODY))
        return;
    if ((s->slot[b] == COVER_NOBODY && !can_leave(s, a)) || (s->slot[a] == COVER_NOBODY && !can_leave(s, b)))
        return;
    swap(s, a, b);
    if (s->unmet > before && !accept(s->unmet - before, chance, rng))
        swap(s, a, b);
}

void sheet_anneal(struct cover_sheet *s, uint32_t first, uint64_t moves, struct rng *rng)
{
    uint64_t chance = (1ull << 32) / 4; // falls to about 1/4000
    if (s->groups < 2)
        return;
    for (uint32_t step = 0; step < COOLINGS; step++) {
        for (uint64_t i = 0; i < moves / COOLINGS && s->unmet; i++)
            move(s, first, chance, rng);
        chance = chance * 58900 >> 16;
    }
}

/// A slot beside `at`, taken if there is one, so that group sizes stay.
static uint32_t neighbour(const struct cover_sheet *s, uint32_t at)
{
    uint32_t first = at / s->most * s->most, found = first == at ? first + 1 : first;
    for (uint32_t i = first; i < first + s->most; i++)
        if (i != at && s->slot[i] != COVER_NOBODY)
            found = i;
    return found;
}

/// Two who have not met change to one group of the last round, so that every round brings something.
static void meet_two(struct cover_sheet *s)
{
    uint32_t slots = s->groups * s->most, first = (s->rounds - 1) * slots;
    for (uint32_t a = first; a < first + slots; a++)
        for (uint32_t b = first; b < first + slots; b++) {
            uint32_t x = s->slot[a], y = s->slot[b];
            if (x == COVER_NOBODY || y == COVER_NOBODY || x <= y || s->times[x * s->people + y])
                continue;
            swap(s, neighbour(s, a), b);
            return;
        }
}

bool sheet_finish(struct cover_sheet *s, uint64_t moves_each, struct rng *rng)
{
    while (s->unmet && s->rounds < s->rounds_room) {
        uint32_t before = s->unmet;
        sheet_scatter(s, rng);
        sheet_anneal(s, s->rounds - 1, moves_each, rng);
        if (s->unmet == before)
            meet_two(s);
    }
    return !s->unmet;
}
