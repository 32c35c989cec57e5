// SPDX-License-Identifier: EUPL-1.2
// The theme, its place in the person's list, the fit, and why not what was wished for rather.
#include "cli/match_rows.h"

#include "base/buf.h"

#include <stdlib.h>

enum { WHY_BYTES_MOST = 1 << 24 };

struct match_rows match_rows_new(struct arena *arena, const struct match_problem *problem,
                                 const struct matching *matching)
{
    const struct market *m = matching->market;
    struct match_rows rows = {arena, problem, matching, occupancy_of(arena, m, &matching->plan),
                              NEW_ARRAY(arena, uint32_t, m->people)};
    for (uint32_t p = 0; p < m->people; p++)
        rows.number[m->person_row[p]] = p;
    return rows;
}

/// A wish that the person would rather have had, with what it is sorted by.
struct missed {
    uint32_t rank, row, wish;
};

static int by_rank_then_row(const void *a, const void *b)
{
    const struct missed *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void missed_find(const struct match_rows *rows, uint32_t p, struct match_row *row)
{
    const struct market *m = rows->matching->market;
    uint32_t begin = m->wishes_at[p], end = m->wishes_at[p + 1], now = rows->matching->plan.at[p];
    struct missed *missed = NEW_ARRAY(rows->arena, struct missed, end - begin);
    struct match_missed *out = NEW_ARRAY(rows->arena, struct match_missed, end - begin);
    if (m->held[p] != MATCH_NONE)
        return;
    for (uint32_t i = begin; i < end; i++)
        if (now == MATCH_NONE || m->wish[i].rank < m->wish[now].rank)
            missed[row->missed_count++] = (struct missed){m->wish[i].rank, m->theme_row[m->wish[i].theme], i};
    qsort(missed, row->missed_count, sizeof *missed, by_rank_then_row);
    for (size_t i = 0; i < row->missed_count; i++)
        out[i] = (struct match_missed){rows->problem->theme[missed[i].row].id,
                                       why_not(&rows->seats, missed[i].wish)};
    row->missed = out;
}

static struct str why_text(const struct match_rows *rows, uint32_t p, const struct match_row *row)
{
    const struct market *m = rows->matching->market;
    struct buf out = buf_new(rows->arena, WHY_BYTES_MOST);
    if (m->held[p] != MATCH_NONE)
        return S("held");
    if (m->wishes_at[p] == m->wishes_at[p + 1])
        return S("no_wishes");
    for (size_t i = 0; i < row->missed_count; i++)
        buf_format(&out, "%s%.*s:%.*s", i ? ";" : "", STR(row->missed[i].theme),
                   STR(why_code(row->missed[i].why)));
    return row->missed_count ? buf_get(&out) : S("first");
}

/// The place in the person's list of a theme, 0 where it is not in it.
static uint32_t rank_in_list(const struct market *m, uint32_t p, uint32_t theme)
{
    for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1]; i++)
        if (m->wish[i].theme == theme)
            return m->wish[i].rank;
    return 0;
}

struct match_row match_row(const struct match_rows *rows, uint32_t row)
{
    const struct market *m = rows->matching->market;
    uint32_t p = rows->number[row], wish = rows->matching->plan.at[p];
    uint32_t theme = wish != MATCH_NONE ? m->wish[wish].theme : m->held[p];
    struct match_row r = {.person = rows->problem->person[row].id};
    missed_find(rows, p, &r);
    r.why = why_text(rows, p, &r);
    if (theme == MATCH_NONE)
        return r;
    const struct match_theme *t = &rows->problem->theme[m->theme_row[theme]];
    uint32_t fit = match_fit(&rows->problem->person[row], t);
    r.theme = t->id;
    r.wish_rank = rank_in_list(m, p, theme);
    r.fit = t->wants ? str_format(rows->arena, "%u.%03u", fit / 1000, fit % 1000) : S("");
    return r;
}
