// SPDX-License-Identifier: EUPL-1.2
// Annealing on sums by person and group.
#include "seating/mdgp.h"

#include <stdlib.h>
#include <string.h>

enum { STRIDE_MOVES = 4096, LEVELS = 256, MOVES_PER_PAIR = 45000 };

struct grouping {
    const struct mdgp *m;
    double *sum; // [group * people + person]: the person's weights to the group
    uint32_t *group, *size;
    double value;
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

/// Everyone at random: first the least sizes, then wherever there is room.
static struct grouping grouping_new(struct arena *arena, const struct mdgp *m, struct rng *rng)
{
    struct grouping s = {.m = m, .group = NEW_ARRAY(arena, uint32_t, m->people)};
    uint32_t *order = NEW_ARRAY(arena, uint32_t, m->people), next = 0;
    s.size = NEW_ARRAY(arena, uint32_t, m->groups);
    s.sum = NEW_ARRAY(arena, double, (size_t)m->groups * m->people);
    for (uint32_t i = 0; i < m->people; i++)
        order[i] = i;
    rng_shuffle(rng, order, m->people);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t g = 0; g < m->groups; g++)
            for (; next < m->people && s.size[g] < (pass ? m->most[g] : m->least[g]); next++) {
                s.group[order[next]] = g;
                s.size[g]++;
            }
    for (uint32_t i = 0; i < m->people; i++)
        for (uint32_t k = 0; k < m->people; k++)
            s.sum[(size_t)s.group[i] * m->people + k] += m->weight[(size_t)i * m->people + k];
    s.value = mdgp_value(m, s.group);
    return s;
}

static void move(struct grouping *s, uint32_t person, uint32_t to)
{
    uint32_t people = s->m->people;
    const double *weight = s->m->weight + (size_t)person * people;
    double *left = s->sum + (size_t)s->group[person] * people, *joined = s->sum + (size_t)to * people;
    for (uint32_t k = 0; k < people; k++) {
        left[k] -= weight[k];
        joined[k] += weight[k];
    }
    s->group[person] = to;
}

static double sum_of(const struct grouping *s, uint32_t group, uint32_t person)
{
    return s->sum[(size_t)group * s->m->people + person];
}

static void try_swap(struct grouping *s, uint32_t x, uint32_t y, double limit)
{
    uint32_t a = s->group[x], b = s->group[y];
    if (a == b)
        return;
    double gain = sum_of(s, b, x) - sum_of(s, a, x) + sum_of(s, a, y) - sum_of(s, b, y) -
                  2 * s->m->weight[(size_t)x * s->m->people + y];
    if (gain < limit)
        return;
    move(s, x, b);
    move(s, y, a);
    s->value += gain;
}

static void try_move(struct grouping *s, uint32_t x, uint32_t to, double limit)
{
    uint32_t from = s->group[x];
    if (from == to || s->size[from] <= s->m->least[from] || s->size[to] >= s->m->most[to])
        return;
    double gain = sum_of(s, to, x) - sum_of(s, from, x);
    if (gain < limit)
        return;
    move(s, x, to);
    s->size[from]--;
    s->size[to]++;
    s->value += gain;
}

static bool run(struct grouping *s, struct annealer *a, struct budget *budget, double temperature,
                uint64_t moves, bool fixed_sizes)
{
    while (moves) {
        uint64_t now = moves < STRIDE_MOVES ? moves : STRIDE_MOVES;
        for (uint64_t i = 0; i < now; i++) {
            uint64_t bits = rng_next(&a->rng);
            double limit = -temperature * a->minus_log[bits >> 54];
            uint32_t x = (uint32_t)((bits & 0xffff) * s->m->people >> 16);
            uint32_t y = (uint32_t)((bits >> 16 & 0xffff) * s->m->people >> 16);
            if (!fixed_sizes && (bits >> 40) % 4 == 0)
                try_move(s, x, (uint32_t)((bits >> 16 & 0xffff) * s->m->groups >> 16), limit);
            else
                try_swap(s, x, y, limit);
        }
        moves -= now;
        if (!budget_spend(budget, now))
            return false;
    }
    return true;
}

static bool sizes_are_fixed(const struct mdgp *m)
{
    uint64_t least = 0, most = 0;
    for (uint32_t g = 0; g < m->groups; g++) {
        least += m->least[g];
        most += m->most[g];
    }
    return least == m->people || most == m->people;
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

/// Each run starts hot and takes so many moves, or what the budget has left.
static uint64_t run_moves(const struct mdgp *m, const struct budget *budget)
{
    uint64_t enough = (uint64_t)MOVES_PER_PAIR * m->people * m->people, left = budget_left(budget);
    return left < enough ? left : enough;
}

double mdgp_search(struct arena *arena, const struct mdgp *m, struct annealer *a, struct budget *budget,
                   uint32_t *group)
{
    struct grouping s = grouping_new(arena, m, &a->rng);
    bool fixed = sizes_are_fixed(m), going = true;
    double best = s.value, hot = 1.5 * spread(m);
    memcpy(group, s.group, m->people * sizeof *group);
    for (uint64_t moves = budget_share(budget, 0.01); going; moves = run_moves(m, budget)) {
        double temperature = hot;
        for (int i = 0; i < LEVELS && going; i++, temperature *= 0.985)
            going = run(&s, a, budget, temperature, moves / LEVELS + 1, fixed);
        run(&s, a, budget, 0, (uint64_t)20 * m->people, fixed);
        if (s.value > best) {
            best = s.value;
            memcpy(group, s.group, m->people * sizeof *group);
        }
    }
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
