// SPDX-License-Identifier: EUPL-1.2
// A ladder of boards, coldest first.
#include "seating/replicas.h"

#include <math.h>

enum { REPLICAS = 8, BEAT_MOVES = 100000 };

struct ladder {
    struct board *board[REPLICAS];
    double temperature[REPLICAS];
};

static struct ladder ladder_new(struct search *s)
{
    struct ladder l;
    double cold = s->freezes, hot = s->melts * 1.2 > cold * 1.5 ? s->melts * 1.2 : cold * 1.5;
    double step = sqrt(sqrt(sqrt(hot / cold))); // the eighth root
    for (int i = 0; i < REPLICAS; i++, cold *= step) {
        l.board[i] = i ? board_new(s->arena, s->board->problem, s->board->shape) : s->board;
        if (i)
            board_follow(l.board[i], s->board);
        board_load(l.board[i], &s->best);
        l.temperature[i] = cold;
    }
    return l;
}

/// A warmer board that is worth more always goes down, one worth less sometimes.
static void exchange(struct search *s, struct ladder *l)
{
    for (int i = 0; i + 1 < REPLICAS; i++) {
        struct board *cold = l->board[i], *warm = l->board[i + 1];
        double gain = (warm->worth - warm->price) - (cold->worth - cold->price);
        double limit = s->annealer->minus_log[rng_below(&s->annealer->rng, LOG_TABLE)];
        if ((1 / l->temperature[i] - 1 / l->temperature[i + 1]) * gain < -limit)
            continue;
        l->board[i] = warm;
        l->board[i + 1] = cold;
    }
}

void replicas_run(struct search *s)
{
    struct ladder l = ladder_new(s);
    while (!s->budget->over) {
        for (int i = 0; i < REPLICAS; i++) {
            struct heat heat = {l.temperature[i], l.temperature[i], BEAT_MOVES, s->goal};
            anneal(s->annealer, l.board[i], s->budget, &heat, s->open, s->open_count);
            if (!search_keep(s, l.board[i], "replica exchange"))
                return;
        }
        exchange(s, &l);
    }
}
