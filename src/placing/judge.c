// SPDX-License-Identifier: EUPL-1.2
// What is meant, judged by the engine's own rules: who would rather have what, and why it is not to be.
#include "db/db.h"
#include "placing/problem.h"

struct judge {
    const struct placing_problem *p;
    const struct market *market;
    struct occupancy seats;
    uint32_t *of; // of each row, its wish in the market
    struct placing_table *out;
};

/// The market has numbers of its own for people and themes.
static uint32_t *wishes_of_rows(struct arena *arena, const struct match_problem *p, const struct market *m)
{
    uint32_t *of = NEW_ARRAY(arena, uint32_t, p->wishes), *number = NEW_ARRAY(arena, uint32_t, p->people);
    for (uint32_t n = 0; n < m->people; n++)
        number[m->person_row[n]] = n;
    for (uint32_t i = 0; i < p->wishes; i++) {
        uint32_t n = number[p->wish[i].person];
        for (uint32_t k = m->wishes_at[n]; k < m->wishes_at[n + 1]; k++)
            if (m->theme_row[m->wish[k].theme] == p->wish[i].theme)
                of[i] = k;
    }
    return of;
}

static void line_judge(const struct judge *j, uint32_t i)
{
    const struct match_wish *wish = &j->p->problem.wish[i];
    const struct match_application *w = &j->market->wish[j->of[i]];
    uint32_t chosen = j->p->at[wish->person];
    struct placing_line *line = &j->out->line[i];
    *line = (struct placing_line){.theme = wish->theme,
                                  .met = w->met,
                                  .wanted = j->p->problem.theme[wish->theme].wants,
                                  .is_chosen = chosen == i,
                                  .is_bound = wish_is_bound(&j->p->wishes.at[i])};
    line->is_missed = chosen == MATCH_NONE || w->rank < j->market->wish[j->of[chosen]].rank;
    if (line->is_missed)
        line->why = why_not(&j->seats, j->of[i]);
    if (line->is_chosen) {
        j->out->taken[wish->theme]++;
        j->out->placed++;
        j->out->firsts += w->rank == 1;
        j->out->fit += w->fit;
    }
    j->out->blocks[i] = occupancy_blocks(&j->seats, j->of[i]);
    j->out->blocking += j->out->blocks[i];
}

static void judge(struct arena *arena, const struct placing_problem *p, struct placing_table *out)
{
    struct judge j = {.p = p, .market = market_new(arena, &p->problem), .out = out};
    struct placement plan = placement_empty(arena, j.market);
    j.of = wishes_of_rows(arena, &p->problem, j.market);
    for (uint32_t n = 0; n < j.market->people; n++) {
        uint32_t chosen = p->at[j.market->person_row[n]];
        bool is_free = chosen != MATCH_NONE && j.market->held[n] == MATCH_NONE;
        plan.at[n] = is_free ? j.of[chosen] : MATCH_NONE;
    }
    j.seats = occupancy_of(arena, j.market, &plan);
    for (uint32_t i = 0; i < p->problem.wishes; i++)
        line_judge(&j, i);
}

static struct placing_table table_read(struct db *db, struct placing_id id, enum problem_use use,
                                       const struct placing_try *what_if)
{
    struct arena *arena = db_arena(db);
    struct placing_problem p;
    placing_problem_read(db, id, use, what_if, &p);
    struct placing_table t = {.calls = p.calls,
                              .wishes = p.wishes,
                              .line = NEW_ARRAY(arena, struct placing_line, p.wishes.count),
                              .week = NEW_ARRAY(arena, int64_t, p.calls.count),
                              .taken = NEW_ARRAY(arena, int64_t, p.calls.count),
                              .blocks = NEW_ARRAY(arena, bool, p.wishes.count),
                              .people = p.problem.people};
    for (size_t c = 0; c < p.calls.count; c++)
        t.week[c] = call_week(&p.calls.at[c]);
    judge(arena, &p, &t);
    return t;
}

struct placing_table placing_read(struct db *db, struct placing_id id)
{
    return table_read(db, id, PROBLEM_TO_JUDGE, NULL);
}

struct placing_table placing_read_after(struct db *db, struct placing_id id)
{
    return table_read(db, id, PROBLEM_TO_EXPLAIN, NULL);
}

struct placing_table placing_read_if(struct db *db, struct placing_id id, struct application_id application,
                                     enum placing_hand hand)
{
    return table_read(db, id, PROBLEM_TO_JUDGE, &(struct placing_try){application, hand});
}
