// SPDX-License-Identifier: EUPL-1.2
// From the lowest standing up, a column says whether somebody lower is in the theme.
#include "matching/program_twins.h"

#include <stdlib.h>

struct twin {
    uint32_t unit, turn, standing, wish;
};

static int rising(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/// By unit and turn, the lowest first.
static int by_group(const void *a, const void *b)
{
    const struct twin *x = a, *y = b;
    int order = rising(x->unit, y->unit);
    if (!order)
        order = rising(x->turn, y->turn);
    if (!order)
        order = rising(y->standing, x->standing);
    return order ? order : rising(x->wish, y->wish);
}

static bool is_colleague(const struct twin *a, const struct twin *b)
{
    return a->unit == b->unit && a->turn == b->turn;
}

/// Who of these applicants is in needs something as good for the other, if the unit may say no to the other.
static void high_row(struct program *p, uint32_t lower, uint32_t high)
{
    uint32_t person = p->market->wish[high].person;
    if (!p->market->wish[high].open || (p->shut[person] == MATCH_NONE && p->shut_hours[high] == MATCH_NONE))
        return;
    uint32_t row = linear_row(&p->lp, -LINEAR_NO_LIMIT, 0), good[] = {p->so_far[high], p->slack[high]};
    linear_entry(&p->lp, row, lower, 1);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (good[i] != MATCH_NONE)
            linear_entry(&p->lp, row, good[i], -1);
}

/// `lower`, or one of these: a column that is 1 as soon as any of them is.
static uint32_t lower_add(struct program *p, uint32_t lower, const struct twin *twin, size_t count)
{
    uint32_t any = MATCH_NONE, columns = lower != MATCH_NONE;
    for (size_t i = 0; i < count; i++)
        if (p->pair[twin[i].wish] != MATCH_NONE) {
            any = p->pair[twin[i].wish];
            columns++;
        }
    if (any == MATCH_NONE || columns == 1)
        return any == MATCH_NONE ? lower : any;
    uint32_t sum = linear_column(&p->lp, 0, 1, false);
    for (size_t i = 0; i <= count; i++) {
        uint32_t column = i < count ? p->pair[twin[i].wish] : lower;
        if (column == MATCH_NONE)
            continue;
        uint32_t row = linear_row(&p->lp, -LINEAR_NO_LIMIT, 0);
        linear_entry(&p->lp, row, column, 1);
        linear_entry(&p->lp, row, sum, -1);
    }
    return sum;
}

static void group_rows(struct program *p, const struct twin *twin, size_t count)
{
    uint32_t lower = MATCH_NONE;
    for (size_t from = 0, to = 0; from < count; from = to) {
        while (to < count && twin[to].standing == twin[from].standing)
            to++;
        for (size_t i = from; i < to && lower != MATCH_NONE; i++)
            high_row(p, lower, twin[i].wish);
        if (to < count)
            lower = lower_add(p, lower, twin + from, to - from);
    }
}

static size_t twins_of(const struct market *m, uint32_t theme, struct twin *twin)
{
    size_t count = 0;
    for (uint32_t k = m->applicants_at[theme]; k < m->applicants_at[theme + 1]; k++) {
        const struct match_application *w = &m->wish[m->applicant[k]];
        if (m->unit[w->person] != MATCH_NONE)
            twin[count++] =
                (struct twin){m->unit[w->person], m->turn[w->person], w->standing, m->applicant[k]};
    }
    qsort(twin, count, sizeof *twin, by_group);
    return count;
}

void program_twins(struct program *p)
{
    const struct market *m = p->market;
    struct arena *scratch = arena_new();
    struct twin *twin = NEW_ARRAY(scratch, struct twin, m->wishes);
    for (uint32_t t = 0; t < m->themes; t++) {
        size_t count = twins_of(m, t, twin);
        for (size_t from = 0, to = 0; from < count; from = to) {
            while (to < count && is_colleague(&twin[to], &twin[from]))
                to++;
            group_rows(p, twin + from, to - from);
        }
    }
    arena_free(scratch);
}
