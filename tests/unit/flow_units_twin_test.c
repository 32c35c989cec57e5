// SPDX-License-Identifier: EUPL-1.2
// Measures of ties across units against slow and obvious twins of them.
#include "test.h"

#include "flow/ei.h"
#include "flow_network.h"

#include <math.h>

/// People without a unit, and their ties, are left out.
static bool has_units(const struct network *n, uint32_t i, uint32_t j)
{
    return n->unit[i] != UNIT_NONE && n->unit[j] != UNIT_NONE;
}

/// Pairs from one unit to another, in the way ties are counted.
struct cell {
    double ties, possible;
};

static struct cell cell_of(const struct network *n, uint32_t u, uint32_t v)
{
    struct cell c = {0, 0};
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (i != j && n->unit[i] == u && n->unit[j] == v && (n->is_directed || u != v || i < j)) {
                c.ties += n->w[i][j] > 0;
                c.possible++;
            }
    return c;
}

struct total {
    double ties, within, people;
};

static struct total total_of(const struct network *n)
{
    struct total t = {0, 0, 0};
    for (uint32_t i = 0; i < n->people; i++) {
        t.people += n->unit[i] != UNIT_NONE;
        for (uint32_t j = 0; j < n->people; j++)
            if (network_counts(n, i, j) && has_units(n, i, j)) {
                t.ties++;
                t.within += n->unit[i] == n->unit[j];
            }
    }
    return t;
}

static bool table_counted(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    struct total t = total_of(n);
    double pairs = t.people * (t.people - 1) / (n->is_directed ? 1 : 2);
    bool agree = (double)m.ties == t.ties && (double)m.within == t.within && m.people == t.people;
    for (uint32_t u = 0; u < n->units; u++)
        for (uint32_t v = 0; v < n->units; v++) {
            struct cell c = cell_of(n, u, v);
            agree = agree && mixing_ties(&m, u, v) == c.ties &&
                    near(mixing_density(&m, u, v), c.possible > 0 ? c.ties / c.possible : NAN) &&
                    near(mixing_expected(&m, u, v), pairs > 0 ? t.ties * c.possible / pairs : NAN);
        }
    return agree;
}

TEST("the table of units by units is counted tie by tie")
{
    AGREES(table_counted);
}

/// Ties that begin at i, or end there, with those who have a unit.
static double ends(const struct network *n, uint32_t i, bool is_out)
{
    double count = 0;
    for (uint32_t j = 0; j < n->people; j++)
        count += has_units(n, i, j) && (is_out ? n->w[i][j] : n->w[j][i]) > 0;
    return count;
}

/// Over all ordered pairs of one unit: ties, less those that as many ends would make by chance.
static bool modularity_summed(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    double all = total_of(n).ties * (n->is_directed ? 1 : 2), sum = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (has_units(n, i, j) && n->unit[i] == n->unit[j])
                sum += (n->w[i][j] > 0) - ends(n, i, true) * ends(n, j, false) / all;
    return near(mixing_modularity(&m), all > 0 ? sum / all : NAN);
}

TEST("modularity is summed over all pairs of a unit")
{
    AGREES(modularity_summed);
}

/// Pearson's r of the two ends of ties, summed over one indicator for each unit.
static bool assortativity_correlated(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    double ties = 0, both = 0, chance = 0;
    for (uint32_t u = 0; u < n->units; u++) {
        double from = 0, to = 0;
        for (uint32_t i = 0; i < n->people; i++)
            for (uint32_t j = 0; j < n->people; j++)
                if (n->w[i][j] > 0 && has_units(n, i, j)) {
                    from += n->unit[i] == u;
                    to += n->unit[j] == u;
                    both += n->unit[i] == u && n->unit[j] == u;
                }
        chance += from * to;
        ties += from;
    }
    double all = ties * ties - chance;
    return near(mixing_assortativity(&m), ties > 0 && all > 0 ? (both * ties - chance) / all : NAN);
}

TEST("assortativity is the correlation of the units at both ends")
{
    AGREES(assortativity_correlated);
}

static bool coleman_as_defined(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    bool agree = true;
    for (uint32_t u = 0; u < n->units; u++) {
        double size = 0, chosen = 0, own = 0;
        for (uint32_t i = 0; i < n->people; i++) {
            size += n->unit[i] == u;
            for (uint32_t j = 0; j < n->people; j++)
                if (n->unit[i] == u && n->w[i][j] > 0 && has_units(n, i, j)) {
                    chosen++;
                    own += n->unit[j] == u;
                }
        }
        double by_chance = chosen * (size - 1) / (total_of(n).people - 1);
        double index = own > by_chance ? (own - by_chance) / (chosen - by_chance)
                       : by_chance > 0 ? (own - by_chance) / by_chance
                                       : 0;
        agree = agree && near(mixing_coleman(&m, u), chosen > 0 ? index : NAN);
    }
    return agree;
}

TEST("Coleman's index is each unit's choices of its own against chance")
{
    AGREES(coleman_as_defined);
}

// ---- E-I ----

static double index_of(double external, double internal)
{
    return external + internal > 0 ? (external - internal) / (external + internal) : NAN;
}

/// E-I under other labels than the network's own.
static double index_under(const struct network *n, const uint32_t *unit)
{
    double internal = 0, external = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (network_counts(n, i, j) && has_units(n, i, j)) {
                internal += unit[i] == unit[j];
                external += unit[i] != unit[j];
            }
    return index_of(external, internal);
}

/// Sums over every way to hand the labels out among those who have one.
struct moments {
    double ways, sum, squares;
};

static void permute(const struct network *n, uint32_t *unit, uint32_t from, struct moments *m)
{
    if (from == n->people) {
        double index = index_under(n, unit);
        m->ways++;
        m->sum += index;
        m->squares += index * index;
        return;
    }
    for (uint32_t i = from; i < n->people; i++) {
        if (i != from && !has_units(n, i, from))
            continue;
        uint32_t own = unit[from], other = unit[i];
        unit[from] = other, unit[i] = own;
        permute(n, unit, from + 1, m);
        unit[from] = own, unit[i] = other;
    }
}

static bool moments_enumerated(const struct network *n)
{
    if (n->people > 6) // 720 ways
        return true;
    uint32_t unit[MOST];
    struct moments m = {0, 0, 0};
    for (uint32_t i = 0; i < n->people; i++)
        unit[i] = n->unit[i];
    permute(n, unit, 0, &m);
    struct mixing mixing = mixing_of(test_arena(), &n->graph, &n->of);
    struct ei ei = ei_of(test_arena(), &n->graph, &n->of, &mixing);
    double mean = m.sum / m.ways, sd = sqrt(fmax(0, m.squares / m.ways - mean * mean));
    bool has_ties = total_of(n).ties > 0;
    sd = sd < 1e-7 ? 0 : sd; // the rounding of a difference of squares, under a root
    return near(ei.index, index_under(n, n->unit)) && (!has_ties || near(ei.expected, mean)) &&
           (has_ties ? fabs(ei.sd - sd) < 1e-8 : isnan(ei.sd)) &&
           (has_ties && sd > 0 ? fabs(ei.z * sd - (ei.index - mean)) < 1e-7 : isnan(ei.z));
}

TEST("the mean and spread of E-I by chance are those over all ways to hand units out")
{
    AGREES(moments_enumerated);
}

/// What person i's ties (in either direction) are, by whether they stay in the unit.
static double ties_with(const struct network *n, uint32_t i, uint32_t unit)
{
    double count = 0;
    for (uint32_t j = 0; j < n->people; j++)
        if (n->unit[j] == unit)
            count += (n->w[i][j] > 0) + (n->is_directed && n->w[j][i] > 0);
    return count;
}

static bool people_counted(const struct network *n)
{
    struct ei_people p = ei_people_of(test_arena(), &n->graph, &n->of);
    bool agree = true;
    for (uint32_t i = 0; i < n->people; i++) {
        double all = 0, own = 0, squares = 0, others = 0;
        for (uint32_t u = 0; u < n->units; u++) {
            double ties = ties_with(n, i, u);
            all += ties;
            squares += ties * ties;
            own += u == n->unit[i] ? ties : 0;
            others += u != n->unit[i] && ties > 0;
        }
        bool is_out = n->unit[i] == UNIT_NONE;
        agree = agree && near(p.units_reached[i], is_out ? NAN : others) &&
                near(p.ei[i], is_out ? NAN : index_of(all - own, own)) &&
                near(p.participation[i], is_out || all == 0 ? NAN : 1 - squares / (all * all));
    }
    return agree;
}

TEST("each person's E-I, participation and units reached are counted tie by tie")
{
    AGREES(people_counted);
}

/// The two conventions, and that the second is the mean of its people's own, weighted by their ties.
static bool units_counted(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    struct ei_people p = ei_people_of(test_arena(), &n->graph, &n->of);
    bool agree = true;
    for (uint32_t u = 0; u < n->units; u++) {
        double ends_inside = 0, ends_leaving = 0, weighted = 0;
        for (uint32_t i = 0; i < n->people; i++) {
            if (n->unit[i] != u)
                continue;
            double all = 0;
            for (uint32_t v = 0; v < n->units; v++)
                all += ties_with(n, i, v);
            ends_inside += ties_with(n, i, u);
            ends_leaving += all - ties_with(n, i, u);
            weighted += all > 0 ? p.ei[i] * all : 0;
        }
        double both = ends_inside + ends_leaving;
        agree = agree && near(ei_unit(&m, u), index_of(ends_leaving, ends_inside / 2)) &&
                near(ei_unit_degree(&m, u), index_of(ends_leaving, ends_inside)) &&
                near(ei_unit_degree(&m, u), both > 0 ? weighted / both : NAN);
    }
    return agree;
}

TEST("each unit's E-I counts ties once, or its people's tie ends")
{
    AGREES(units_counted);
}

static bool shuffles_agree(const struct network *n)
{
    struct mixing m = mixing_of(test_arena(), &n->graph, &n->of);
    struct ei ei = ei_of(test_arena(), &n->graph, &n->of, &m);
    if (!m.ties)
        return true;
    struct ei_shuffled s = ei_shuffle(test_arena(), &n->graph, &n->of, 2000, 7);
    struct ei_shuffled again = ei_shuffle(test_arena(), &n->graph, &n->of, 2000, 7);
    double ties_p = s.p_at_most + s.p_at_least;
    return fabs(s.mean - ei.expected) <= 4.5 * ei.sd / sqrt(2000) + 1e-9 && s.mean == again.mean &&
           s.p_at_most == again.p_at_most && s.p_at_most > 0 && s.p_at_least > 0 && ties_p > 1 &&
           s.low <= s.median && s.median <= s.high;
}

TEST("E-I with units handed out by chance agrees with its exact moments, and with itself")
{
    AGREES(shuffles_agree);
}
