// SPDX-License-Identifier: EUPL-1.2
// Requests, plans, clashes and bounds, against arithmetic by hand and brute force.
#include "test.h"

#include "seating/seat.h"

static struct seating seated(const struct problem *problem)
{
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 0.05}};
    seat(test_arena(), problem, &options, &s);
    return s;
}

TEST("27 people in groups of 4 to 5 are 6 groups, 3 of them larger")
{
    struct problem p = {.people = 27, .rounds = 1, .size_least = 4, .size_most = 5, .silo_weight = 4};
    struct shape s = problem_shape(test_arena(), &p);
    CHECK_INT(s.round[0].groups, 6);
    CHECK_INT(s.round[0].size, 4);
    CHECK_INT(s.round[0].large, 3);
}

TEST("a pair that meets twice is worth the weight and a quarter of it")
{
    struct problem p = {.people = 2, .rounds = 2, .size_least = 2, .size_most = 2, .silo_weight = 4};
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_PLANNED);
    CHECK(s.value.worth == 5 && s.bound == 5 && s.proven_optimal);
    CHECK_INT(s.value.repeated, 1);
    CHECK_INT(s.value.most_often, 2);
}

TEST("seven people in groups of 4 to 5 are refused: 4 and 3")
{
    struct problem p = {.people = 7, .rounds = 1, .size_least = 4, .size_most = 5, .silo_weight = 4};
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_IMPOSSIBLE);
    CHECK_INT(s.clash.kind, CLASH_SIZES);
}

TEST("a chain of togethers against one apart is named whole, and nothing else")
{
    struct person_pair together[] = {{0, 1}, {1, 2}, {6, 7}}, apart[] = {{4, 5}, {0, 2}, {3, 8}};
    struct problem p = {.people = 9, .rounds = 1, .size_least = 3, .size_most = 3, .silo_weight = 4};
    p.together = together, p.together_count = 3;
    p.apart = apart, p.apart_count = 3;
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_IMPOSSIBLE);
    CHECK_INT(s.clash.kind, CLASH_RULES);
    CHECK_INT(s.clash.count, 3);
}

TEST("four who must all be apart do not fit into three groups: six wishes clash")
{
    struct person_pair apart[] = {{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}, {4, 5}};
    struct problem p = {.people = 9, .rounds = 1, .size_least = 3, .size_most = 3, .silo_weight = 4};
    p.apart = apart, p.apart_count = 7;
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_IMPOSSIBLE);
    CHECK_INT(s.clash.count, 6);
}

TEST("of the clashes in several rounds the smallest is named")
{
    struct person_pair together[] = {{0, 1}}, apart[] = {{0, 1}};
    struct absence absent[] = {{1, 2}, {1, 3}};
    struct problem p = {.people = 4, .rounds = 2, .size_least = 2, .size_most = 2, .silo_weight = 4};
    p.together = together, p.together_count = 1;
    p.apart = apart, p.apart_count = 1;
    p.absent = absent, p.absent_count = 2;
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_IMPOSSIBLE);
    CHECK_INT(s.clash.round, 1);
    CHECK_INT(s.clash.count, 1);
}

TEST("someone absent from a round that was held with them is a clash")
{
    struct held_seat held[] = {{0, 0, 0}, {0, 0, 1}, {0, 1, 2}, {0, 1, 3}};
    struct absence absent[] = {{0, 2}};
    struct problem p = {.people = 4, .rounds = 2, .size_least = 2, .size_most = 2, .silo_weight = 4};
    p.held = held, p.held_count = 4;
    p.absent = absent, p.absent_count = 1;
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_IMPOSSIBLE);
    CHECK_INT(s.clash.kind, CLASH_ABSENT);
    CHECK_INT(s.clash.person, 2);
}

TEST("a held round stays, and the next seats those who have not met")
{
    struct held_seat held[] = {{0, 0, 0}, {0, 0, 1}, {0, 1, 2}, {0, 1, 3}};
    struct problem p = {.people = 4, .rounds = 3, .size_least = 2, .size_most = 2, .silo_weight = 4};
    p.held = held, p.held_count = 4;
    struct seating s = seated(&p);
    CHECK_INT(s.outcome, SEAT_PLANNED);
    CHECK(s.plan.group[0] == s.plan.group[1] && s.plan.group[2] == s.plan.group[3]);
    CHECK_INT(s.value.pairs_met, 6);
    CHECK(s.proven_optimal);
}
