// SPDX-License-Identifier: EUPL-1.2
// One cooling, which also finds where the problem melts; then replicas that trade places.
#include "seating/search/grouping.h"

#include <stdlib.h>
#include <string.h>

enum { STRIDE_MOVES = 32768, LEVELS = 256, COOLING_SWEEPS = 8000, REPLICAS = 10, MELTED_ONE_IN = 300 };

struct search {
    const struct mdgp *m;
    struct annealer *annealer;
    struct budget *budget;
    uint64_t unspent; // moves tried that the budget does not know yet
    uint32_t next;    // the person whose turn it is
    double best, melts;
    uint32_t *group; // of the best
};

bool mdgp_fits(const struct mdgp *m)
{
    uint64_t least = 0, most = 0;
    for (uint32_t g = 0; g < m->groups; g++) {
        if (m->least[g] > m->most[g])
            return false;
        least += m->least[g];
        most += m->most[g];
    }
    return least <= m->people && m->people <= most;
}

double mdgp_value(const struct mdgp *m, const uint32_t *group)
{
    double value = 0;
    for (uint32_t a = 0; a < m->people; a++)
        for (uint32_t b = a + 1; b < m->people; b++)
            if (group[a] == group[b])
                value += m->weight[(size_t)a * m->people + b];
    return value;
}

/// The spread of what one person's partners are worth: the natural unit of temperature.
static double spread(const struct mdgp *m)
{
    double sum = 0, squares = 0, pairs = (double)m->people * (m->people - 1);
    for (size_t i = 0; i < (size_t)m->people * m->people; i++) {
        sum += m->weight[i];
        squares += m->weight[i] * m->weight[i];
    }
    double variance = pairs > 0 ? squares / pairs - sum / pairs * (sum / pairs) : 0;
    double deviation = variance > 1 ? variance : 1;
    for (int i = 0; i < 60; i++)
        deviation = (deviation + variance / deviation) / 2;
    return variance > 0 ? deviation : 1;
}

static bool spend(struct search *s, uint64_t moves)
{
    s->unspent += moves;
    if (s->unspent < STRIDE_MOVES)
        return true;
    moves = s->unspent;
    s->unspent = 0;
    return budget_spend(s->budget, moves);
}

/// Tries so many people with everyone else, in turn.
static bool walk(struct search *s, struct grouping *g, double temperature, uint64_t people)
{
    while (people--) {
        s->next = s->next + 1 < s->m->people ? s->next + 1 : 0;
        if (!spend(s, grouping_try(g, s->annealer, temperature, s->next)))
            return false;
    }
    return true;
}

static void keep_best(struct search *s, const struct grouping *g)
{
    if (g->value <= s->best)
        return;
    s->best = g->value;
    memcpy(s->group, g->group, s->m->people * sizeof *s->group);
}

/// Cools from liquid to frozen in so many moves. It melts where one trial in MELTED_ONE_IN is taken at a
/// loss.
static void cool(struct search *s, struct grouping *g, uint64_t moves)
{
    uint64_t people = moves / LEVELS / s->m->people + 1;
    double temperature = 2 * spread(s->m);
    s->melts = temperature;
    for (uint32_t level = 0; level < LEVELS; level++, temperature *= 0.985) {
        uint64_t losses = g->losses;
        if (!walk(s, g, temperature, people))
            break;
        if ((g->losses - losses) * MELTED_ONE_IN > people * s->m->people)
            s->melts = temperature;
    }
    walk(s, g, 0, (uint64_t)20 * s->m->people); // only upwards
    keep_best(s, g);
}

/// A warmer grouping that is worth more always goes down, one worth less sometimes.
static void exchange(struct search *s, struct grouping **all, const double *temperature)
{
    for (int i = 0; i + 1 < REPLICAS; i++) {
        struct grouping *cold = all[i], *warm = all[i + 1];
        double gain = (1 / temperature[i] - 1 / temperature[i + 1]) * (warm->value - cold->value);
        if (gain < -s->annealer->minus_log[rng_below(&s->annealer->rng, LOG_TABLE)])
            continue;
        all[i] = warm;
        all[i + 1] = cold;
    }
}

static void trade_places(struct arena *arena, struct search *s, struct grouping *cooled)
{
    struct grouping *all[REPLICAS];
    double temperature[REPLICAS], warm = s->melts;
    for (int i = REPLICAS - 1; i >= 0; i--, warm *= 0.9) {
        all[i] = i ? grouping_new(arena, s->m, &s->annealer->rng) : cooled;
        temperature[i] = warm;
    }
    while (!s->budget->over) {
        for (int i = 0; i < REPLICAS && walk(s, all[i], temperature[i], s->m->people); i++)
            keep_best(s, all[i]);
        exchange(s, all, temperature);
    }
}

/// Enough for a good cooling where the rest of the budget is worth trading places with, else all of it.
static uint64_t cooling_moves(const struct search *s)
{
    uint64_t enough = (uint64_t)COOLING_SWEEPS * s->m->people * s->m->people, left = budget_left(s->budget);
    return left / 2 < enough ? left - left / 16 : enough;
}

double mdgp_search(struct arena *arena, const struct mdgp *m, struct annealer *a, struct budget *budget,
                   uint32_t *group)
{
    struct search s = {.m = m, .annealer = a, .budget = budget, .group = group};
    if (!m->people)
        return 0;
    struct grouping *g = grouping_new(arena, m, &a->rng);
    s.best = g->value - 1;
    keep_best(&s, g);
    cool(&s, g, budget_share(budget, 0.01)); // mostly to learn how fast this machine is
    cool(&s, g, cooling_moves(&s));
    if (!budget->over)
        trade_places(arena, &s, g);
    return mdgp_value(m, group);
}

static int falling(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a < b) - (a > b);
}

/// The most pairs (counted from both sides) that sizes within the limits give: larger groups filled first,
/// each at most as large as the largest.
static uint64_t most_seats(const struct mdgp *m, uint32_t largest)
{
    if (!largest)
        return 0;
    uint64_t groups_full = m->people / largest, left = m->people % largest;
    return groups_full * largest * (largest - 1) + left * (left - (left > 0));
}

static void sort_row(const struct mdgp *m, uint32_t person, double *row)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < m->people; k++)
        if (k != person) {
            double weight = m->weight[(size_t)person * m->people + k];
            row[count++] = weight > 0 ? weight : 0;
        }
    qsort(row, count, sizeof *row, falling);
}

double mdgp_bound(struct arena *arena, const struct mdgp *m)
{
    uint32_t smallest = m->people, largest = 0;
    for (uint32_t g = 0; g < m->groups; g++) {
        smallest = m->least[g] < smallest ? m->least[g] : smallest;
        largest = m->most[g] > largest ? m->most[g] : largest;
    }
    largest = largest < m->people ? largest : m->people;
    uint32_t sure = smallest ? smallest - 1 : 0, steps = 0;
    double *row = NEW_ARRAY(arena, double, m->people), sum = 0;
    double *step = NEW_ARRAY(arena, double, (size_t)m->people *(largest - sure));
    for (uint32_t i = 0; i < m->people; i++) {
        sort_row(m, i, row);
        for (uint32_t k = 0; k + 1 < largest; k++)
            if (k < sure)
                sum += row[k];
            else
                step[steps++] = row[k];
    }
    uint64_t taken = (uint64_t)sure * m->people, seats = most_seats(m, largest);
    if (steps)
        qsort(step, steps, sizeof *step, falling);
    for (uint32_t i = 0; i < steps && taken < seats; i++, taken++)
        sum += step[i];
    return sum / 2;
}
