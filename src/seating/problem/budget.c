// SPDX-License-Identifier: EUPL-1.2
// Moves counted, time asked for now and then.
#include "seating/problem/budget.h"

enum { SPEED_GUESS = 45000000 }; // moves a second, until measured

struct budget budget_begin(const struct limits *limits)
{
    struct budget b = {.limits = *limits, .speed = SPEED_GUESS};
    b.began = limits->now ? limits->now(limits->arg) : 0;
    return b;
}

static double moves_in_all(const struct budget *b)
{
    return b->limits.passes > 0 ? b->limits.passes * MOVES_PER_PASS : b->speed * b->limits.seconds;
}

void budget_extend(struct budget *b, const struct limits *whole, double share)
{
    double spent = whole->now ? whole->now(whole->arg) - b->began : 0;
    double seconds = spent + share * whole->seconds,
           passes = (double)b->moves_done / MOVES_PER_PASS + share * whole->passes;
    b->limits = *whole;
    b->limits.seconds = seconds < whole->seconds ? seconds : whole->seconds;
    b->limits.passes = passes < whole->passes ? passes : whole->passes;
    b->over = false;
    budget_spend(b, 0);
}

bool budget_spend(struct budget *b, uint64_t moves)
{
    b->moves_done += moves;
    if (b->limits.passes > 0 && (double)b->moves_done >= moves_in_all(b))
        b->over = true;
    if (b->limits.stop && b->limits.stop(b->limits.arg))
        b->over = true;
    if (!b->limits.now || !(b->limits.seconds > 0))
        return !b->over;
    double spent = b->limits.now(b->limits.arg) - b->began;
    if (spent > 0.001)
        b->speed = (double)b->moves_done / spent;
    b->over = b->over || spent >= b->limits.seconds;
    return !b->over;
}

uint64_t budget_share(const struct budget *b, double share)
{
    double moves = moves_in_all(b) * share;
    return moves < 1 ? 1 : (uint64_t)moves;
}

uint64_t budget_left(const struct budget *b)
{
    double left = moves_in_all(b) - (double)b->moves_done;
    return left < 1 ? 1 : (uint64_t)left;
}
