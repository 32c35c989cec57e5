// SPDX-License-Identifier: EUPL-1.2
// Measures of networks against slow and obvious twins of them.
#include "test.h"

#include "flow/core.h"
#include "flow/holes.h"
#include "flow/paths.h"
#include "flow/ties.h"
#include "flow/triangles.h"
#include "flow_network.h"

#include <math.h>

// ---- ties ----

static bool ties_counted(const struct network *n)
{
    uint64_t ties = 0, mutual = 0, one_way = 0, none = 0, alone = 0;
    for (uint32_t i = 0; i < n->people; i++) {
        bool is_alone = true;
        for (uint32_t j = 0; j < n->people; j++) {
            ties += network_counts(n, i, j);
            is_alone = is_alone && !n->tied[i][j];
            if (j <= i)
                continue;
            int ways = (n->w[i][j] > 0) + (n->w[j][i] > 0);
            mutual += ways == 2;
            one_way += ways == 1;
            none += ways == 0;
        }
        alone += is_alone;
    }
    double pairs = n->people * (n->people - 1.0) / (n->is_directed ? 1 : 2);
    struct dyad_census d =
        n->is_directed ? dyad_census(&n->graph) : (struct dyad_census){mutual, one_way, none};
    return n->graph.ties == ties && isolates(&n->graph) == alone && d.mutual == mutual &&
           d.one_way == one_way && d.none == none &&
           near(density(&n->graph), pairs > 0 ? (double)ties / pairs : NAN) &&
           (!n->is_directed || near(reciprocity(&n->graph), ties ? 2 * (double)mutual / (double)ties : NAN));
}

TEST("ties, pairs and people alone are counted as by hand")
{
    AGREES(ties_counted);
}

static uint32_t classes(const struct network *n, bool (*together)(const struct network *, uint32_t, uint32_t),
                        uint32_t *largest)
{
    uint32_t count = 0;
    *largest = 0;
    for (uint32_t i = 0; i < n->people; i++) {
        uint32_t size = 0;
        bool is_first = true;
        for (uint32_t j = 0; j < n->people; j++) {
            size += together(n, i, j);
            is_first = is_first && !(j < i && together(n, i, j));
        }
        count += is_first;
        *largest = size > *largest ? size : *largest;
    }
    return count;
}

static bool both_ways(const struct network *n, uint32_t i, uint32_t j)
{
    return n->distance[i][j] < FAR && n->distance[j][i] < FAR;
}

static bool components_counted(const struct network *n)
{
    struct network either = *n;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            either.w[i][j] = n->tied[i][j];
    network_distances(&either);
    uint32_t largest, largest_weak, strong = classes(n, both_ways, &largest);
    uint32_t weak = classes(&either, both_ways, &largest_weak);
    struct components c = components_count(test_arena(), &n->graph);
    return c.weak == weak && c.largest_weak == largest_weak && c.strong == strong;
}

TEST("components, weak and strong, are those who reach each other")
{
    AGREES(components_counted);
}

static bool transitivity_counted(const struct network *n)
{
    double closed = 0, all = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            for (uint32_t k = j + 1; k < n->people; k++)
                if (n->tied[i][j] && n->tied[i][k]) {
                    all++;
                    closed += n->tied[j][k];
                }
    return near(transitivity(&n->undirected), all > 0 ? closed / all : NAN);
}

TEST("transitivity is the share of pairs with a contact in common who are tied")
{
    AGREES(transitivity_counted);
}

// ---- core ----

static bool coreness_peeled(const struct network *n)
{
    const uint32_t *got = coreness(test_arena(), &n->undirected);
    for (uint32_t k = 0; k <= n->people; k++) {
        bool is_in[MOST], changed = true;
        for (uint32_t i = 0; i < n->people; i++)
            is_in[i] = true;
        while (changed) {
            changed = false;
            for (uint32_t i = 0; i < n->people; i++) {
                uint32_t ties = 0;
                for (uint32_t j = 0; j < n->people; j++)
                    ties += is_in[j] && n->tied[i][j];
                changed = changed || (is_in[i] && ties < k);
                is_in[i] = is_in[i] && ties >= k;
            }
        }
        for (uint32_t i = 0; i < n->people; i++)
            if (is_in[i] != (got[i] >= k))
                return false;
    }
    return true;
}

TEST("coreness is what is left when people of fewer ties leave, again and again")
{
    AGREES(coreness_peeled);
}

/// Pairs that are not as the model says, where the members of `core` are its bits.
static uint64_t core_errors(const struct network *n, uint32_t core)
{
    uint64_t errors = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = i + 1; j < n->people; j++) {
            bool in_i = core >> i & 1, in_j = core >> j & 1;
            errors += in_i == in_j && n->tied[i][j] != in_i;
        }
    return errors;
}

/// Pearson's correlation of the ties and the model, over pairs within the core and pairs outside of it.
static double core_correlation(const struct network *n, const bool *is_in)
{
    double count = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = i + 1; j < n->people; j++) {
            if (is_in[i] != is_in[j])
                continue;
            double model = is_in[i], tie = n->tied[i][j];
            count++;
            x += model, y += tie, xx += model * model, yy += tie * tie, xy += model * tie;
        }
    double spread = (count * xx - x * x) * (count * yy - y * y);
    return spread > 0 ? (count * xy - x * y) / sqrt(spread) : NAN;
}

static bool core_is_best(const struct network *n)
{
    uint64_t fewest = UINT64_MAX;
    int smallest = MOST + 1;
    for (uint32_t core = 0; core < 1u << n->people; core++) {
        uint64_t errors = core_errors(n, core);
        int size = __builtin_popcount(core);
        if (errors < fewest || (errors == fewest && size < smallest)) {
            fewest = errors;
            smallest = size;
        }
    }
    struct core c = core_of(test_arena(), &n->undirected);
    uint32_t members = 0;
    for (uint32_t i = 0; i < n->people; i++)
        members |= (uint32_t)c.is_in[i] << i;
    return c.errors == fewest && (int)c.size == smallest && core_errors(n, members) == fewest &&
           __builtin_popcount(members) == smallest && near(c.correlation, core_correlation(n, c.is_in));
}

TEST("of all cores there could be none has fewer errors, nor as few and fewer people")
{
    AGREES(core_is_best);
}

// ---- structural holes ----

static double between(const struct network *n, uint32_t i, uint32_t j)
{
    return n->w[i][j] + n->w[j][i];
}

static double part(const struct network *n, uint32_t i, uint32_t j)
{
    double sum = 0;
    for (uint32_t k = 0; k < n->people; k++)
        sum += between(n, i, k);
    return sum > 0 ? between(n, i, j) / sum : 0;
}

static double against(const struct network *n, uint32_t i, uint32_t j)
{
    double largest = 0;
    for (uint32_t k = 0; k < n->people; k++)
        largest = fmax(largest, between(n, i, k));
    return largest > 0 ? between(n, i, j) / largest : 0;
}

static bool holes_as_defined(const struct network *n)
{
    struct holes h = holes_of(test_arena(), &n->graph);
    for (uint32_t i = 0; i < n->people; i++) {
        double constraint = 0, size = 0, contacts = 0;
        for (uint32_t j = 0; j < n->people; j++) {
            double bound = part(n, i, j), redundant = 0;
            if (!n->tied[i][j])
                continue;
            contacts++;
            for (uint32_t q = 0; q < n->people; q++) {
                bound += part(n, i, q) * part(n, q, j);
                redundant += part(n, i, q) * against(n, j, q);
            }
            constraint += bound * bound;
            size += 1 - redundant;
        }
        if (!near(h.constraint[i], contacts > 0 ? constraint : NAN) ||
            !near(h.effective_size[i], contacts > 0 ? size : NAN))
            return false;
    }
    return true;
}

TEST("constraint and effective size are Burt's sums over all people")
{
    AGREES(holes_as_defined);
}

// ---- shortest ways ----

static double ways(const struct network *n, uint32_t from, uint32_t to)
{
    double sum = from == to;
    for (uint32_t k = 0; k < n->people; k++)
        if (n->w[k][to] > 0 && n->distance[from][k] + 1 == n->distance[from][to])
            sum += ways(n, from, k);
    return sum;
}

static bool betweenness_counted(const struct network *n)
{
    struct paths p = paths_of(test_arena(), &n->graph, &n->of,
                              &(struct path_options){.with_betweenness = true, .threads = 1 + n->people % 3});
    for (uint32_t i = 0; i < n->people; i++) {
        double sum = 0;
        for (uint32_t a = 0; a < n->people; a++)
            for (uint32_t b = 0; b < n->people; b++)
                if (a != i && b != i && a != b && n->distance[a][b] < FAR &&
                    n->distance[a][i] + n->distance[i][b] == n->distance[a][b])
                    sum += ways(n, a, i) * ways(n, i, b) / ways(n, a, b);
        if (!near(p.betweenness[i], n->is_directed ? sum : sum / 2))
            return false;
    }
    return true;
}

TEST("betweenness is the share of shortest ways, counted one by one")
{
    AGREES(betweenness_counted);
}

/// Over ordered pairs from one unit to another; UNIT_NONE stands for everyone.
static double mean_distance(const struct network *n, uint32_t u, uint32_t v)
{
    double steps = 0, pairs = 0;
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (i != j && n->distance[i][j] < FAR && (u == UNIT_NONE || n->unit[i] == u) &&
                (v == UNIT_NONE || n->unit[j] == v)) {
                steps += n->distance[i][j];
                pairs++;
            }
    return pairs > 0 ? steps / pairs : NAN;
}

static bool distances_averaged(const struct network *n)
{
    struct paths p = paths_of(test_arena(), &n->graph, &n->of, &(struct path_options){0});
    double reached = 0, longest = 0, pairs = n->people * (n->people - 1.0);
    bool agree = near(paths_mean(&p), mean_distance(n, UNIT_NONE, UNIT_NONE));
    for (uint32_t u = 0; u < n->units; u++)
        for (uint32_t v = 0; v < n->units; v++)
            agree = agree && near(paths_between(&p, u, v), mean_distance(n, u, v));
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (i != j && n->distance[i][j] < FAR) {
                reached++;
                longest = fmax(longest, n->distance[i][j]);
            }
    return agree && near(paths_share(&p), pairs > 0 ? reached / pairs : NAN) && p.longest == longest;
}

TEST("distances are averaged over pairs with a way, and between units")
{
    AGREES(distances_averaged);
}
