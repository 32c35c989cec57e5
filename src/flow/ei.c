// SPDX-License-Identifier: EUPL-1.2
// E-I with its exact moments.
#include "flow/ei.h"

#include <math.h>

/// n (n-1) ... (n-k+1)
static double falling(double n, int k)
{
    double product = 1;
    for (int i = 0; i < k; i++)
        product *= n - i;
    return product;
}

/// How probable it is that people drawn anew share a unit: two of them; three; and two pairs each its own.
struct chances {
    double two, three, pairs;
};

static struct chances chances_of(const struct mixing *m)
{
    double two = 0, three = 0, four = 0, squares = 0;
    for (uint32_t u = 0; u < m->units; u++) {
        double n = m->size[u];
        two += falling(n, 2);
        three += falling(n, 3);
        four += falling(n, 4);
        squares += falling(n, 2) * falling(n, 2);
    }
    double n = m->people;
    return (struct chances){
        .two = n < 2 ? 0 : two / falling(n, 2),
        .three = n < 3 ? 0 : three / falling(n, 3),
        .pairs = n < 4 ? 0 : (two * two - squares + four) / falling(n, 4),
    };
}

/// Pairs of ties, counted by what they share: the same two people, one person, nobody.
struct tie_pairs {
    double same, meeting, apart;
};

/// Ties of i with those who have a unit, added to `with`; how many they are.
static uint32_t ties_add(const struct neighbours *n, const uint32_t *of, uint32_t i, uint32_t *with)
{
    uint32_t count = 0;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
        if (of[n->to[k]] != UNIT_NONE) {
            with[n->to[k]]++;
            count++;
        }
    return count;
}

/// The sum of squares of what was added, which is taken away again.
static uint64_t squares_take(const struct neighbours *n, uint32_t i, uint32_t *with)
{
    uint64_t sum = 0;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        sum += (uint64_t)with[n->to[k]] * with[n->to[k]];
        with[n->to[k]] = 0;
    }
    return sum;
}

static struct tie_pairs tie_pairs_of(struct arena *arena, const struct graph *g, const uint32_t *of,
                                     double ties)
{
    uint32_t *with = NEW_ARRAY(arena, uint32_t, g->people);
    double same = 0, stars = 0; // same: each pair of people is seen from both ends
    for (uint32_t i = 0; i < g->people; i++) {
        if (of[i] == UNIT_NONE)
            continue;
        double all = ties_add(&g->out, of, i, with);
        if (g->kind == GRAPH_DIRECTED)
            all += ties_add(&g->in, of, i, with);
        same += (double)(squares_take(&g->out, i, with) + squares_take(&g->in, i, with));
        stars += all * all;
    }
    struct tie_pairs p = {.same = same / 2, .meeting = stars - same};
    p.apart = ties * ties - p.same - p.meeting;
    return p;
}

/// Where chance changes nothing (one unit, everyone tied to everyone), what is left of the variance is the
/// rounding of its terms: some units in the last place of the mean's square.
static const double ROUNDING = 1e-14;

static void by_chance(struct arena *arena, const struct graph *g, const struct units *units,
                      const struct mixing *m, struct ei *ei)
{
    double ties = (double)m->ties;
    struct chances c = chances_of(m);
    struct tie_pairs p = tie_pairs_of(arena, g, units->of, ties);
    double square = c.two * c.two;
    double variance =
        p.same * (c.two - square) + p.meeting * (c.three - square) + p.apart * (c.pairs - square);
    bool is_rounding = variance <= ROUNDING * square * ties * ties;
    ei->sd = is_rounding ? 0 : 2 * sqrt(variance) / ties;
    ei->z = ei->sd > 0 ? (ei->index - ei->expected) / ei->sd : NAN;
}

struct ei ei_of(struct arena *arena, const struct graph *g, const struct units *units, const struct mixing *m)
{
    struct ei ei = {m->within, m->ties - m->within, NAN, NAN, NAN, NAN, NAN};
    if (m->people >= 2)
        ei.expected = 1 - 2 * chances_of(m).two;
    if (!m->ties)
        return ei;
    ei.index = ((double)ei.external - (double)ei.internal) / (double)m->ties;
    ei.cross_share = (double)ei.external / (double)m->ties;
    by_chance(arena, g, units, m, &ei);
    return ei;
}

static double index_of(double external, double internal)
{
    return external + internal > 0 ? (external - internal) / (external + internal) : NAN;
}

static double leaving(const struct mixing *m, uint32_t unit)
{
    double sum = 0;
    for (uint32_t v = 0; v < m->units; v++)
        if (v != unit)
            sum += mixing_ties(m, unit, v) + (m->kind == GRAPH_DIRECTED ? mixing_ties(m, v, unit) : 0);
    return sum;
}

double ei_unit(const struct mixing *m, uint32_t unit)
{
    return index_of(leaving(m, unit), mixing_ties(m, unit, unit));
}

double ei_unit_degree(const struct mixing *m, uint32_t unit)
{
    return index_of(leaving(m, unit), 2 * mixing_ties(m, unit, unit));
}
