// SPDX-License-Identifier: EUPL-1.2
// Counting who has met.
#include "groups/reach.h"

/// Adds the meetings of a round. Returns how many pairs sat together, and how many of them for the first
/// time.
struct round_count {
    uint32_t seated, fresh;
};

static struct round_count round_add(const struct plan *plan, uint32_t round, bool *met)
{
    const uint32_t *row = plan->group + round * plan->people, n = plan->people;
    struct round_count count = {0};
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            if (row[a] != AWAY && row[a] == row[b]) {
                count.seated++;
                count.fresh += !met[a * n + b];
                met[a * n + b] = met[b * n + a] = true;
            }
    return count;
}

static uint32_t largest_group(const struct shape *shape, const struct table *table)
{
    uint32_t largest = 0;
    for (uint32_t r = 0; r < table->round_count; r++) {
        uint32_t size = shape->round[r].size + (shape->round[r].large > 0);
        if (!table->held[r] && size > largest)
            largest = size;
    }
    return largest;
}

/// The round after which `person`, who is at most in one full group a gathering, can have met `left` more.
static uint32_t done_after(const struct reach *reach, const struct shape *shape, const struct table *table,
                           uint32_t person, uint32_t left)
{
    uint32_t partners = reach->size - 1, gatherings = (left + partners - 1) / partners, r = reach->held;
    for (; gatherings; r++)
        gatherings -= r >= table->round_count || shape->attends[r * reach->people + person];
    return r;
}

/// Sets the bound from those who have the most left, `met` being how things are now.
static void bound_from_here(struct reach *reach, const struct shape *shape, const struct table *table,
                            const bool *met)
{
    for (uint32_t p = 0; p < reach->people; p++) {
        uint32_t left = reach->people - 1;
        for (uint32_t q = 0; q < reach->people; q++)
            left -= met[p * reach->people + q];
        uint32_t done = done_after(reach, shape, table, p, left);
        reach->left = left > reach->left ? left : reach->left;
        reach->earliest = done > reach->earliest ? done : reach->earliest;
    }
}

static void bound_set(struct arena *arena, struct reach *reach, const struct shape *shape,
                      const struct table *table, const bool *met)
{
    if (reach->size < 2)
        return;
    if (reach->held)
        bound_from_here(reach, shape, table, met);
    else if (reach->people <= COVER_PEOPLE_MOST)
        reach->earliest = cover_rounds_at_least(arena, reach->people, reach->size, 1, &reach->reason);
}

struct reach reach_of(struct arena *arena, const struct table *table, const struct plan *plan)
{
    uint32_t n = plan->people, met = 0, seats = 0;
    struct shape shape = problem_shape(arena, &table->problem);
    bool *pairs = NEW_ARRAY(arena, bool, (size_t)n *n);
    struct reach reach = {
        .pairs = n * (n - 1) / 2,
        .met = NEW_ARRAY(arena, uint32_t, plan->rounds),
        .at_most = NEW_ARRAY(arena, uint32_t, plan->rounds),
        .people = n,
        .size = largest_group(&shape, table),
        .held = table_next(table),
    };
    for (uint32_t r = 0; r < plan->rounds; r++) {
        if (r == reach.held)
            bound_set(arena, &reach, &shape, table, pairs);
        struct round_count round = round_add(plan, r, pairs);
        met += round.fresh;
        seats += round.seated;
        reach.met[r] = met;
        reach.at_most[r] = seats < reach.pairs ? seats : reach.pairs;
        if (met == reach.pairs && !reach.all_met)
            reach.all_met = r + 1;
    }
    return reach;
}
