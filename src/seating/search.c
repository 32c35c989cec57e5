// SPDX-License-Identifier: EUPL-1.2
// Which schedule gets how much of the budget.
#include "seating/search.h"

struct search search_begin(struct arena *arena, struct board *board, struct annealer *annealer,
                           struct budget *budget, double goal)
{
    struct search s = {.board = board, .annealer = annealer, .budget = budget, .goal = goal};
    s.best = plan_empty(arena, board->people, board->rounds);
    board_save(board, &s.best);
    s.best_worth = board->worth - board->price;
    s.method = "start";
    s.open = NEW_ARRAY(arena, uint32_t, board->rounds);
    for (uint32_t r = 0; r < board->rounds; r++)
        if (!board->round[r].fixed && board->round[r].groups > 1)
            s.open[s.open_count++] = r;
    return s;
}

static bool keep_best(struct search *s, const char *method)
{
    double worth = s->board->worth - s->board->price;
    if (worth > s->best_worth) {
        board_save(s->board, &s->best);
        s->best_worth = worth;
        s->method = method;
    }
    return s->best_worth < s->goal;
}

void search_run(struct search *s)
{
    struct heat heat = {5.6, 0.4, budget_left(s->budget), s->goal};
    anneal(s->annealer, s->board, s->budget, &heat, s->open, s->open_count);
    keep_best(s, "annealing");
}
