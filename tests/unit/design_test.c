// SPDX-License-Identifier: EUPL-1.2
// Plans without a repeated meeting: finite fields, the constructions, and what is proven to be impossible.
#include "test.h"

#include "base/arena.h"
#include "seating/design/design.h"
#include "seating/design/design_starter.h"
#include "seating/design/design_stored.h"
#include "seating/design/field.h"

#include <string.h>

/// Counts meetings the slow and obvious way: the most often that any two meet, or 99 where a round is no
/// partition.
static int most_meetings(const struct design *d)
{
    uint32_t people = d->groups * d->size, most = 0;
    uint8_t *met = NEW_ARRAY(test_arena(), uint8_t, people * people);
    for (uint32_t r = 0; r < d->rounds; r++) {
        uint8_t *seats = NEW_ARRAY(test_arena(), uint8_t, people);
        for (uint32_t a = 0; a < people; a++) {
            uint32_t x = d->point[r * people + a];
            if (x >= people || seats[x]++)
                return 99;
            for (uint32_t b = 0; b < a; b++) {
                uint32_t y = d->point[r * people + b];
                if (a / d->size != b / d->size)
                    continue;
                met[x * people + y]++;
                uint32_t times = ++met[y * people + x];
                most = times > most ? times : most;
            }
        }
    }
    return (int)most;
}

static struct design found(uint32_t groups, uint32_t size)
{
    struct design d = {0};
    CHECK(design_find(test_arena(), groups, size, 1000, 1, NULL, &d));
    CHECK(most_meetings(&d) <= 1);
    CHECK(design_holds(test_arena(), &d));
    CHECK(d.rounds <= d.rounds_at_most);
    return d;
}

TEST("a field has an inverse for every element but nought, and multiplication distributes")
{
    static const uint32_t orders[] = {2, 3, 4, 5, 7, 8, 9, 16, 25, 27};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        struct field f;
        uint32_t q = orders[i], inverses = 0, wrong = 0;
        CHECK(field_of(test_arena(), q, &f));
        for (uint32_t a = 0; a < q; a++)
            for (uint32_t b = 0; b < q; b++) {
                inverses += field_mul(&f, a, b) == 1;
                for (uint32_t c = 0; c < q; c++)
                    wrong += field_mul(&f, a, field_add(&f, b, c)) !=
                             field_add(&f, field_mul(&f, a, b), field_mul(&f, a, c));
            }
        CHECK_INT(inverses, q - 1);
        CHECK_INT(wrong, 0);
    }
}

TEST("there is no field of 6, 10 or 12 elements, and none of one")
{
    struct field f;
    CHECK(!field_of(test_arena(), 6, &f) && !field_of(test_arena(), 10, &f) &&
          !field_of(test_arena(), 12, &f));
    CHECK(!field_of(test_arena(), 1, &f) && !field_of(test_arena(), 0, &f) &&
          !field_of(test_arena(), 1031, &f));
}

TEST("27 people in threes meet all 26 others in 13 rounds, and more is impossible because no pair is left")
{
    struct design d = found(9, 3);
    CHECK_INT(d.rounds, 13);
    CHECK_INT(d.rounds_at_most, 13);
    CHECK(d.reason == DESIGN_NO_PAIRS_LEFT);
}

TEST("any even number of people meet in pairs in one round less than they are")
{
    for (uint32_t pairs = 1; pairs <= 40; pairs++)
        CHECK_INT(found(pairs, 2).rounds, 2 * pairs - 1);
}

TEST("affine planes and spaces: 64 people in fours 21 rounds, 81 in nines 10, 125 in fives 31")
{
    CHECK_INT(found(16, 4).rounds, 21);
    CHECK_INT(found(9, 9).rounds, 10);
    CHECK_INT(found(25, 5).rounds, 31);
}

TEST("200 people in eights meet nobody twice in 25 rounds")
{
    CHECK_INT(found(25, 8).rounds, 25);
}

TEST("Kirkman's schoolgirls, and their successors up to 147 in threes")
{
    static const uint32_t people[] = {9,  15, 21, 27, 39,  45,  51,  57,  63,  75,
                                      81, 87, 93, 99, 111, 117, 123, 129, 135, 147};
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++)
        CHECK_INT(found(people[i] / 3, 3).rounds, (people[i] - 1) / 2);
}

TEST("16, 28, 40, 52, 64, 76 and 88 people in fours meet everyone exactly once")
{
    for (uint32_t people = 16; people <= 88; people += 12)
        CHECK_INT(found(people / 4, 4).rounds, (people - 1) / 3);
}

TEST("what is proven not to exist is not promised")
{
    enum design_reason why;
    CHECK_INT(design_rounds_at_most(4, 3, &why), 4);
    CHECK(why == DESIGN_NONE_BY_SEARCH);
    CHECK_INT(design_rounds_at_most(6, 6, &why), 3);
    CHECK(why == DESIGN_NO_LATIN_SQUARES);
    CHECK_INT(design_rounds_at_most(3, 4, &why), 1);
    CHECK(why == DESIGN_GROUPS_TOO_FEW);
    CHECK_INT(design_rounds_at_most(1, 7, &why), 1);
    CHECK(why == DESIGN_ONE_GROUP);
}

TEST("the ends of the scale: one person, one group, everyone alone, nobody")
{
    struct design d;
    CHECK_INT(found(1, 1).rounds, 1);
    CHECK_INT(found(1, 9).rounds, 1);
    CHECK(design_find(test_arena(), 5, 1, 3, 1, NULL, &d) && d.rounds == 3);
    CHECK(!design_find(test_arena(), 0, 3, 1, 1, NULL, &d));
    CHECK(!design_find(test_arena(), 3, 3, 0, 1, NULL, &d));
    CHECK(!design_find(test_arena(), 70000, 70000, 1, 1, NULL, &d));
}

/// "g-p" with the rounds that are known to be possible (10-5 to 10-9: found by this search, and counted
/// here).
static const struct {
    uint32_t groups, size, rounds;
} golfers[] = {
    {3, 2, 5},  {3, 3, 4},  {4, 2, 7},  {4, 3, 4},   {4, 4, 5},   {5, 2, 9},   {5, 3, 7},   {5, 4, 5},
    {5, 5, 6},  {6, 2, 11}, {6, 3, 8},  {6, 4, 7},   {6, 5, 6},   {6, 6, 3},   {7, 2, 13},  {7, 3, 10},
    {7, 4, 9},  {7, 5, 7},  {7, 6, 7},  {7, 7, 8},   {8, 2, 15},  {8, 3, 11},  {8, 4, 10},  {8, 5, 8},
    {8, 6, 8},  {8, 7, 8},  {8, 8, 9},  {9, 2, 17},  {9, 3, 13},  {9, 4, 11},  {9, 5, 9},   {9, 6, 9},
    {9, 7, 9},  {9, 8, 9},  {9, 9, 10}, {10, 2, 19}, {10, 3, 14}, {10, 4, 13}, {10, 5, 10}, {10, 6, 8},
    {10, 7, 7}, {10, 8, 6}, {10, 9, 5}, {10, 10, 4},
};

TEST("the golfer table: as many rounds without a repeated meeting as are known, at once and without search")
{
    for (size_t i = 0; i < sizeof golfers / sizeof golfers[0]; i++)
        CHECK_INT(found(golfers[i].groups, golfers[i].size).rounds, golfers[i].rounds);
}

TEST("nearly Kirkman systems: 18 to 60 people in threes meet all but one of the others")
{
    for (uint32_t people = 18; people <= 60; people += 6)
        CHECK_INT(found(people / 3, 3).rounds, people / 2 - 1);
}

TEST("a search finds what has no formula, and finds the same again for the same seed")
{
    struct rng one = rng_new(7), two = rng_new(7);
    struct starter_shape shape = {.groups = 8, .size = 3, .turn = 11, .fixed = 2, .turned = 1};
    struct draft a = draft_new(test_arena(), 8, 3, 11), b = draft_again(&a);
    CHECK(starter_search(&a, &shape, 300000, &one) && starter_search(&b, &shape, 300000, &two));
    struct design d = {.groups = 8, .size = 3, .rounds = a.rounds, .point = a.point};
    CHECK_INT(d.rounds, 11);
    CHECK_INT(most_meetings(&d), 1);
    CHECK(memcmp(a.point, b.point, 11 * 24 * sizeof a.point[0]) == 0);
}

TEST("a shape that counting forbids is not tried")
{
    CHECK(!starter_shape_fits(&(struct starter_shape){.groups = 6, .size = 3, .turn = 9, .turned = 1}));
    CHECK(!starter_shape_fits(&(struct starter_shape){.groups = 5, .size = 3, .turn = 4, .turned = 1}));
    CHECK(starter_shape_fits(
        &(struct starter_shape){.groups = 9, .size = 3, .turn = 13, .fixed = 1, .turned = 1}));
}

TEST("every stored design is used, and no two people meet twice in it")
{
    for (size_t i = 0; i < stored_count; i++)
        CHECK_STR(str_from(found(stored_designs[i].groups, stored_designs[i].size).method),
                  S("stored base rounds under a cyclic group"));
}
