// SPDX-License-Identifier: EUPL-1.2
// A digit is as wide as the largest sum that it may come to.
#include "matching/digits.h"

static uint32_t bits_for(uint64_t most)
{
    uint32_t bits = 0;
    for (; most; most >>= 1)
        bits++;
    return bits + 1; // a sum may go below nought, too
}

/// weight[i] of digit i; 0 from the first on that has no room.
static worth *weights_of(struct arena *arena, const uint64_t *most, uint32_t digits)
{
    worth *weight = NEW_ARRAY(arena, worth, digits), one = 1;
    uint32_t count = 0, bits = 0;
    while (count < digits && bits + bits_for(most[count]) <= TRANSPORT_BITS)
        bits += bits_for(most[count++]);
    for (uint32_t i = count; i-- > 0;) {
        weight[i] = one;
        one <<= bits_for(most[i]);
    }
    return weight;
}

struct digits digits_of(struct arena *arena, const struct market *m, const uint64_t *own, uint32_t count)
{
    uint32_t all = count + m->ranks + 2;
    uint64_t *most = NEW_ARRAY(arena, uint64_t, all), lots = 0;
    for (uint32_t p = 0; p < m->people; p++)
        lots += m->lot[p];
    for (uint32_t i = 0; i < all; i++)
        most[i] = i < count ? own[i] : m->people;
    most[all - 2] = 1000ULL * m->people;
    most[all - 1] = lots;
    const worth *weight = weights_of(arena, most, all);
    return (struct digits){weight, weight + count - 1, weight[all - 2], weight[all - 1]};
}

worth digits_of_wish(const struct digits *d, const struct market *m, const struct match_application *w,
                     enum profile_kind kind)
{
    worth rest = d->fit * w->fit - d->lot * m->lot[w->person];
    if (kind == PROFILE_FIRST)
        return rest + d->rank[w->rank];
    return rest -
           d->rank[m->ranks + 1 - w->rank]; // as few as possible of the last place, then the last but one
}
