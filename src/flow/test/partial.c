// SPDX-License-Identifier: EUPL-1.2
// One coefficient against people who change places.
#include "flow/test/partial.h"

#include <string.h>

enum { SQUARES_MOST = MRQAP_PREDICTORS_MOST + 3, SUMS_MOST = SQUARES_MOST + 4 };

static const double NOTHING_LEFT = 1e-12; // of a squared length

static size_t cells_of(const struct dyads *d)
{
    return (size_t)d->people * d->people;
}

static double *copy_of(struct arena *arena, const double *square, size_t cells)
{
    double *copy = NEW_ARRAY(arena, double, cells);
    memcpy(copy, square, cells * sizeof *copy);
    return copy;
}

static const double *column_of(const struct mrqap_model *m, uint32_t coefficient)
{
    return coefficient ? m->x[coefficient - 1] : m->dyads->counts;
}

static struct basis others_of(struct arena *arena, const struct mrqap_model *m, uint32_t coefficient)
{
    struct basis b = basis_new(arena, cells_of(m->dyads), m->count + 1);
    for (uint32_t k = 0; k <= m->count; k++)
        if (k != coefficient)
            basis_add(&b, column_of(m, k));
    return b;
}

struct partial partial_of(struct arena *arena, const struct mrqap_model *m, uint32_t coefficient)
{
    size_t cells = cells_of(m->dyads);
    struct partial p = {.dyads = m->dyads,
                        .others = others_of(arena, m, coefficient),
                        .has_intercept = coefficient > 0,
                        .e = copy_of(arena, column_of(m, coefficient), cells),
                        .yr = copy_of(arena, m->y, cells)};
    basis_residual(&p.others, p.e);
    basis_residual(&p.others, p.yr);
    p.ee = basis_dot(p.e, p.e, cells);
    p.yy = basis_dot(p.yr, p.yr, cells);
    p.ey = basis_dot(p.e, p.yr, cells);
    p.df = (double)dyads_count(m->dyads) - m->count - 1;
    return p;
}

struct arrangement partial_observed(const struct partial *p)
{
    return (struct arrangement){p->ey, p->ee, p->yy, p->ey, p->ee, p->ee, p->df};
}

/// t = 0, whatever the effect.
static struct arrangement says_nothing(const struct partial *p)
{
    return (struct arrangement){.a0 = p->yy, .d = p->ee, .df = p->df};
}

struct pair {
    uint32_t from, to;
};

struct permuting {
    const struct partial *partial;
    struct permuted fixed;  // the squares that stay in their places: yr, e, then the others from `first` on
    uint32_t first, others; // others: how many of them
    double *moved;          // e, mirrored, to be looked up
    double gram[SQUARES_MOST][SQUARES_MOST]; // products of the squares that stay
    struct pair *missing;                    // pairs that do not count, outside the diagonal
    uint32_t missing_count;
    struct arrangement *arrangement;
};

struct places {
    uint32_t *order, *place; // who has come to i's place; where i has gone
};

static const double *square_of(const struct permuting *p, uint32_t k)
{
    if (k < 2)
        return k ? p->partial->e : p->partial->yr;
    return p->partial->others.column[p->first + k - 2];
}

static void *places_new(struct arena *arena, const void *context)
{
    const struct permuting *p = context;
    struct places *places = NEW(arena, struct places);
    places->order = NEW_ARRAY(arena, uint32_t, p->fixed.people);
    places->place = NEW_ARRAY(arena, uint32_t, p->fixed.people);
    return places;
}

static void places_draw(struct places *places, uint32_t people, struct rng *rng)
{
    for (uint32_t i = 0; i < people; i++)
        places->order[i] = i;
    rng_shuffle(rng, places->order, people);
    for (uint32_t i = 0; i < people; i++)
        places->place[places->order[i]] = i;
}

/// Nothing is missing: e has the same length, and the same mean, in every order.
static void permute_whole(void *context, void *space, uint32_t index, struct rng *rng)
{
    const struct permuting *p = context;
    const struct partial *of = p->partial;
    struct places *places = space;
    double sums[SUMS_MOST], d = of->ee;
    places_draw(places, of->dyads->people, rng);
    permuted_sums(&p->fixed, p->moved, places->order, sums);
    for (uint32_t k = 2; k < p->others + 2; k++)
        d -= sums[k] * sums[k];
    p->arrangement[index] = d > of->ee * NOTHING_LEFT
                                ? (struct arrangement){sums[0], sums[1], of->yy, of->ey, of->ee, d, of->df}
                                : says_nothing(of);
}

static size_t cell_of(const struct dyads *d, uint32_t from, uint32_t to)
{
    bool swaps = d->kind == GRAPH_UNDIRECTED && from < to;
    return (size_t)(swaps ? to : from) * d->people + (swaps ? from : to);
}

/// Products of the squares that stay, in the upper triangle, less those of pairs that count no more; returns
/// how many those are.
static uint32_t gram_now(const struct permuting *p, const struct places *places,
                         double gram[SQUARES_MOST][SQUARES_MOST])
{
    const struct dyads *d = p->partial->dyads;
    uint32_t count = p->others + 2, lost = 0;
    memcpy(gram, p->gram, sizeof p->gram);
    for (uint32_t m = 0; m < p->missing_count; m++) {
        size_t cell = cell_of(d, places->place[p->missing[m].from], places->place[p->missing[m].to]);
        lost += d->counts[cell] > 0;
        for (uint32_t a = 0; a < count; a++)
            for (uint32_t b = a; b < count; b++)
                gram[a][b] -= square_of(p, a)[cell] * square_of(p, b)[cell];
    }
    return lost;
}

/// The length of e over the pairs that count both where it was and where it is now.
static double length_now(const struct permuting *p, const struct places *places)
{
    const struct dyads *d = p->partial->dyads;
    double length = p->partial->ee;
    for (uint32_t m = 0; m < p->missing_count; m++) {
        uint32_t from = places->order[p->missing[m].from], to = places->order[p->missing[m].to];
        double x = p->moved[(size_t)from * d->people + to];
        length -= x * x;
    }
    return length;
}

/// Takes column k out of the columns after it, of which the last is e where it is now.
static void eliminate(double gram[SQUARES_MOST][SQUARES_MOST], double *sums, double *length, uint32_t k)
{
    double pivot = gram[k][k];
    if (pivot <= NOTHING_LEFT)
        return;
    for (uint32_t a = 0; a < k; a++) {
        double share = gram[a][k] / pivot;
        for (uint32_t b = a; b < k; b++)
            gram[a][b] -= share * gram[b][k];
        sums[a] -= share * sums[k];
    }
    *length -= sums[k] * sums[k] / pivot;
}

static void permute_partly(void *context, void *space, uint32_t index, struct rng *rng)
{
    const struct permuting *p = context;
    const struct partial *of = p->partial;
    struct places *places = space;
    double gram[SQUARES_MOST][SQUARES_MOST], sums[SUMS_MOST];
    places_draw(places, of->dyads->people, rng);
    permuted_sums(&p->fixed, p->moved, places->order, sums);
    double df = of->df - gram_now(p, places, gram), length = length_now(p, places);
    for (uint32_t k = p->others + 1; k >= 2; k--)
        eliminate(gram, sums, &length, k);
    p->arrangement[index] =
        df > 0 && length > of->ee * NOTHING_LEFT
            ? (struct arrangement){sums[0], sums[1], gram[0][0], gram[0][1], gram[1][1], length, df}
            : says_nothing(of);
}

static void missing_list(struct arena *arena, struct permuting *p)
{
    const struct dyads *d = p->partial->dyads;
    p->missing = NEW_ARRAY(arena, struct pair, dyads_missing(d));
    for (uint32_t i = 0; i < d->people; i++)
        for (uint32_t j = 0; j < (d->kind == GRAPH_DIRECTED ? d->people : i); j++)
            if (i != j && d->counts[(size_t)i * d->people + j] <= 0)
                p->missing[p->missing_count++] = (struct pair){i, j};
}

static struct permuting permuting_of(struct arena *arena, const struct partial *of)
{
    const double *square[SQUARES_MOST];
    size_t cells = cells_of(of->dyads);
    struct permuting p = {.partial = of, .first = of->has_intercept && of->dyads->all_count};
    p.others = of->others.count - p.first;
    for (uint32_t k = 0; k < p.others + 2; k++)
        square[k] = square_of(&p, k);
    for (uint32_t a = 0; a < p.others + 2; a++)
        for (uint32_t b = a; b < p.others + 2; b++)
            p.gram[a][b] = basis_dot(square[a], square[b], cells);
    p.fixed = permuted_new(arena, of->dyads, square, p.others + 2);
    p.moved = copy_of(arena, of->e, cells);
    dyads_mirror(of->dyads, p.moved);
    missing_list(arena, &p);
    return p;
}

struct reference partial_permute(struct arena *arena, const struct partial *of, const struct repeat *repeat)
{
    struct arrangement *drawn = NEW_ARRAY(arena, struct arrangement, repeat->count);
    struct arena *scratch = arena_new();
    struct permuting p = permuting_of(scratch, of);
    p.arrangement = drawn;
    struct repeat_work work = {places_new, of->dyads->all_count ? permute_whole : permute_partly, &p};
    repeat_run(repeat, &work);
    arena_free(scratch);
    return (struct reference){.observed = partial_observed(of), .drawn = drawn, .count = repeat->count};
}
