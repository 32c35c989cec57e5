// SPDX-License-Identifier: EUPL-1.2
// One plan kept, and replaced by better ones.
#include "seating/search/incumbent.h"

struct incumbent incumbent_new(struct arena *arena, const struct board *board, double goal)
{
    struct incumbent best = {.plan = plan_empty(arena, board->people, board->rounds), .goal = goal};
    board_save(board, &best.plan);
    best.worth = board->worth - board->price;
    best.method = "start";
    return best;
}

bool incumbent_at_goal(const struct incumbent *best)
{
    return best->worth >= best->goal;
}

bool incumbent_meet(struct incumbent *best, const struct board *board, const char *method)
{
    double worth = board->worth - board->price;
    if (worth > best->worth) {
        board_save(board, &best->plan);
        best->worth = worth;
        best->method = method;
    }
    return !incumbent_at_goal(best);
}
