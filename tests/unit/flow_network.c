// SPDX-License-Identifier: EUPL-1.2
// Networks by chance.
#include "flow_network.h"

#include "base/rng.h"
#include "test.h"

#include <math.h>

enum { UNITS_MOST = 4, NETWORKS = 400 };

bool near(double got, double wanted)
{
    if (isnan(got) || isnan(wanted))
        return isnan(got) && isnan(wanted);
    return fabs(got - wanted) <= 1e-9 * fmax(1, fabs(wanted));
}

static void units_draw(struct network *n, struct rng *rng)
{
    static const struct str names[] = {S_INIT("a"), S_INIT("b"), S_INIT("c"), S_INIT("d")};
    struct str text[MOST];
    uint32_t count = 1 + rng_below(rng, UNITS_MOST);
    for (uint32_t i = 0; i < n->people; i++)
        text[i] = rng_below(rng, 8) ? names[rng_below(rng, count)] : S("");
    n->of = units_new(test_arena(), text, n->people);
    n->units = n->of.count;
    for (uint32_t i = 0; i < n->people; i++)
        n->unit[i] = n->of.of[i];
}

static void ties_draw(struct network *n, struct rng *rng)
{
    static const double weights[] = {1, 1, 2, 5};
    struct tie rows[MOST * MOST];
    size_t count = 0;
    uint32_t of_ten = 1 + rng_below(rng, 8);
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            if (rng_below(rng, 10) < of_ten)
                rows[count++] = (struct tie){i, j, weights[rng_below(rng, 4)]};
    for (size_t r = 0; r < count; r++) {
        struct tie t = rows[r];
        if (t.from == t.to)
            continue;
        n->w[t.from][t.to] = fmax(n->w[t.from][t.to], t.weight);
        if (!n->is_directed)
            n->w[t.to][t.from] = fmax(n->w[t.to][t.from], t.weight);
        n->tied[t.from][t.to] = n->tied[t.to][t.from] = true;
    }
    n->graph =
        graph_new(test_arena(), n->people, rows, count, n->is_directed ? GRAPH_DIRECTED : GRAPH_UNDIRECTED);
    n->undirected = graph_undirected(test_arena(), &n->graph);
}

/// Floyd's and Warshall's three loops.
void network_distances(struct network *n)
{
    for (uint32_t i = 0; i < n->people; i++)
        for (uint32_t j = 0; j < n->people; j++)
            n->distance[i][j] = i == j ? 0 : n->w[i][j] > 0 ? 1 : FAR;
    for (uint32_t k = 0; k < n->people; k++)
        for (uint32_t i = 0; i < n->people; i++)
            for (uint32_t j = 0; j < n->people; j++)
                if (n->distance[i][k] + n->distance[k][j] < n->distance[i][j])
                    n->distance[i][j] = n->distance[i][k] + n->distance[k][j];
}

static struct network drawn(uint64_t seed)
{
    struct rng rng = rng_new(seed);
    struct network n = {.people = rng_below(&rng, MOST + 1), .is_directed = rng_below(&rng, 2)};
    units_draw(&n, &rng);
    ties_draw(&n, &rng);
    network_distances(&n);
    return n;
}

void network_each(const char *what, bool (*agrees)(const struct network *n))
{
    for (uint64_t seed = 1; seed <= NETWORKS; seed++) {
        struct network n = drawn(seed);
        test_check(agrees(&n), str_format(test_arena(), "%s, network %d", what, (int)seed).at, __FILE__,
                   __LINE__);
    }
}

bool network_counts(const struct network *n, uint32_t i, uint32_t j)
{
    return n->w[i][j] > 0 && (n->is_directed || i < j);
}
