// SPDX-License-Identifier: EUPL-1.2
// The pace of the board's plan, group by group.
#include "seating/search/pace.h"

#include "seating/problem/gains.h"

#include <string.h>

enum { SORT_TURNS_MOST = 20 };

/// Prices, in rounds that the most valuable first meeting comes later.
static const double PRICE_NEVER = 4, PRICE_TWICE_RUNNING = 2, PRICE_SMALLER = 0.5;

static double pair_pace(const struct pace *p, size_t pair)
{
    uint64_t met = p->met[pair];
    if (!met)
        return -PRICE_NEVER * p->unit;
    uint32_t first_round = (uint32_t)__builtin_ctzll(met);
    int twice_running = __builtin_popcountll(met & (met >> 1));
    return p->first[pair] * (p->board->rounds - first_round) - PRICE_TWICE_RUNNING * p->unit * twice_running;
}

/// The meetings of a group are noted in round r, or those that were noted are struck out.
static void note_meetings(struct pace *p, uint32_t r, const uint16_t *member)
{
    uint32_t room = p->board->round[r].room, ghost = p->board->people;
    for (uint32_t i = 0; i < room; i++)
        for (uint32_t j = i + 1; j < room; j++) {
            uint32_t low = member[i] < member[j] ? member[i] : member[j];
            uint32_t high = member[i] < member[j] ? member[j] : member[i];
            size_t pair = low * p->board->stride + high;
            if (high == ghost)
                continue;
            p->value -= pair_pace(p, pair);
            p->met[pair] ^= UINT64_C(1) << r;
            p->value += pair_pace(p, pair);
        }
}

static bool is_smaller(const struct board *b, const uint16_t *member, uint32_t room)
{
    for (uint32_t i = 0; i < room; i++)
        if (member[i] == b->people)
            return true;
    return false;
}

/// What being in a smaller group `times` times costs: it grows with its square, so that all take their turn.
static double smaller_price(const struct pace *p, uint32_t times)
{
    return PRICE_SMALLER * p->unit * times * times;
}

/// A group is counted in (by = 1) or out (by = -1).
static void group_count(struct pace *p, uint32_t r, uint32_t group, int by)
{
    uint32_t room = p->board->round[r].room;
    const uint16_t *member = p->board->round[r].member + group * room;
    note_meetings(p, r, member);
    for (uint32_t i = 0; i < room && is_smaller(p->board, member, room); i++)
        if (member[i] < p->board->people) {
            uint32_t *times = &p->smaller[member[i]];
            p->value += smaller_price(p, *times);
            *times += (uint32_t)by;
            p->value -= smaller_price(p, *times);
        }
}

static void group_add(struct pace *p, uint32_t r, uint32_t group)
{
    group_count(p, r, group, 1);
}

static void group_remove(struct pace *p, uint32_t r, uint32_t group)
{
    group_count(p, r, group, -1);
}

void pace_recount(struct pace *p)
{
    struct board *b = p->board;
    p->value = -PRICE_NEVER * p->unit * b->people * (b->people - 1) / 2;
    memset(p->met, 0, b->stride * b->stride * sizeof *p->met);
    memset(p->smaller, 0, b->people * sizeof *p->smaller);
    for (uint32_t r = 0; r < b->rounds; r++)
        for (uint32_t g = 0; g < b->round[r].groups; g++)
            group_add(p, r, g);
}

struct pace *pace_new(struct arena *arena, struct board *board)
{
    size_t pairs = board->stride * board->stride;
    if (board->people > PACE_PEOPLE_MOST || board->rounds > PACE_ROUNDS_MOST)
        return NULL;
    struct pace *p = NEW(arena, struct pace);
    *p = (struct pace){.board = board, .first = gains_new(arena, board->problem, board->stride)};
    p->met = NEW_ARRAY(arena, uint64_t, pairs);
    p->smaller = NEW_ARRAY(arena, uint32_t, board->people);
    for (size_t i = 0; i < pairs; i++)
        p->unit = p->first[i] > p->unit ? p->first[i] : p->unit;
    pace_recount(p);
    return p;
}

double pace_swap(struct pace *p, uint32_t r, uint32_t s, uint32_t t, double gain)
{
    struct board_round *round = &p->board->round[r];
    uint32_t from = round->group_of[s], to = round->group_of[t];
    double before = p->value;
    group_remove(p, r, from);
    group_remove(p, r, to);
    board_swap(p->board, round, s, t, gain);
    group_add(p, r, from);
    group_add(p, r, to);
    return p->value - before;
}

static void count_round(struct pace *p, uint32_t r, void (*count)(struct pace *, uint32_t, uint32_t))
{
    for (uint32_t g = 0; g < p->board->round[r].groups; g++)
        count(p, r, g);
}

/// The seats of two rounds change places. The worth is that of the same meetings.
static void exchange(struct pace *p, uint32_t r, uint32_t q)
{
    struct board_round *a = &p->board->round[r], *b = &p->board->round[q];
    uint16_t *member = a->member, *slot_of = a->slot_of;
    count_round(p, r, group_remove);
    count_round(p, q, group_remove);
    a->member = b->member;
    a->slot_of = b->slot_of;
    b->member = member;
    b->slot_of = slot_of;
    count_round(p, r, group_add);
    count_round(p, q, group_add);
}

static bool may_exchange(const struct board *b, uint32_t r, uint32_t q)
{
    const bool *attends = b->shape->attends;
    return !b->round[r].fixed && !b->round[q].fixed && !b->round[r].home && !b->round[q].home &&
           !memcmp(attends + (size_t)r * b->people, attends + (size_t)q * b->people, b->people);
}

void pace_sort(struct pace *p)
{
    bool better = true;
    for (int turn = 0; better && turn < SORT_TURNS_MOST; turn++) {
        better = false;
        for (uint32_t r = 0; r < p->board->rounds; r++)
            for (uint32_t q = r + 1; q < p->board->rounds; q++) {
                double before = p->value;
                if (!may_exchange(p->board, r, q))
                    continue;
                exchange(p, r, q);
                if (p->value > before)
                    better = true;
                else
                    exchange(p, r, q);
            }
    }
}
