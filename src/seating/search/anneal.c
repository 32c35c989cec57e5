// SPDX-License-Identifier: EUPL-1.2
// Swaps, tried at random and taken by temperature.
#include "seating/search/anneal.h"

#include "base/bug.h"

#include <math.h>

enum { STRIDE_MOVES = 8192, BLOCK_SWAPS_MOST = 64 };

/// ln(x) for 0 < x <= 1 from the series of atanh after taking out powers of two.
static double minus_log(double x)
{
    const double ln2 = 0x1.62e42fefa39efp-1;
    double sum = 0, z, power;
    while (x < 0.5) {
        x *= 2;
        sum += ln2;
    }
    z = (x - 1) / (x + 1);
    power = z;
    for (int k = 1; k < 60; k += 2) {
        sum -= 2 * power / k;
        power *= z * z;
    }
    return sum;
}

struct annealer *annealer_new(struct arena *arena, uint64_t seed)
{
    struct annealer *a = NEW(arena, struct annealer);
    a->rng = rng_new(seed);
    for (int i = 0; i < LOG_TABLE; i++)
        a->minus_log[i] = minus_log((i + 0.5) / LOG_TABLE);
    return a;
}

/// A number below `n` from sixteen bits.
static uint32_t below(uint64_t bits, uint32_t n)
{
    return (uint32_t)((bits & 0xffff) * n >> 16);
}

/// The slots of two groups that change places: as many on either side, whole blocks only.
struct exchange {
    uint32_t slot[2][BLOCK_SWAPS_MOST];
    uint32_t count[2];
};

static bool chosen(const struct exchange *e, int side, uint32_t slot)
{
    for (uint32_t i = 0; i < e->count[side]; i++)
        if (e->slot[side][i] == slot)
            return true;
    return false;
}

static bool add_block(const struct board *b, const struct board_round *round, struct exchange *e, int side,
                      uint32_t slot)
{
    uint32_t person = round->member[slot], first = round->group_of[slot] * round->room;
    if (chosen(e, side, slot))
        return false;
    for (uint32_t s = first; s < first + round->room; s++) {
        bool same = person < b->people && round->member[s] < b->people &&
                    round->block[round->member[s]] == round->block[person];
        if (s != slot && !same)
            continue;
        if (e->count[side] == BLOCK_SWAPS_MOST)
            return false;
        e->slot[side][e->count[side]++] = s;
    }
    return true;
}

/// Adds blocks on the shorter side until both are as long.
static bool choose_blocks(struct annealer *a, const struct board *b, const struct board_round *round,
                          uint32_t s, uint32_t t, struct exchange *e)
{
    uint32_t first[2] = {round->group_of[s] * round->room, round->group_of[t] * round->room};
    if (!add_block(b, round, e, 0, s) || !add_block(b, round, e, 1, t))
        return false;
    for (int tries = 0; e->count[0] != e->count[1] && tries < 8; tries++) {
        int side = e->count[1] < e->count[0];
        add_block(b, round, e, side, first[side] + rng_below(&a->rng, round->room));
    }
    return e->count[0] == e->count[1];
}

static uint32_t ghosts_in(const struct board *b, const struct board_round *round, uint32_t slot)
{
    uint32_t ghosts = 0, first = round->group_of[slot] * round->room;
    for (uint32_t s = first; s < first + round->room; s++)
        ghosts += round->member[s] == b->people;
    return ghosts;
}

/// Swaps slot by slot and takes all of it back where the whole is not wanted.
static void try_exchange(struct annealer *a, struct board *b, struct board_round *round, uint32_t s,
                         uint32_t t, double limit)
{
    struct exchange e = {.count = {0, 0}};
    double sum = 0, gain[BLOCK_SWAPS_MOST];
    if (!choose_blocks(a, b, round, s, t, &e))
        return;
    for (uint32_t i = 0; i < e.count[0]; i++) {
        gain[i] = board_swap_gain(b, round, e.slot[0][i], e.slot[1][i]);
        board_swap(b, round, e.slot[0][i], e.slot[1][i], gain[i]);
        sum += gain[i];
    }
    if (sum >= limit && ghosts_in(b, round, s) <= 1 && ghosts_in(b, round, t) <= 1)
        return;
    for (uint32_t i = e.count[0]; i-- > 0;)
        board_swap(b, round, e.slot[0][i], e.slot[1][i], -gain[i]);
}

/// One swap of people in two groups of one round, both drawn at random.
static void try_swap(struct annealer *a, struct board *b, struct board_round *round, uint64_t bits,
                     double limit)
{
    if (round->groups < 2)
        return;
    uint32_t s = below(bits, round->slots), t = below(bits >> 16, round->slots - round->room);
    if (t >= round->group_of[s] * round->room)
        t += round->room;
    if (round->block && (board_in_block(b, round, s) || board_in_block(b, round, t))) {
        try_exchange(a, b, round, s, t, limit);
        return;
    }
    double gain = board_swap_gain(b, round, s, t);
    if (gain < limit)
        return;
    uint32_t people = b->people;
    if ((round->member[s] == people || round->member[t] == people) && board_swap_ghosts(b, round, s, t))
        return;
    board_swap(b, round, s, t, gain);
}

/// hot * factor^HEAT_LEVELS = cold; HEAT_LEVELS is a power of two, and sqrt is exactly rounded everywhere.
static double cooling_factor(const struct heat *heat)
{
    double factor = heat->cold / heat->hot;
    if (factor == 1)
        return 1;
    for (int levels = HEAT_LEVELS; levels > 1; levels /= 2)
        factor = sqrt(factor);
    return factor;
}

static bool level(struct annealer *a, struct board *b, struct budget *budget, double temperature,
                  uint64_t moves, const uint32_t *rounds, uint32_t count)
{
    while (moves) {
        uint64_t now = moves < STRIDE_MOVES ? moves : STRIDE_MOVES;
        for (uint64_t i = 0; i < now; i++) {
            uint64_t bits = rng_next(&a->rng);
            double limit = -temperature * a->minus_log[bits >> 54];
            try_swap(a, b, &b->round[rounds[below(bits >> 38, count)]], bits, limit);
        }
        moves -= now;
        if (!budget_spend(budget, now))
            return false;
    }
    return true;
}

bool anneal(struct annealer *a, struct board *b, struct budget *budget, const struct heat *heat,
            const uint32_t *rounds, uint32_t count)
{
    if (!count)
        return true;
    double factor = cooling_factor(heat), temperature = heat->hot;
    for (uint64_t i = 0; i < HEAT_LEVELS; i++, temperature *= factor) {
        uint64_t moves = heat->moves * (i + 1) / HEAT_LEVELS - heat->moves * i / HEAT_LEVELS;
        if (!level(a, b, budget, temperature, moves, rounds, count))
            return false;
        if (b->worth - b->price >= heat->goal)
            return true;
    }
    return true;
}
