// SPDX-License-Identifier: EUPL-1.2
// Which schedule gets how much of the budget: one quick sweep to learn at which temperature this problem
// freezes; then all rounds at once against one round after another, a share each; the rest for what won, or
// for replicas where the problem is small.
#include "seating/search.h"

#include "seating/replicas.h"

enum { SWEEP_LEVELS = 44, SMALL_SEATS_MOST = 500 };

static const double SWEEP_SHARE = 0.06, TRIAL_SHARE = 0.1, SWEEP_MOVES_PER_SEAT = 20000;

struct search search_begin(struct arena *arena, struct board *board, struct annealer *annealer,
                           struct budget *budget, double goal)
{
    struct search s = {.arena = arena, .board = board, .annealer = annealer, .budget = budget, .goal = goal};
    s.best = plan_empty(arena, board->people, board->rounds);
    board_save(board, &s.best);
    s.best_worth = board->worth - board->price;
    s.method = "start";
    s.open = NEW_ARRAY(arena, uint32_t, board->rounds);
    for (uint32_t r = 0; r < board->rounds; r++)
        if (!board->round[r].fixed && board->round[r].groups > 1) {
            s.open[s.open_count++] = r;
            s.seats += board->shape->round[r].attending;
        }
    return s;
}

bool search_keep(struct search *s, struct board *board, const char *method)
{
    double worth = board->worth - board->price;
    if (worth > s->best_worth) {
        board_save(board, &s->best);
        s->best_worth = worth;
        s->method = method;
    }
    return s->best_worth < s->goal;
}

/// Two times the largest worth of a meeting: above it nothing is frozen.
static double hottest(const struct board *b)
{
    double largest = 0;
    for (size_t i = 0; i < b->stride * b->stride; i++)
        largest = b->gain[i] > largest ? b->gain[i] : largest;
    return largest > 0 ? 2 * largest : 1;
}

/// From hot to cold in steps of 0.84, noting the worth at each: `freezes` is where nearly all of the rise is
/// done, `melts` where a fifth of it is still to come.
static void sweep(struct search *s)
{
    double at[SWEEP_LEVELS], worth[SWEEP_LEVELS], temperature = hottest(s->board);
    uint64_t moves = budget_share(s->budget, SWEEP_SHARE), enough = (uint64_t)SWEEP_MOVES_PER_SEAT * s->seats;
    moves = (moves < enough ? moves : enough) / SWEEP_LEVELS + 1;
    for (int i = 0; i < SWEEP_LEVELS; i++, temperature *= 0.84) {
        struct heat heat = {temperature, temperature, moves, s->goal};
        anneal(s->annealer, s->board, s->budget, &heat, s->open, s->open_count);
        at[i] = temperature;
        worth[i] = s->board->worth - s->board->price;
    }
    search_keep(s, s->board, "sweep");
    double last = worth[SWEEP_LEVELS - 1], rise = last - worth[0];
    int melts = SWEEP_LEVELS - 1, freezes = SWEEP_LEVELS - 1;
    while (melts > 0 && last - worth[melts - 1] < 0.2 * rise)
        melts--;
    while (freezes > 0 && last - worth[freezes - 1] < 0.01 * rise)
        freezes--;
    s->melts = at[melts];
    s->freezes = at[freezes];
}

static void together(struct search *s, uint64_t moves)
{
    struct heat heat = {s->melts * 1.2, s->freezes * 0.7, moves, s->goal};
    anneal(s->annealer, s->board, s->budget, &heat, s->open, s->open_count);
    search_keep(s, s->board, "annealing");
}

/// Each round is annealed with only those before it counted; then all of them at a moderate temperature.
static void one_by_one(struct search *s, uint64_t moves)
{
    struct board *b = s->board;
    struct plan start = plan_empty(s->arena, b->people, b->rounds);
    board_save(b, &start);
    for (uint32_t i = 0; i < s->open_count; i++)
        board_lift(b, s->open[i]);
    for (uint32_t i = 0; i < s->open_count; i++) {
        struct heat heat = {s->melts * 2, s->freezes * 0.25, moves / 3 / s->open_count, s->goal};
        board_place(b, s->open[i], start.group + (size_t)s->open[i] * b->people);
        anneal(s->annealer, b, s->budget, &heat, &s->open[i], 1);
    }
    struct heat heat = {s->melts * 0.8, s->freezes * 0.7, moves - moves / 3, s->goal};
    anneal(s->annealer, b, s->budget, &heat, s->open, s->open_count);
    search_keep(s, b, "round by round");
}

static void rest(struct search *s, double by_together, double by_round)
{
    if (s->seats <= SMALL_SEATS_MOST)
        replicas_run(s);
    else if (by_round > by_together)
        one_by_one(s, budget_left(s->budget));
    else
        together(s, budget_left(s->budget));
}

static bool going_on(const struct search *s)
{
    return s->best_worth < s->goal && !s->budget->over;
}

/// Back to the best plan, and around it at temperatures that do not melt it.
static void polish(struct search *s, uint64_t moves)
{
    struct heat heat = {s->melts * 0.5, s->freezes * 0.5, moves, s->goal};
    board_load(s->board, &s->best);
    anneal(s->annealer, s->board, s->budget, &heat, s->open, s->open_count);
    search_keep(s, s->board, "first plan and annealing");
}

void search_run(struct search *s)
{
    if (!s->open_count)
        return;
    sweep(s);
    if (going_on(s) && s->polish > 0)
        polish(s, budget_share(s->budget, s->polish));
    if (!going_on(s))
        return;
    together(s, budget_share(s->budget, TRIAL_SHARE));
    double by_together = s->board->worth - s->board->price;
    if (!going_on(s))
        return;
    one_by_one(s, budget_share(s->budget, TRIAL_SHARE));
    double by_round = s->board->worth - s->board->price;
    if (going_on(s))
        rest(s, by_together, by_round);
}
