// SPDX-License-Identifier: EUPL-1.2
// Annealing on worth and pace together.
#include "seating/search/pace_improve.h"

#include "seating/search/pace.h"

#include <math.h>

/// MOVE_COST: a move takes as long as so many of anneal.h.
enum { LEVELS = 64, STRIDE_MOVES = 1024, MOVE_COST = 4, TRIES = 4 };

/// How much worth a unit of pace may cost, against the temperature at which worth freezes.
static const double PACE_FOR_WORTH = 0.3, MELTED = 0.35;

struct walk {
    struct search *search;
    struct pace *pace;
    struct budget *budget;
    double worth_per_pace; // 0: no worth is given up
    double best_pace;
};

static bool may_swap(const struct board *b, const struct board_round *round, uint32_t s, uint32_t t)
{
    return round->group_of[s] != round->group_of[t] && !board_in_block(b, round, s) &&
           !board_in_block(b, round, t) && !board_swap_ghosts(b, round, s, t);
}

/// With worth given up the temperature is one of worth, else one of pace.
static bool is_wanted(const struct walk *w, double gain, double change, double loss)
{
    if (w->worth_per_pace > 0)
        return gain + w->worth_per_pace * change >= -loss;
    return gain > 0 || change >= -loss;
}

static void try_swap(struct walk *w, double temperature)
{
    struct annealer *a = w->search->annealer;
    struct board *b = w->pace->board;
    uint32_t r = w->search->open[rng_below(&a->rng, w->search->open_count)];
    struct board_round *round = &b->round[r];
    uint32_t s = rng_below(&a->rng, round->slots), t = rng_below(&a->rng, round->slots);
    double loss = temperature * a->minus_log[rng_below(&a->rng, LOG_TABLE)];
    if (round->group_of[s] == round->group_of[t])
        return;
    double gain = board_swap_gain(b, round, s, t);
    double least = w->worth_per_pace > 0 ? -loss - 2 * temperature : 0;
    if (gain < least || !may_swap(b, round, s, t))
        return;
    if (!is_wanted(w, gain, pace_swap(w->pace, r, s, t, gain), loss))
        pace_swap(w->pace, r, s, t, -gain);
}

/// From hot to cold in LEVELS steps of one factor. False when the budget ran out.
static bool cool(struct walk *w, uint64_t moves, double hot, double cold)
{
    double factor = cold / hot, temperature = hot;
    for (int levels = LEVELS; levels > 1; levels /= 2)
        factor = sqrt(factor);
    for (uint64_t level = 0; level < LEVELS; level++, temperature *= factor)
        for (uint64_t i = moves * level / LEVELS; i < moves * (level + 1) / LEVELS; i++) {
            try_swap(w, temperature);
            if (i % STRIDE_MOVES == 0 && !budget_spend(w->budget, STRIDE_MOVES * MOVE_COST))
                return false;
        }
    return true;
}

/// Worth comes first; what rounding may have lost is not lost.
static void keep(struct walk *w)
{
    struct board *b = w->pace->board;
    double worth = b->worth - b->price, best = w->search->best.worth;
    double rounding = 0x1p-40 * (best < 0 ? -best : best);
    if (worth < best - rounding || (worth <= best + rounding && w->pace->value <= w->best_pace))
        return;
    board_save(b, &w->search->best.plan);
    w->search->best.worth = worth;
    w->best_pace = w->pace->value;
}

static bool without_loss(struct walk *w, uint64_t moves)
{
    w->worth_per_pace = 0;
    bool in_time = cool(w, moves, w->pace->unit * 4, w->pace->unit / 4);
    keep(w);
    return in_time;
}

static bool give_and_win_back(struct walk *w, uint64_t moves)
{
    const struct search *s = w->search;
    w->worth_per_pace = PACE_FOR_WORTH * s->freezes / w->pace->unit;
    if (!cool(w, moves, s->melts * MELTED > s->freezes ? s->melts * MELTED : s->freezes, s->freezes * 0.5))
        return false;
    w->worth_per_pace /= 16;
    return cool(w, moves, s->freezes, s->freezes * 0.3) && without_loss(w, moves);
}

static bool anyone_meets_twice(const struct pace *p)
{
    for (size_t i = 0; i < p->board->stride * p->board->stride; i++)
        if (p->met[i] & (p->met[i] - 1))
            return true;
    return false;
}

void pace_improve(struct search *s, struct budget *budget)
{
    struct pace *pace = s->open_count ? pace_new(s->arena, s->board) : NULL;
    if (!pace)
        return;
    struct walk w = {.search = s, .pace = pace, .budget = budget};
    board_load(s->board, &s->best.plan);
    pace_recount(pace);
    w.best_pace = pace->value;
    pace_sort(pace);
    keep(&w);
    if (s->board->rounds < 2 || !anyone_meets_twice(pace) || budget->over)
        return;
    uint64_t moves = budget_left(budget) / MOVE_COST / 4;
    if (!without_loss(&w, moves))
        return;
    for (int i = 0; i < TRIES && s->freezes > 0; i++)
        if (!give_and_win_back(&w, moves / TRIES))
            return;
}
