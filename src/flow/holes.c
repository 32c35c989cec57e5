// SPDX-License-Identifier: EUPL-1.2
// Burt's measures, triangle by triangle.
#include "flow/holes.h"

#include "flow/triangles.h"

#include <math.h>

/// Numbers for each place in the neighbours of the undirected graph, i -> j.
struct shares {
    double *part;       // p_ij
    double *against;    // m_ij
    double *roundabout; // sum_q p_iq p_qj
    double *redundant;  // of each person: sum_j sum_q p_iq m_jq
};

/// What i's row holds of each of its neighbours, added to `sum`.
static void row_add(const struct neighbours *n, uint32_t i, double *sum)
{
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++)
        sum[n->to[k]] += n->weight[k];
}

/// Makes w_ij of one row into shares of the row's sum and of its largest.
static void row_share(const struct neighbours *n, uint32_t i, double *sum, struct shares *s)
{
    double total = 0, largest = 0;
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        total += sum[n->to[k]];
        largest = fmax(largest, sum[n->to[k]]);
    }
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        s->part[k] = sum[n->to[k]] / total;
        s->against[k] = sum[n->to[k]] / largest;
        sum[n->to[k]] = 0;
    }
}

static struct shares shares_of(struct arena *arena, const struct graph *g, const struct graph *both)
{
    uint32_t places = 2 * both->ties;
    struct shares s = {NEW_ARRAY(arena, double, places), NEW_ARRAY(arena, double, places),
                       NEW_ARRAY(arena, double, places), NEW_ARRAY(arena, double, g->people)};
    double *sum = NEW_ARRAY(arena, double, g->people);
    for (uint32_t i = 0; i < g->people; i++) {
        row_add(&g->out, i, sum);
        row_add(&g->in, i, sum);
        row_share(&both->out, i, sum, &s);
    }
    return s;
}

static void triangle_add(void *arg, const struct triangle *t)
{
    const struct shares *s = arg;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            if (i == j)
                continue;
            int q = 3 - i - j; // the third
            s->roundabout[t->arc[i][j]] += s->part[t->arc[i][q]] * s->part[t->arc[q][j]];
            s->redundant[t->person[i]] += s->part[t->arc[i][q]] * s->against[t->arc[j][q]];
        }
}

struct holes holes_of(struct arena *arena, const struct graph *g)
{
    struct holes h = {NEW_ARRAY(arena, double, g->people), NEW_ARRAY(arena, double, g->people)};
    struct arena *scratch = arena_new();
    struct graph both = graph_undirected(scratch, g);
    struct shares s = shares_of(scratch, g, &both);
    triangles_each(&both, triangle_add, &s);
    for (uint32_t i = 0; i < g->people; i++) {
        bool is_alone = degree(&both.out, i) == 0;
        for (uint32_t k = both.out.start[i]; k < both.out.start[i + 1]; k++) {
            double bound = s.part[k] + s.roundabout[k];
            h.constraint[i] += bound * bound;
        }
        h.effective_size[i] = degree(&both.out, i) - s.redundant[i];
        if (is_alone)
            h.constraint[i] = h.effective_size[i] = NAN;
    }
    arena_free(scratch);
    return h;
}
