// SPDX-License-Identifier: EUPL-1.2
// Which schedule gets how much of the budget. A quick sweep from hot to cold tells at which temperatures this
// problem finds its order. Then all rounds at once, or one round after another, or both: with a long budget a
// tenth each, and the rest for what won, or for replicas where the problem is small; with a short one what is
// better as a rule.
#include "seating/search/search.h"

#include "seating/search/replicas.h"

enum { SWEEP_LEVELS = 32, SMALL_SEATS_MOST = 500, SHORT_MOVES_PER_SEAT = 100000 };

static const double SWEEP_SHARE = 0.06, TRIAL_SHARE = 0.1, SWEEP_MOVES_PER_SEAT = 20000;

struct search search_begin(struct arena *arena, struct board *board, struct annealer *annealer,
                           struct budget *budget, double goal)
{
    struct search s = {.arena = arena, .board = board, .annealer = annealer, .budget = budget};
    s.best = incumbent_new(arena, board, goal);
    s.first = plan_copy(arena, &s.best.plan);
    s.open = NEW_ARRAY(arena, uint32_t, board->rounds);
    for (uint32_t r = 0; r < board->rounds; r++)
        if (!board->round[r].fixed && board->round[r].groups > 1) {
            s.open[s.open_count++] = r;
            s.seats += board->shape->round[r].attending;
        }
    return s;
}

static bool anneal_open(struct search *s, double hot, double cold, uint64_t moves, const char *method)
{
    struct heat heat = {hot, cold, moves, s->best.goal};
    anneal(s->annealer, s->board, s->budget, &heat, s->open, s->open_count);
    return incumbent_meet(&s->best, s->board, method);
}

static double largest_gain(const struct board *b)
{
    double largest = 0;
    for (size_t i = 0; i < b->stride * b->stride; i++)
        largest = b->gain[i] > largest ? b->gain[i] : largest;
    return largest > 0 ? largest : 1;
}

/// How often each pair meets on average in the open rounds.
static double times_each(const struct search *s)
{
    double meetings = 0, pairs = (double)s->board->people * (s->board->people - 1) / 2;
    for (uint32_t i = 0; i < s->open_count; i++) {
        const struct round_shape *round = &s->board->shape->round[s->open[i]];
        meetings += (double)round->attending * (round->size - 1) / 2;
    }
    return meetings / pairs;
}

/// 4^-times, between whole numbers along a line.
static double worth_between(double times)
{
    uint32_t whole = times < SEAT_TIMES_MOST ? (uint32_t)times : SEAT_TIMES_MOST;
    return worth_after(whole) * (1 - 0.75 * (times - whole < 1 ? times - whole : 1));
}

/// From hot to cold in steps of 0.84, noting the worth at each: `freezes` is where nearly all of the rise is
/// done, `melts` where a fifth of it is still to come.
static void sweep(struct search *s)
{
    double at[SWEEP_LEVELS], worth[SWEEP_LEVELS];
    double temperature = 4 * largest_gain(s->board) * worth_between(times_each(s));
    uint64_t moves = budget_share(s->budget, SWEEP_SHARE), enough = (uint64_t)SWEEP_MOVES_PER_SEAT * s->seats;
    moves = (moves < enough ? moves : enough) / SWEEP_LEVELS + 1;
    for (int i = 0; i < SWEEP_LEVELS; i++, temperature *= 0.84) {
        if (!anneal_open(s, temperature, temperature, moves, "sweep"))
            return;
        at[i] = temperature;
        worth[i] = s->board->worth - s->board->price;
    }
    double last = worth[SWEEP_LEVELS - 1], rise = last - worth[0];
    int melts = SWEEP_LEVELS - 1, freezes = SWEEP_LEVELS - 1;
    while (melts > 0 && last - worth[melts - 1] < 0.2 * rise)
        melts--;
    while (freezes > 0 && last - worth[freezes - 1] < 0.01 * rise)
        freezes--;
    s->melts = at[melts];
    s->freezes = at[freezes];
}

/// Where to cool to: at most `share` of where it melts. What a short sweep says of the cold is vague.
static double cold(const struct search *s, double share)
{
    double least = s->melts * 0.1, most = s->melts * share;
    return s->freezes < least ? least : s->freezes > most ? most : s->freezes;
}

/// All rounds at once.
static bool together(struct search *s, uint64_t moves)
{
    return anneal_open(s, s->melts, cold(s, 0.25), moves, "annealing");
}

/// Each round is annealed with only those before it counted; then all of them at a moderate temperature.
static bool one_by_one(struct search *s, uint64_t moves)
{
    struct board *b = s->board;
    struct plan start = plan_empty(s->arena, b->people, b->rounds);
    board_save(b, &start);
    for (uint32_t i = 0; i < s->open_count; i++)
        board_lift(b, s->open[i]);
    for (uint32_t i = 0; i < s->open_count; i++) {
        struct heat heat = {s->melts, s->melts * 0.3, moves / 2 / s->open_count, s->best.goal};
        board_place(b, s->open[i], start.group + (size_t)s->open[i] * b->people);
        anneal(s->annealer, b, s->budget, &heat, &s->open[i], 1);
    }
    return anneal_open(s, s->melts * 0.6, cold(s, 0.35), moves - moves / 2, "round by round");
}

/// Anneals some of the rounds as if the others stood fast.
static bool anneal_some(struct search *s, uint32_t from, double hot, double cold, uint64_t moves)
{
    struct heat heat = {hot, cold, moves, s->best.goal};
    anneal(s->annealer, s->board, s->budget, &heat, s->open + from, s->open_count - from);
    return incumbent_meet(&s->best, s->board, "first plan and annealing");
}

/// Back to the first plan: to the rounds that a design leaves over, then around all of it at temperatures
/// that do not melt it.
static void polish(struct search *s, uint64_t moves)
{
    board_load(s->board, &s->first);
    if (s->designed && s->designed < s->open_count &&
        !anneal_some(s, s->designed, s->melts, s->melts * 0.1, moves / 2))
        return;
    anneal_some(s, 0, s->melts * 0.5, s->freezes * 0.5, moves / 2);
}

static void replicas(struct search *s)
{
    struct ladder ladder = {.rounds = s->open, .round_count = s->open_count};
    ladder.cold = cold(s, 0.45);
    ladder.hot = s->melts * 1.2;
    replicas_run(s->arena, s->board, s->annealer, s->budget, &ladder, &s->best);
}

/// Where pairs meet again and again no round depends on those before it.
static bool rounds_depend(const struct search *s)
{
    return times_each(s) < 1.5;
}

static void run_short(struct search *s)
{
    if (s->seats <= SMALL_SEATS_MOST && !together(s, budget_left(s->budget) / 2))
        return;
    while (!s->budget->over)
        if (!(rounds_depend(s) ? one_by_one : together)(s, budget_left(s->budget)))
            return;
}

static void run_long(struct search *s)
{
    if (!together(s, budget_share(s->budget, TRIAL_SHARE)))
        return;
    double by_together = s->board->worth - s->board->price;
    if (!one_by_one(s, budget_share(s->budget, TRIAL_SHARE)))
        return;
    double by_round = s->board->worth - s->board->price;
    if (s->seats <= SMALL_SEATS_MOST)
        replicas(s);
    while (!s->budget->over)
        if (!(by_round > by_together ? one_by_one : together)(s, budget_left(s->budget)))
            return;
}

void search_run(struct search *s)
{
    if (!s->open_count)
        return;
    bool is_short = budget_share(s->budget, 1) < (uint64_t)SHORT_MOVES_PER_SEAT * s->seats;
    sweep(s);
    if (s->polish > 0 && !incumbent_at_goal(&s->best))
        polish(s, budget_share(s->budget, s->polish));
    if (!s->budget->over && !incumbent_at_goal(&s->best))
        (is_short ? run_short : run_long)(s);
}
