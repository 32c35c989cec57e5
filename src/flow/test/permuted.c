// SPDX-License-Identifier: EUPL-1.2
// Four squares in step.
#include "flow/test/permuted.h"

typedef double pair __attribute__((vector_size(16)));

struct lanes {
    pair low, high;
};

struct permuted permuted_new(struct arena *arena, const struct dyads *d, const double *const *squares,
                             uint32_t count)
{
    struct permuted p = {.people = d->people, .blocks = (count + 3) / 4, .kind = d->kind};
    size_t cells = (size_t)d->people * d->people;
    p.at = NEW_ARRAY(arena, struct lanes, cells * p.blocks);
    for (uint32_t k = 0; k < count; k++)
        for (size_t i = 0; i < cells; i++) {
            struct lanes *to = &p.at[k / 4 * cells + i];
            (k % 4 < 2 ? &to->low : &to->high)[0][k % 2] = squares[k][i];
        }
    return p;
}

/// Rows one after another, even and odd columns in sums of their own: two chains of additions.
static void block_sums(const struct permuted *p, const struct lanes *block, const double *moved,
                       const uint32_t *order, double *sums)
{
    struct lanes even = {0}, odd = {0};
    for (uint32_t i = 0; i < p->people; i++) {
        const double *row = moved + (size_t)order[i] * p->people;
        const struct lanes *to = block + (size_t)i * p->people;
        uint32_t end = p->kind == GRAPH_DIRECTED ? p->people : i, j = 0;
        for (; j + 2 <= end; j += 2) {
            double x = row[order[j]], y = row[order[j + 1]];
            even.low += x * to[j].low;
            even.high += x * to[j].high;
            odd.low += y * to[j + 1].low;
            odd.high += y * to[j + 1].high;
        }
        for (; j < end; j++) {
            even.low += row[order[j]] * to[j].low;
            even.high += row[order[j]] * to[j].high;
        }
    }
    for (int k = 0; k < 2; k++) {
        sums[k] = even.low[k] + odd.low[k];
        sums[k + 2] = even.high[k] + odd.high[k];
    }
}

void permuted_sums(const struct permuted *p, const double *moved, const uint32_t *order, double *sums)
{
    size_t cells = (size_t)p->people * p->people;
    for (uint32_t b = 0; b < p->blocks; b++)
        block_sums(p, p->at + b * cells, moved, order, sums + (size_t)b * 4);
}
