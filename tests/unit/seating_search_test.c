// SPDX-License-Identifier: EUPL-1.2
// The search against brute force, and hard rules under random constraints.
#include "test.h"

#include "base/rng.h"
#include "seating/search/bound.h"
#include "seating/search/draws.h"
#include "seating/search/mdgp.h"
#include "seating/seat.h"

#include <string.h>

enum { CASES = 500, PEOPLE_MOST = 8, CONSTRAINT_SETS = 300 };

/// A slow, obvious twin: every plan of a small problem, person after person, group after group.
struct brute {
    struct arena *arena;
    const struct problem *problem;
    const struct shape *shape;
    struct plan plan;
    double best; // below 0: no plan keeps the rules
};

static void try_seats(struct brute *b, uint32_t cell)
{
    uint32_t people = b->problem->people;
    if (cell == people * b->problem->rounds) {
        struct arena *scratch = arena_new();
        if (plan_fault(scratch, b->problem, b->shape, &b->plan) == PLAN_SOUND) {
            double worth = plan_value(scratch, b->problem, &b->plan).worth;
            b->best = worth > b->best ? worth : b->best;
        }
        arena_free(scratch);
        return;
    }
    uint32_t r = cell / people, used = 0;
    if (!b->shape->attends[cell]) {
        try_seats(b, cell + 1);
        return;
    }
    for (uint32_t i = r * people; i < cell; i++)
        if (b->plan.group[i] != AWAY && b->plan.group[i] >= used)
            used = b->plan.group[i] + 1;
    for (uint32_t g = 0; g <= used && g < b->shape->round[r].groups; g++) {
        uint32_t load = 0;
        for (uint32_t i = r * people; i < cell; i++)
            load += b->plan.group[i] == g;
        if (load > b->shape->round[r].size)
            continue;
        b->plan.group[cell] = g;
        try_seats(b, cell + 1);
        b->plan.group[cell] = AWAY;
    }
}

static double brute_best(struct arena *arena, const struct problem *p, const struct shape *shape)
{
    struct brute b = {arena, p, shape, plan_empty(arena, p->people, p->rounds), -1};
    try_seats(&b, 0);
    return b.best;
}

struct random_lists {
    uint32_t silo[64];
    struct acquaintance met[64];
    struct person_pair apart[64], together[64];
    struct absence absent[64];
};

static struct person_pair random_pair(struct rng *rng, uint32_t people)
{
    uint32_t a = rng_below(rng, people), b = rng_below(rng, people - 1);
    return (struct person_pair){a, b + (b >= a)};
}

static struct problem random_problem(struct rng *rng, struct random_lists *l, uint32_t most, uint32_t rounds)
{
    struct problem p = {.people = 3 + rng_below(rng, most - 2), .silo_weight = 4, .size_least = 1};
    p.rounds = 1 + rng_below(rng, rounds);
    p.size_most = 2 + rng_below(rng, 3);
    for (uint32_t i = 0; i < p.people; i++)
        l->silo[i] = rng_below(rng, 3);
    p.silo = l->silo, p.met = l->met, p.apart = l->apart, p.together = l->together, p.absent = l->absent;
    for (p.met_count = 0; rng_below(rng, 3) && p.met_count < 9; p.met_count++) {
        struct person_pair pair = random_pair(rng, p.people);
        l->met[p.met_count] = (struct acquaintance){pair.a, pair.b, 1 + rng_below(rng, 2)};
    }
    for (p.apart_count = 0; rng_below(rng, 3) && p.apart_count < 9; p.apart_count++)
        l->apart[p.apart_count] = random_pair(rng, p.people);
    for (p.together_count = 0; !rng_below(rng, 3) && p.together_count < 9; p.together_count++)
        l->together[p.together_count] = random_pair(rng, p.people);
    for (p.absent_count = 0; rng_below(rng, 2) && p.absent_count < 9; p.absent_count++)
        l->absent[p.absent_count] = (struct absence){rng_below(rng, p.rounds), rng_below(rng, p.people)};
    return p;
}

TEST("of 500 random small requests each is answered: no plan is worth more than the bound, impossible ones "
     "have none")
{
    struct rng rng = rng_new(1);
    int impossible = 0, best_found = 0, planned = 0;
    for (int i = 0; i < CASES; i++) {
        struct arena *arena = arena_new();
        struct random_lists lists;
        struct problem p = random_problem(&rng, &lists, i % 5 ? 6 : PEOPLE_MOST, i % 5 ? 2 : 1);
        struct shape shape = problem_shape(arena, &p);
        double best = brute_best(arena, &p, &shape);
        struct seating s;
        struct seat_options options = {.seed = 1, .limits = {.passes = 0.05}};
        seat(arena, &p, &options, &s);
        CHECK((best < 0) == (s.outcome == SEAT_IMPOSSIBLE));
        impossible += best < 0;
        if (s.outcome == SEAT_PLANNED) {
            CHECK(bound_worth(&p, &shape) >= best);
            CHECK(s.value.worth <= best);
            best_found += s.value.worth >= best;
            planned++;
        }
        arena_free(arena);
    }
    CHECK_INT(best_found, planned);
    CHECK(impossible > 10 && planned > 300);
}

TEST("random constraints are never broken, for up to 24 people")
{
    struct rng rng = rng_new(2);
    int planned = 0;
    for (int i = 0; i < CONSTRAINT_SETS; i++) {
        struct arena *arena = arena_new();
        struct random_lists lists;
        struct problem p = random_problem(&rng, &lists, 24, 6);
        struct seating s;
        struct seat_options options = {.seed = (uint64_t)i, .limits = {.passes = 0.01}};
        seat(arena, &p, &options, &s);
        CHECK(s.outcome != SEAT_NOT_FOUND);
        if (s.outcome == SEAT_PLANNED) {
            CHECK_INT(plan_fault(arena, &p, &s.shape, &s.plan), PLAN_SOUND);
            planned++;
        }
        arena_free(arena);
    }
    CHECK(planned > CONSTRAINT_SETS / 3);
}

TEST("27 people in trios meet everyone exactly once in 13 rounds, and that is said to be the best")
{
    struct problem p = {.people = 27, .rounds = 13, .size_least = 3, .size_most = 3, .silo_weight = 4};
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 0.05}};
    seat(test_arena(), &p, &options, &s);
    CHECK_INT(s.value.pairs_met, 351);
    CHECK_INT(s.value.repeated, 0);
    CHECK(s.proven_optimal);
}

/// Pairs of one silo that sit together in a round.
static int within_silos(const struct problem *p, const struct plan *plan, uint32_t round)
{
    const uint32_t *row = plan->group + round * p->people;
    int count = 0;
    for (uint32_t i = 0; i < p->people; i++)
        for (uint32_t j = 0; j < i; j++)
            count += row[i] != AWAY && row[i] == row[j] && p->silo[i] == p->silo[j];
    return count;
}

TEST("the first round of two years seats no two of one unit, since it need not; also for one gathering or "
     "four")
{
    enum { PEOPLE = 27, LARGEST = 5 };
    uint32_t silo[PEOPLE], next = 0;
    for (uint32_t unit = 0, left = LARGEST; next < PEOPLE;
         next++) { // of five, four, three, two, and then one each
        silo[next] = unit;
        if (!--left) {
            unit++;
            left = unit < LARGEST ? LARGEST - unit : 1;
        }
    }
    static const uint32_t rounds[] = {1, 4, 22};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        for (uint64_t seed = 1; seed <= 3; seed++) {
            struct problem p = {.people = PEOPLE,
                                .rounds = rounds[i],
                                .silo = silo,
                                .size_least = 2,
                                .size_most = 3,
                                .silo_weight = 4};
            struct seat_options options = {.seed = seed, .limits = {.passes = 0.5}};
            struct seating s;
            seat(test_arena(), &p, &options, &s);
            CHECK_INT(within_silos(&p, &s.plan, 0), 0);
        }
}

TEST("draws are different plans of the same worth")
{
    struct problem p = {.people = 12, .rounds = 4, .size_least = 3, .size_most = 3, .silo_weight = 4};
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 0.05}};
    seat(test_arena(), &p, &options, &s);
    struct draws *d = draws_new(test_arena(), &p, &s.shape, &s.plan, 7);
    struct plan first = draws_next(d, test_arena()), second = draws_next(d, test_arena());
    CHECK(plan_value(test_arena(), &p, &first).worth == s.value.worth);
    CHECK(plan_value(test_arena(), &p, &second).worth == s.value.worth);
    CHECK(memcmp(first.group, second.group, 12 * 4 * sizeof *first.group) != 0);
}

// Any groups are worth the most, and none is as announced: the search could neither be content nor go on.
TEST("groups that are as good as any, but not as announced, end the search when its moves are used up")
{
    uint32_t five_at_one_table[] = {0, 0, 0, 0, 0};
    struct plan announced = {.people = 5, .rounds = 1, .group = five_at_one_table};
    struct problem p = {.people = 5, .rounds = 1, .size_least = 2, .size_most = 3, .silo_weight = 4};
    struct seat_options options = {
        .seed = 1, .limits = {.passes = 0.01}, .announced = &announced, .move_price = 64};
    struct seating s;
    seat(test_arena(), &p, &options, &s);
    CHECK_INT(s.outcome, SEAT_PLANNED);
    CHECK(s.proven_optimal);
    CHECK_INT(s.shape.round[0].groups, 2);
}

TEST("3,000 people in pairs of different silos, none of whom have met")
{
    struct arena *arena = test_arena();
    uint32_t *silo = NEW_ARRAY(arena, uint32_t, 3000);
    struct acquaintance *met = NEW_ARRAY(arena, struct acquaintance, 1500);
    for (uint32_t i = 0; i < 3000; i++)
        silo[i] = i % 40;
    for (uint32_t i = 0; i < 1500; i++)
        met[i] = (struct acquaintance){2 * i, 2 * i + 1, 1};
    struct problem p = {.people = 3000, .rounds = 1, .size_least = 2, .size_most = 2, .silo_weight = 4};
    p.silo = silo, p.met = met, p.met_count = 1500;
    struct seating s;
    struct seat_options options = {.seed = 1, .limits = {.passes = 10}};
    seat(arena, &p, &options, &s);
    CHECK_INT(s.value.worth, 6000);
    CHECK(s.proven_optimal);
}

TEST("one round by weights: two pairs of friends, within the sizes given")
{
    static const double weight[16] = {0, 1, 9, 1, 1, 0, 1, 9, 9, 1, 0, 1, 1, 9, 1, 0};
    static const uint32_t least[2] = {2, 2}, most[2] = {2, 2};
    struct mdgp m = {4, 2, least, most, weight};
    uint32_t group[4];
    struct limits limits = {.passes = 0.05};
    struct budget budget = budget_begin(&limits);
    struct annealer *annealer = annealer_new(test_arena(), 1);
    CHECK_INT(mdgp_search(test_arena(), &m, annealer, &budget, group), 18);
    CHECK_INT(mdgp_bound(test_arena(), &m), 18);
}

static double grouped(const struct mdgp *m, double passes, uint64_t seed, uint32_t *group)
{
    struct limits limits = {.passes = passes};
    struct budget budget = budget_begin(&limits);
    return mdgp_search(test_arena(), m, annealer_new(test_arena(), seed), &budget, group);
}

TEST("one round by weights: where every pair is worth as much, one group grows as large as it may")
{
    static const uint32_t least[2] = {1, 1}, most[2] = {4, 4};
    double weight[36];
    for (uint32_t i = 0; i < 36; i++)
        weight[i] = i % 7 ? 1 : 0;
    struct mdgp m = {6, 2, least, most, weight};
    uint32_t group[6];
    CHECK_INT(grouped(&m, 0.05, 1, group), 7);
}

TEST("one round by weights: four hidden circles of friends are found, the same way each time")
{
    static const uint32_t size[4] = {3, 3, 3, 3};
    double weight[144];
    for (uint32_t a = 0; a < 12; a++)
        for (uint32_t b = 0; b < 12; b++)
            weight[a * 12 + b] = a == b ? 0 : a % 4 == b % 4 ? 10 : 1 + (a * b) % 9;
    struct mdgp m = {12, 4, size, size, weight};
    uint32_t group[12], again[12];
    CHECK_INT(grouped(&m, 4, 1, group), 120); // passes enough for the replicas too
    CHECK_INT(grouped(&m, 4, 1, again), 120);
    CHECK(memcmp(group, again, sizeof group) == 0);
}

TEST("one round by weights: nobody to group is worth nothing")
{
    struct mdgp m = {0};
    CHECK_INT(grouped(&m, 0.05, 1, NULL), 0);
    CHECK_INT(mdgp_bound(test_arena(), &m), 0);
}
