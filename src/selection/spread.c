// SPDX-License-Identifier: EUPL-1.2
#include "selection/spread.h"

#include "base/rng.h"

/// The sector that gets the next seat; `sectors` where nobody is left.
static size_t next_sector(const struct spread *s, const size_t *left, const size_t *given)
{
    size_t best = s->sectors;
    double most = 0;
    for (size_t i = 0; i < s->sectors; i++) {
        double quotient = (double)(s->staff[i] > 0 ? s->staff[i] : 1) / (double)(2 * given[i] + 1);
        if (left[i] && quotient > most) {
            best = i;
            most = quotient;
        }
    }
    return best;
}

/// The people in an order by lot.
static size_t *drawn(struct arena *arena, size_t people, uint64_t seed)
{
    struct rng rng = rng_new(seed);
    size_t *order = NEW_ARRAY(arena, size_t, people);
    for (size_t i = 0; i < people; i++) {
        size_t k = rng_below(&rng, (uint32_t)i + 1);
        order[i] = order[k];
        order[k] = i;
    }
    return order;
}

bool *spread_choose(struct arena *arena, const struct spread *s)
{
    bool *stays = NEW_ARRAY(arena, bool, s->people);
    size_t *left = NEW_ARRAY(arena, size_t, s->sectors), *given = NEW_ARRAY(arena, size_t, s->sectors);
    size_t *order = drawn(arena, s->people, s->seed);
    for (size_t p = 0; p < s->people; p++)
        left[s->sector_of[p]]++;
    for (size_t seat = 0; seat < s->seats; seat++) {
        size_t sector = next_sector(s, left, given);
        if (sector == s->sectors)
            break;
        left[sector]--;
        given[sector]++;
    }
    for (size_t i = 0; i < s->people; i++)
        if (given[s->sector_of[order[i]]]) {
            given[s->sector_of[order[i]]]--;
            stays[order[i]] = true;
        }
    return stays;
}
