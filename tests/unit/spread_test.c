// SPDX-License-Identifier: EUPL-1.2
// Seats spread over sectors: as large as they are, never more than there are people, and by lot within them.
#include "test.h"

#include "base/rng.h"
#include "selection/spread.h"

enum { PEOPLE = 100, SECTORS = 5 };

struct outcome {
    size_t given[SECTORS], all;
};

static struct outcome outcome_of(const struct spread *s)
{
    struct outcome o = {0};
    bool *stays = spread_choose(test_arena(), s);
    for (size_t p = 0; p < s->people; p++)
        if (stays[p]) {
            o.given[s->sector_of[p]]++;
            o.all++;
        }
    return o;
}

TEST("sectors get seats by their staff: 27 seats over 1200, 700, 400, 200 and 100 people")
{
    static const int64_t staff[SECTORS] = {1200, 700, 400, 200, 100};
    uint32_t sector_of[PEOPLE];
    for (uint32_t p = 0; p < PEOPLE; p++)
        sector_of[p] = p % SECTORS;
    struct outcome o = outcome_of(&(struct spread){sector_of, PEOPLE, staff, SECTORS, 27, 1});
    static const size_t wanted[SECTORS] = {13, 7, 4, 2, 1}; // Sainte-Laguë by hand
    for (size_t i = 0; i < SECTORS; i++)
        CHECK_INT((int64_t)o.given[i], (int64_t)wanted[i]);
}

TEST("as many as there are seats stay, or everybody; a sector with few people leaves its seats to others")
{
    struct rng rng = rng_new(7);
    for (int round = 0; round < 500; round++) {
        int64_t staff[SECTORS];
        uint32_t sector_of[PEOPLE];
        size_t people = rng_below(&rng, PEOPLE + 1), seats = rng_below(&rng, PEOPLE + 1), has[SECTORS] = {0};
        for (size_t i = 0; i < SECTORS; i++)
            staff[i] = rng_below(&rng, 1000);
        for (size_t p = 0; p < people; p++)
            has[sector_of[p] = rng_below(&rng, 1 + rng_below(&rng, SECTORS))]++;
        struct outcome o =
            outcome_of(&(struct spread){sector_of, people, staff, SECTORS, seats, (uint64_t)round});
        CHECK_INT((int64_t)o.all, (int64_t)(people < seats ? people : seats));
        for (size_t i = 0; i < SECTORS; i++)
            CHECK(o.given[i] <= has[i]);
    }
}

TEST("lots are even: over many seeds everybody of a sector stays about as often, and one seed always draws "
     "alike")
{
    static const int64_t staff[1] = {10};
    uint32_t sector_of[10] = {0};
    int stays_count[10] = {0};
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct spread s = {sector_of, 10, staff, 1, 3, seed};
        bool *stays = spread_choose(test_arena(), &s), *again = spread_choose(test_arena(), &s);
        for (int p = 0; p < 10; p++) {
            CHECK(stays[p] == again[p]);
            stays_count[p] += stays[p];
        }
    }
    for (int p = 0; p < 10; p++)
        CHECK(stays_count[p] > 500 && stays_count[p] < 700); // 600 expected, five deviations
}
