// SPDX-License-Identifier: EUPL-1.2
// When people meet: early, not twice running, the smaller groups in turn; and worth comes first.
#include "test.h"

#include "base/rng.h"
#include "seating/search/draws.h"
#include "seating/search/pace.h"
#include "seating/seat.h"

#include <string.h>

enum { PEOPLE = 26, ROUNDS = 18 };

/// 26 people in twos and threes, more gatherings than it takes to meet everyone.
static struct seating planned(struct arena *arena, struct problem *p)
{
    *p = (struct problem){
        .people = PEOPLE, .rounds = ROUNDS, .size_least = 2, .size_most = 3, .silo_weight = 4};
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 16}};
    seat(arena, p, &options, &s);
    return s;
}

static bool together(const struct plan *plan, uint32_t r, uint32_t a, uint32_t b)
{
    const uint32_t *group = plan->group + r * plan->people;
    return group[a] != AWAY && group[a] == group[b];
}

/// Rounds until the pair meets; all of them where it never does.
static uint32_t first_meeting(const struct plan *plan, uint32_t a, uint32_t b)
{
    uint32_t r = 0;
    while (r < plan->rounds && !together(plan, r, a, b))
        r++;
    return r;
}

static uint32_t pairs_met_by(const struct plan *plan, uint32_t round)
{
    uint32_t met = 0;
    for (uint32_t a = 0; a < plan->people; a++)
        for (uint32_t b = a + 1; b < plan->people; b++)
            met += first_meeting(plan, a, b) < round;
    return met;
}

static uint32_t twice_running(const struct plan *plan)
{
    uint32_t times = 0;
    for (uint32_t r = 1; r < plan->rounds; r++)
        for (uint32_t a = 0; a < plan->people; a++)
            for (uint32_t b = a + 1; b < plan->people; b++)
                times += together(plan, r - 1, a, b) && together(plan, r, a, b);
    return times;
}

static uint32_t in_pairs(const struct plan *plan, uint32_t person)
{
    uint32_t times = 0;
    for (uint32_t r = 0; r < plan->rounds; r++) {
        uint32_t mates = 0;
        for (uint32_t b = 0; b < plan->people; b++)
            mates += b != person && together(plan, r, person, b);
        times += mates == 1;
    }
    return times;
}

/// The definition of pace.h word for word, for a problem in which every first meeting is worth 4.
static double pace_by_definition(const struct plan *plan)
{
    double pace = -2.0 * 4 * twice_running(plan);
    for (uint32_t a = 0; a < plan->people; a++) {
        for (uint32_t b = a + 1; b < plan->people; b++) {
            uint32_t first = first_meeting(plan, a, b);
            pace += first < plan->rounds ? 4.0 * (plan->rounds - first) : -4.0 * 4;
        }
        pace -= 0.5 * 4 * in_pairs(plan, a) * in_pairs(plan, a);
    }
    return pace;
}

static double pace_of(const struct problem *p, const struct seating *s, const struct plan *plan)
{
    struct board *board = board_new(test_arena(), p, &s->shape);
    board_load(board, plan);
    return pace_new(test_arena(), board)->value;
}

TEST("everyone has met by the 16th gathering of 18, most of them by the 9th, and the plan is worth what is "
     "possible")
{
    struct problem p;
    struct seating s = planned(test_arena(), &p);
    CHECK(s.proven_optimal);
    CHECK_INT(s.value.pairs_met, 325);
    CHECK(pairs_met_by(&s.plan, 6) >= 149); // six gatherings of 25 meetings, nearly every one a new one
    CHECK(pairs_met_by(&s.plan, 9) >= 215);
    CHECK(pairs_met_by(&s.plan, 16) >= 323);
}

TEST("nobody sits with the same person twice running, and nobody is left in a pair more than three times of "
     "18")
{
    struct problem p;
    struct seating s = planned(test_arena(), &p);
    CHECK_INT(twice_running(&s.plan), 0);
    for (uint32_t i = 0; i < PEOPLE; i++)
        CHECK(in_pairs(&s.plan, i) <= 3);
}

TEST("the pace that is kept up to date while seats change is the pace counted afresh")
{
    struct problem p;
    struct seating s = planned(test_arena(), &p);
    struct board *board = board_new(test_arena(), &p, &s.shape);
    board_load(board, &s.plan);
    struct pace *pace = pace_new(test_arena(), board);
    struct rng rng = rng_new(3);
    CHECK(pace->value == pace_by_definition(&s.plan));
    for (int i = 0; i < 400; i++) {
        uint32_t r = rng_below(&rng, ROUNDS);
        struct board_round *round = &board->round[r];
        uint32_t a = rng_below(&rng, round->slots), b = rng_below(&rng, round->slots);
        if (round->group_of[a] != round->group_of[b] && !board_swap_ghosts(board, round, a, b))
            pace_swap(pace, r, a, b, board_swap_gain(board, round, a, b));
    }
    struct plan moved = plan_empty(test_arena(), PEOPLE, ROUNDS);
    board_save(board, &moved);
    CHECK(pace->value < pace_by_definition(&s.plan));
    CHECK(pace->value == pace_by_definition(&moved));
}

TEST("whole rounds change places so that what is new comes first; what has been held stays")
{
    // Four people. Held: 0 and 1, 2 and 3. Planned: the same again, then 0 and 2, 1 and 3.
    static const struct held_seat held[] = {{0, 0, 0}, {0, 0, 1}, {0, 1, 2}, {0, 1, 3}};
    static const uint32_t group[] = {0, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 1};
    struct problem p = {.people = 4, .rounds = 3, .size_least = 2, .size_most = 2, .silo_weight = 4};
    p.held = held, p.held_count = 4;
    struct shape shape = problem_shape(test_arena(), &p);
    struct board *board = board_new(test_arena(), &p, &shape);
    struct plan plan = plan_empty(test_arena(), 4, 3);
    memcpy(plan.group, group, sizeof group);
    board_load(board, &plan);
    struct pace *pace = pace_new(test_arena(), board);
    double before = pace->value, worth = board->worth;
    pace_sort(pace);
    board_save(board, &plan);
    CHECK(pace->value > before);
    CHECK(board->worth == worth);
    CHECK(together(&plan, 0, 0, 1));
    CHECK(together(&plan, 1, 0, 2));
    CHECK(together(&plan, 2, 0, 1));
}

TEST("further draws are worth the same and meet as early")
{
    struct problem p;
    struct seating s = planned(test_arena(), &p);
    struct draws *d = draws_new(test_arena(), &p, &s.shape, &s.plan, 7);
    for (int i = 0; i < 5; i++) {
        struct plan drawn = draws_next(d, test_arena());
        CHECK(memcmp(drawn.group, s.plan.group, PEOPLE * ROUNDS * sizeof *drawn.group) != 0);
        CHECK(plan_value(test_arena(), &p, &drawn).worth == s.value.worth);
        CHECK(pace_of(&p, &s, &drawn) == pace_of(&p, &s, &s.plan));
    }
}

TEST("no announced seat changes for the sake of the pace alone")
{
    struct problem p;
    struct seating s = planned(test_arena(), &p), again;
    struct rng rng = rng_new(5);
    for (uint32_t r = ROUNDS - 1; r > 0; r--) { // an order as bad as any, announced
        uint32_t q = rng_below(&rng, r + 1);
        for (uint32_t i = 0; i < PEOPLE; i++) {
            uint32_t kept = s.plan.group[r * PEOPLE + i];
            s.plan.group[r * PEOPLE + i] = s.plan.group[q * PEOPLE + i];
            s.plan.group[q * PEOPLE + i] = kept;
        }
    }
    struct seat_options options = {
        .seed = 1, .limits = {.passes = 2}, .announced = &s.plan, .move_price = 0.5};
    seat(test_arena(), &p, &options, &again);
    CHECK_INT(memcmp(again.plan.group, s.plan.group, PEOPLE * ROUNDS * sizeof *s.plan.group), 0);
}
