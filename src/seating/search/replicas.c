// SPDX-License-Identifier: EUPL-1.2
// Boards on the rungs of a ladder, coldest first.
#include "seating/search/replicas.h"

#include <math.h>

enum { REPLICAS = 8, BEAT_MOVES = 100000 };

struct replicas {
    struct board *board[REPLICAS];
    double temperature[REPLICAS];
};

static struct replicas replicas_new(struct arena *arena, struct board *board, const struct ladder *ladder,
                                    const struct incumbent *best)
{
    struct replicas all;
    double temperature = ladder->cold;
    double step = sqrt(sqrt(sqrt(ladder->hot / ladder->cold))); // the eighth root
    for (int i = 0; i < REPLICAS; i++, temperature *= step) {
        all.board[i] = i ? board_new(arena, board->problem, board->shape) : board;
        if (i)
            board_follow(all.board[i], board);
        board_load(all.board[i], &best->plan);
        all.temperature[i] = temperature;
    }
    return all;
}

/// A warmer board that is worth more always goes down, one worth less sometimes.
static void exchange(struct replicas *all, struct annealer *a)
{
    for (int i = 0; i + 1 < REPLICAS; i++) {
        struct board *cold = all->board[i], *warm = all->board[i + 1];
        double gain = (warm->worth - warm->price) - (cold->worth - cold->price);
        double limit = a->minus_log[rng_below(&a->rng, LOG_TABLE)];
        if ((1 / all->temperature[i] - 1 / all->temperature[i + 1]) * gain < -limit)
            continue;
        all->board[i] = warm;
        all->board[i + 1] = cold;
    }
}

void replicas_run(struct arena *arena, struct board *board, struct annealer *annealer, struct budget *budget,
                  const struct ladder *ladder, struct incumbent *best)
{
    struct replicas all = replicas_new(arena, board, ladder, best);
    while (!budget->over) {
        for (int i = 0; i < REPLICAS; i++) {
            struct heat heat = {all.temperature[i], all.temperature[i], BEAT_MOVES, best->goal};
            anneal(annealer, all.board[i], budget, &heat, ladder->rounds, ladder->round_count);
            if (!incumbent_meet(best, all.board[i], "replica exchange"))
                return;
        }
        exchange(&all, annealer);
    }
}
