// SPDX-License-Identifier: EUPL-1.2
// The fewest rounds in which everyone meets everyone: the plans, and the proofs that fewer is impossible.
#include "test.h"

#include "base/arena.h"
#include "seating/cover/cover.h"

enum { GROUPS_OF_3_TO_8 = 6 };

/// "Dagstuhl's Happy Diner Problem", the public table: fewest rounds for 9 to 25 people in groups of at most
/// 3 to 8.
static const uint32_t happy_diners[][GROUPS_OF_3_TO_8] = {
    {4, 4, 3, 3, 3, 3},  {6, 4, 4, 3, 3, 3},  {6, 5, 4, 3, 3, 3},  {6, 5, 4, 3, 3, 3},  {7, 5, 4, 4, 3, 3},
    {7, 5, 5, 4, 4, 3},  {7, 5, 5, 4, 4, 3},  {9, 5, 5, 4, 4, 3},  {9, 7, 5, 4, 4, 4},  {9, 7, 6, 4, 4, 4},
    {10, 7, 6, 5, 4, 4}, {10, 7, 6, 5, 5, 4}, {10, 8, 6, 5, 5, 4}, {12, 8, 6, 5, 5, 4}, {12, 8, 6, 6, 5, 5},
    {12, 8, 6, 6, 5, 5}, {13, 9, 6, 6, 5, 5},
};

/// Pairs that never share a group, counted the slow and obvious way; 9999 where a group is too large or too
/// small.
static int never_met(const struct cover *c, uint32_t most, uint32_t least)
{
    int missing = 0;
    for (uint32_t a = 0; a < c->people; a++)
        for (uint32_t b = 0; b < a; b++) {
            int met = 0;
            for (uint32_t r = 0; r < c->rounds; r++)
                met += c->group[r * c->people + a] == c->group[r * c->people + b];
            missing += met == 0;
        }
    for (uint32_t r = 0; r < c->rounds; r++) {
        uint8_t *size = NEW_ARRAY(test_arena(), uint8_t, c->people);
        for (uint32_t a = 0; a < c->people; a++)
            size[c->group[r * c->people + a]]++;
        for (uint32_t g = 0; g < c->groups[r]; g++)
            if (size[g] > most || size[g] < least)
                return 9999;
    }
    return missing;
}

static struct cover found(uint32_t people, uint32_t most, uint32_t least)
{
    struct cover c = {0};
    CHECK(cover_find(test_arena(), people, most, least, 1, &(struct limits){0}, &c));
    CHECK_INT(never_met(&c, most, least), 0);
    CHECK(cover_holds(&c, most, least));
    CHECK(c.rounds >= c.lower_bound);
    return c;
}

TEST("the bound is the least number of rounds that is published, for all of 9 to 25 people in groups of 3 to "
     "8")
{
    enum cover_reason why;
    for (uint32_t people = 9; people <= 25; people++)
        for (uint32_t most = 3; most <= 8; most++)
            CHECK_INT(cover_rounds_at_least(test_arena(), people, most, 1, &why),
                      happy_diners[people - 9][most - 3]);
}

TEST("each argument is used where it is the one that counts")
{
    enum cover_reason why;
    cover_rounds_at_least(test_arena(), 27, 3, 1, &why);
    CHECK(why == COVER_TOO_MANY_OTHERS);
    cover_rounds_at_least(test_arena(), 28, 3, 1, &why);
    CHECK(why == COVER_GROUPS_NOT_FULL);
    cover_rounds_at_least(test_arena(), 11, 4, 1, &why);
    CHECK(why == COVER_GROUPS_OVERLAP);
}

TEST("as few rounds as are possible are found, for 9 to 18 people in groups of 3 to 8")
{
    for (uint32_t people = 9; people <= 18; people++)
        for (uint32_t most = 3; most <= 8; most++)
            CHECK_INT(found(people, most, 1).rounds, happy_diners[people - 9][most - 3]);
}

TEST("24 people in threes need 12 rounds, 30 need 15, 24 in fours 8, 32 in eights 5, 81 in nines 10")
{
    CHECK_INT(found(24, 3, 1).rounds, 12);
    CHECK_INT(found(30, 3, 1).rounds, 15);
    CHECK_INT(found(24, 4, 1).rounds, 8);
    CHECK_INT(found(32, 8, 1).rounds, 5);
    CHECK_INT(found(81, 9, 1).rounds, 10);
}

TEST("19 and 20 people in fours need 7 rounds")
{
    CHECK_INT(found(19, 4, 1).rounds, 7);
    CHECK_INT(found(20, 4, 1).rounds, 7);
}

TEST("no group is smaller than asked for")
{
    CHECK(found(13, 5, 4).rounds >= 4);
    CHECK(found(14, 4, 3).rounds >= 5);
}

TEST("people that cannot be divided so are refused; one group needs one round, nobody none")
{
    struct cover c;
    CHECK(!cover_find(test_arena(), 7, 5, 4, 1, &(struct limits){0}, &c));
    CHECK(cover_find(test_arena(), 0, 5, 1, 1, &(struct limits){0}, &c) && c.rounds == 0);
    CHECK(!cover_find(test_arena(), 5, 1, 1, 1, &(struct limits){0}, &c));
    CHECK(!cover_find(test_arena(), 5, 0, 0, 1, &(struct limits){0}, &c));
    CHECK_INT(found(5, 8, 1).rounds, 1);
    CHECK_INT(found(1, 3, 1).rounds, 1);
    CHECK_INT(found(2, 3, 2).rounds, 1);
}
