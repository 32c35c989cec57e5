// SPDX-License-Identifier: EUPL-1.2
// Rows by theme, by person, by unit; then a row for each pair that must not block.
#include "matching/program.h"

#include "matching/program_twins.h"

static uint32_t *nones(struct arena *arena, uint32_t count)
{
    uint32_t *list = NEW_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        list[i] = MATCH_NONE;
    return list;
}

static void add(struct program *p, uint32_t row, uint32_t column, double value)
{
    if (column != MATCH_NONE)
        linear_entry(&p->lp, row, column, value);
}

/// A new column: what stands before it (MATCH_NONE: nothing) and what the row `sum` will have added.
static uint32_t running(struct program *p, uint32_t before, double most, uint32_t *row)
{
    uint32_t column = linear_column(&p->lp, 0, most, false);
    *row = linear_row(&p->lp, 0, 0);
    add(p, *row, column, 1);
    add(p, *row, before, -1);
    return column;
}

/// Each person has at most one wish; so_far is their sum up to each rank.
static void people_rows(struct program *p)
{
    const struct market *m = p->market;
    for (uint32_t i = 0; i < m->people; i++) {
        uint32_t before = MATCH_NONE, row = 0, end = m->wishes_at[i + 1];
        for (uint32_t k = m->wishes_at[i], first = k; k < end; first = k) {
            bool any = false;
            for (; k < end && m->wish[k].rank == m->wish[first].rank; k++)
                any |= p->pair[k] != MATCH_NONE;
            if (any)
                before = running(p, before, 1, &row);
            for (uint32_t j = first; j < k; j++) {
                p->so_far[j] = before;
                if (any)
                    add(p, row, p->pair[j], -1);
            }
        }
        p->placed[i] = before;
    }
}

/// A theme that can be full: counts down to each standing, and the cutoffs that they allow.
static void theme_rows(struct program *p, uint32_t t)
{
    const struct market *m = p->market;
    uint32_t begin = m->applicants_at[t], end = m->applicants_at[t + 1], possible = 0, inside = MATCH_NONE,
             row = 0;
    for (uint32_t k = begin, after; k < end; k = after) {
        uint32_t cutoff = MATCH_NONE;
        bool any = false;
        for (after = k;
             after < end && m->wish[m->applicant[after]].standing == m->wish[m->applicant[k]].standing;
             after++)
            if (p->pair[m->applicant[after]] != MATCH_NONE) {
                possible++;
                any = true;
            }
        if (any)
            inside = running(p, inside, m->room[t], &row);
        for (uint32_t j = k; j < after && any; j++)
            add(p, row, p->pair[m->applicant[j]], -1);
        if (possible >= m->room[t]) {
            cutoff = linear_column(&p->lp, 0, 1, true);
            uint32_t full = linear_row(&p->lp, 0, LINEAR_NO_LIMIT);
            add(p, full, inside, 1);
            add(p, full, cutoff, -(double)m->room[t]);
        }
        for (uint32_t j = k; j < after; j++)
            p->cutoff[m->applicant[j]] = cutoff;
    }
}

// ---- units

/// Colleagues of one turn in a unit: colleague[from..to).
struct turn {
    uint32_t unit, from, to;
    double people;        // who could be lent, up to this turn
    uint32_t lent, hours; // columns of those lent, of their hours, up to this turn
    uint32_t shut;        // the column that says the unit lends no more to the turn before
};

static bool can_go(const struct program *p, uint32_t person)
{
    return p->placed[person] != MATCH_NONE;
}

/// Once the unit is shut for a turn it is shut for the next, and nobody of that goes.
static void shut_follow(struct program *p, const struct turn *turn, uint32_t shut)
{
    const struct market *m = p->market;
    if (turn->shut == MATCH_NONE)
        return;
    uint32_t follows = linear_row(&p->lp, -LINEAR_NO_LIMIT, 0);
    add(p, follows, turn->shut, 1);
    add(p, follows, shut, -1);
    for (uint32_t i = turn->from; i < turn->to; i++)
        if (can_go(p, m->colleague[i])) {
            uint32_t row = linear_row(&p->lp, -LINEAR_NO_LIMIT, 1);
            add(p, row, p->placed[m->colleague[i]], 1);
            add(p, row, turn->shut, 1);
        }
}

/// z of each person of the turn: only who is not placed is kept by the unit's limit in people.
static void shut_people(struct program *p, struct turn *turn)
{
    const struct market *m = p->market;
    double limit = (double)m->left[turn->unit].people;
    uint32_t shut = linear_column(&p->lp, 0, 1, true), row = linear_row(&p->lp, 0, LINEAR_NO_LIMIT);
    add(p, row, turn->lent, 1);
    add(p, row, shut, -limit);
    shut_follow(p, turn, shut);
    turn->shut = shut;
    for (uint32_t i = turn->from; i < turn->to; i++) {
        uint32_t person = m->colleague[i];
        if (m->wishes_at[person] == m->wishes_at[person + 1])
            continue;
        uint32_t z = linear_column(&p->lp, 0, 1, true), kept = linear_row(&p->lp, -LINEAR_NO_LIMIT, 1),
                 by = linear_row(&p->lp, -LINEAR_NO_LIMIT, 0);
        add(p, kept, z, 1);
        add(p, kept, p->placed[person], 1);
        add(p, by, z, 1);
        add(p, by, shut, -1);
        p->shut[person] = z;
        p->shut_turn[person] = shut;
    }
}

/// y of each pair of the turn: colleagues of no later turn, without the person, are lent for so many hours
/// that this theme's would be too many.
static void shut_hours(struct program *p, const struct turn *turn)
{
    const struct market *m = p->market;
    for (uint32_t i = turn->from; i < turn->to; i++) {
        uint32_t person = m->colleague[i];
        for (uint32_t k = m->wishes_at[person]; k < m->wishes_at[person + 1]; k++) {
            if (!m->wish[k].open)
                continue;
            uint32_t y = linear_column(&p->lp, 0, 1, true), row = linear_row(&p->lp, 0, LINEAR_NO_LIMIT);
            double least = (double)(m->left[turn->unit].hours - m->load[m->wish[k].theme] + 1);
            add(p, row, y, -least);
            add(p, row, turn->hours, 1);
            for (uint32_t j = m->wishes_at[person]; j < m->wishes_at[person + 1]; j++)
                add(p, row, p->pair[j], -(double)m->load[m->wish[j].theme]);
            p->shut_hours[k] = y;
        }
    }
}

static double limit_or_none(int64_t limit)
{
    return limit == INT64_MAX ? LINEAR_NO_LIMIT : (double)limit;
}

static void turn_sums(struct program *p, struct turn *turn)
{
    const struct market *m = p->market;
    uint32_t people, hours;
    turn->lent = running(p, turn->lent, limit_or_none(m->left[turn->unit].people), &people);
    turn->hours = running(p, turn->hours, limit_or_none(m->left[turn->unit].hours), &hours);
    for (uint32_t i = turn->from; i < turn->to; i++) {
        uint32_t person = m->colleague[i];
        turn->people += can_go(p, person);
        add(p, people, p->placed[person], -1);
        for (uint32_t k = m->wishes_at[person]; k < m->wishes_at[person + 1]; k++)
            add(p, hours, p->pair[k], -(double)m->load[m->wish[k].theme]);
    }
}

static void unit_rows(struct program *p, uint32_t u)
{
    const struct market *m = p->market;
    struct turn turn = {.unit = u, .lent = MATCH_NONE, .hours = MATCH_NONE, .shut = MATCH_NONE};
    uint32_t end = m->colleagues_at[u + 1];
    for (turn.from = m->colleagues_at[u]; turn.from < end; turn.from = turn.to) {
        for (turn.to = turn.from;
             turn.to < end && m->turn[m->colleague[turn.to]] == m->turn[m->colleague[turn.from]];)
            turn.to++;
        turn_sums(p, &turn);
        if (turn.people >= limit_or_none(m->left[u].people))
            shut_people(p, &turn);
        if (m->left[u].hours != INT64_MAX)
            shut_hours(p, &turn);
    }
}

static void stability_rows(struct program *p)
{
    const struct market *m = p->market;
    for (uint32_t i = 0; i < m->wishes; i++) {
        if (!m->wish[i].open)
            continue;
        uint32_t person = m->wish[i].person, row = linear_row(&p->lp, 1, LINEAR_NO_LIMIT);
        if (p->kind == PROGRAM_COUNTED)
            p->slack[i] = linear_column(&p->lp, 0, 1, true);
        add(p, row, p->so_far[i], 1);
        add(p, row, p->cutoff[i], 1);
        add(p, row, p->shut[person], 1);
        add(p, row, p->shut_hours[i], 1);
        add(p, row, p->slack[i], 1);
    }
}

struct program *program_new(struct arena *arena, const struct market *m, const bool *struck,
                            enum program_kind kind)
{
    struct program *p = NEW(arena, struct program);
    *p = (struct program){.arena = arena, .market = m, .lp = linear_new(arena), .kind = kind};
    p->pair = nones(arena, m->wishes);
    p->slack = nones(arena, m->wishes);
    p->cutoff = nones(arena, m->wishes);
    p->so_far = nones(arena, m->wishes);
    p->shut_hours = nones(arena, m->wishes);
    p->placed = nones(arena, m->people);
    p->shut = nones(arena, m->people);
    p->shut_turn = nones(arena, m->people);
    for (uint32_t i = 0; i < m->wishes; i++)
        if (m->wish[i].open && !(struck && struck[i]))
            p->pair[i] = linear_column(&p->lp, 0, 1, true);
    people_rows(p);
    for (uint32_t t = 0; t < m->themes; t++)
        theme_rows(p, t);
    for (uint32_t u = 0; u < m->units; u++)
        unit_rows(p, u);
    stability_rows(p);
    program_twins(p);
    return p;
}

// ---- levels

static double pair_gain(const struct program *p, uint32_t i, struct level level, enum profile_kind kind)
{
    const struct match_application *w = &p->market->wish[i];
    switch (level.kind) {
    case LEVEL_BLOCKING: return 0;
    case LEVEL_PLACED: return 1;
    case LEVEL_PROFILE: return w->rank != level.rank ? 0 : kind == PROFILE_FIRST ? 1 : -1;
    case LEVEL_FIT: return w->fit;
    case LEVEL_LOTS: return -(double)p->market->lot[w->person];
    }
    return 0;
}

void program_gain(struct program *p, struct level level, enum profile_kind kind)
{
    for (uint32_t i = 0; i < p->lp.gain.count; i++)
        p->lp.gain.at[i] = 0;
    for (uint32_t i = 0; i < p->market->wishes; i++) {
        if (p->pair[i] != MATCH_NONE)
            p->lp.gain.at[p->pair[i]] = pair_gain(p, i, level, kind);
        if (level.kind == LEVEL_BLOCKING && p->slack[i] != MATCH_NONE)
            p->lp.gain.at[p->slack[i]] = -1;
    }
}

void program_hold(struct program *p, double value)
{
    linear_row_of_gain(&p->lp, value, LINEAR_NO_LIMIT);
}

void program_plan(const struct program *p, const double *column, struct placement *plan)
{
    const struct market *m = p->market;
    for (uint32_t i = 0; i < m->people; i++)
        plan->at[i] = MATCH_NONE;
    for (uint32_t i = 0; i < m->wishes; i++)
        if (p->pair[i] != MATCH_NONE && column[p->pair[i]] > 0.5)
            plan->at[m->wish[i].person] = i;
}

double level_gain(const struct score *s, struct level level, enum profile_kind kind)
{
    switch (level.kind) {
    case LEVEL_BLOCKING: return -(double)s->blocking;
    case LEVEL_PLACED: return s->placed;
    case LEVEL_PROFILE: return (kind == PROFILE_FIRST ? 1 : -1) * (double)s->profile[level.rank - 1];
    case LEVEL_FIT: return (double)s->fit;
    case LEVEL_LOTS: return -(double)s->lots;
    }
    return 0;
}

/// Whether the theme is full down to the wish's standing.
static bool is_full(const struct occupancy *s, const struct match_application *w)
{
    return s->taken[w->theme] == s->market->room[w->theme] && s->lowest[w->theme] <= w->standing;
}

static void start_pairs(const struct program *p, const struct occupancy *s, double *column)
{
    const struct market *m = p->market;
    for (uint32_t i = 0; i < m->wishes; i++) {
        const struct match_application *w = &m->wish[i];
        uint32_t u = m->unit[w->person], now = s->plan->at[w->person];
        if (p->pair[i] != MATCH_NONE)
            column[p->pair[i]] = now == i;
        if (p->cutoff[i] != MATCH_NONE)
            column[p->cutoff[i]] = is_full(s, w);
        if (p->shut_hours[i] != MATCH_NONE) {
            int64_t others = s->hours[w->person] - (now == MATCH_NONE ? 0 : m->load[m->wish[now].theme]);
            column[p->shut_hours[i]] = others + m->load[w->theme] > m->left[u].hours;
        }
        if (p->slack[i] != MATCH_NONE)
            column[p->slack[i]] = occupancy_blocks(s, i);
    }
}

double *program_start(const struct program *p, const struct placement *plan)
{
    const struct market *m = p->market;
    double *column = NEW_ARRAY(p->arena, double, p->lp.low.count);
    struct occupancy s = occupancy_of(p->arena, m, plan);
    start_pairs(p, &s, column);
    for (uint32_t i = 0; i < m->people; i++)
        if (p->shut[i] != MATCH_NONE) {
            bool used_up = s.lent[i] >= m->left[m->unit[i]].people;
            column[p->shut_turn[i]] = used_up;
            column[p->shut[i]] = used_up && plan->at[i] == MATCH_NONE;
        }
    return column;
}
