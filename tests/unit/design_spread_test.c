// SPDX-License-Identifier: EUPL-1.2
// Silos onto the points of a design: members of one silo meet as little as the design allows.
#include "test.h"

#include "base/arena.h"
#include "seating/design/design_spread.h"

/// `groups` groups of `size` in which person i is of silo i % silos; the meetings within silos, counted from
/// the plan.
static int meetings_within(uint32_t groups, uint32_t size, uint32_t rounds, uint32_t silos)
{
    struct design d;
    uint32_t people = groups * size, within = 0;
    uint32_t *silo = NEW_ARRAY(test_arena(), uint32_t, people),
             *point = NEW_ARRAY(test_arena(), uint32_t, people);
    uint32_t *silo_at = NEW_ARRAY(test_arena(), uint32_t, people),
             *seen = NEW_ARRAY(test_arena(), uint32_t, people);
    for (uint32_t i = 0; i < people; i++)
        silo[i] = 70 + i % silos;
    CHECK(design_find(test_arena(), groups, size, rounds, 1, NULL, &d));
    CHECK_INT(d.rounds, rounds);
    uint64_t told = design_spread(test_arena(), &d, rounds, silo, point);
    for (uint32_t i = 0; i < people; i++) {
        CHECK_INT(seen[point[i]]++, 0);
        silo_at[point[i]] = silo[i];
    }
    for (uint32_t i = 0; i < rounds * people; i++)
        for (uint32_t j = i / size * size; j < i; j++)
            within += silo_at[d.point[i]] == silo_at[d.point[j]];
    CHECK_INT(told, within);
    return (int)within;
}

TEST("27 members from nine silos of three: 12 rounds in threes and no one meets one's own silo")
{
    CHECK_INT(meetings_within(9, 3, 12, 9), 0);
}

TEST("24 members from eight silos of three: 7 rounds in fours and no one meets one's own silo")
{
    CHECK_INT(meetings_within(6, 4, 7, 8), 0);
}

TEST("200 members from eight silos of 25: 25 rounds in eights and no one meets one's own silo")
{
    CHECK_INT(meetings_within(25, 8, 25, 8), 0);
}

TEST("a silo that is everyone meets itself in every group")
{
    CHECK_INT(meetings_within(5, 5, 6, 1), 6 * 5 * 10);
}

TEST("200 members from twenty silos of ten: 12 rounds in fives and no one meets one's own silo")
{
    CHECK_INT(meetings_within(40, 5, 12, 20), 0);
}
