// SPDX-License-Identifier: EUPL-1.2
// Asks every construction, and lets free columns play on.
#include "seating/design/design_known.h"

/// Where nothing fits there is always one round: in order of number. Alone in a group, as often as one likes.
static void in_order(struct draft *d)
{
    do {
        uint32_t *seat = draft_add(d);
        for (uint32_t i = 0; i < d->people; i++)
            seat[i] = i;
    } while (d->size == 1 && !draft_full(d));
    d->method = "in order";
}

static bool columns_fill_groups(const struct draft *d)
{
    return d->groups % d->size == 0;
}

uint32_t known_column_rounds(const struct draft *d)
{
    return columns_fill_groups(d)
               ? known_design(d->arena, d->groups / d->size, d->size, d->rounds_most).rounds
               : 0;
}

void known_play_columns(struct draft *d)
{
    if (draft_full(d) || !columns_fill_groups(d))
        return;
    struct draft inner = known_design(d->arena, d->groups / d->size, d->size, d->rounds_most - d->rounds);
    for (uint32_t r = 0; r < inner.rounds; r++) {
        uint32_t *seat = draft_add(d);
        for (uint32_t c = 0; c < d->size; c++)
            for (uint32_t i = 0; i < d->groups; i++)
                *seat++ = c * d->groups + inner.point[r * d->groups + i];
    }
    d->columns_free = false;
}

struct draft known_design(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most)
{
    static void (*const constructions[])(struct draft *) = {design_circle, design_kirkman, design_stored,
                                                            design_transversal, in_order};
    struct draft best = draft_new(arena, groups, size, rounds_most), next = best;
    for (size_t i = 0; i < sizeof constructions / sizeof constructions[0] && !draft_full(&best); i++) {
        constructions[i](&next);
        if (next.columns_free)
            known_play_columns(&next);
        if (next.rounds > best.rounds) {
            best = next;
            next = draft_again(&best);
        }
        next.rounds = 0;
        next.columns_free = next.stored = false;
    }
    return best;
}
