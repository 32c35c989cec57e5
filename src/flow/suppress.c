// SPDX-License-Identifier: EUPL-1.2
#include "flow/suppress.h"

#include "base/bug.h"
#include "base/list.h"
#include "flow/simplex.h"

#include <math.h>

#define NEARLY 1e-6

struct suppress_sum {
    size_t total, count;
    const size_t *parts;
};

struct list_of_cells {
    struct suppress_cell *at;
    size_t count;
};

struct list_of_sums {
    struct suppress_sum *at;
    size_t count;
};

struct suppress *suppress_new(struct arena *arena, struct suppress_floors floors)
{
    struct suppress *s = NEW(arena, struct suppress);
    s->arena = arena;
    s->floors = floors;
    return s;
}

size_t suppress_add(struct suppress *s, struct suppress_cell cell)
{
    ASSERT(s->count < SUPPRESS_CELLS_MOST && cell.count >= 0 && cell.count <= cell.most);
    struct list_of_cells cells = {s->at, s->count};
    bool is_known = cell.origin == SUPPRESS_SHOWN_BEFORE;
    cell.at_least = is_known ? cell.count : 0;
    cell.at_most = is_known ? cell.count : cell.most;
    *LIST_ADD(s->arena, &cells) = cell;
    s->at = cells.at;
    s->count = cells.count;
    if (cell.count > s->largest_count)
        s->largest_count = cell.count;
    return s->count - 1;
}

void suppress_sum(struct suppress *s, size_t total, const size_t *parts, size_t count)
{
    size_t *copy = NEW_ARRAY(s->arena, size_t, count);
    int64_t together = 0;
    for (size_t i = 0; i < count; i++) {
        copy[i] = parts[i];
        together += s->at[parts[i]].count;
    }
    ASSERT(together == s->at[total].count);
    struct list_of_sums sums = {s->sums, s->sum_count};
    *LIST_ADD(s->arena, &sums) = (struct suppress_sum){total, count, copy};
    s->sums = sums.at;
    s->sum_count = sums.count;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void tighten(struct suppress_cell *c, int64_t at_least, int64_t at_most)
{
    c->at_least = larger(c->at_least, at_least);
    c->at_most = smaller(c->at_most, at_most);
}

size_t suppress_difference(struct suppress *s, size_t whole, size_t part, struct suppress_cell rest)
{
    rest.origin = SUPPRESS_DIFFERENCE;
    size_t number = suppress_add(s, rest);
    suppress_sum(s, whole, (size_t[]){part, number}, 2);
    struct suppress_cell *w = &s->at[whole], *p = &s->at[part], *r = &s->at[number];
    tighten(w, p->at_least, p->at_most + r->most);
    tighten(p, w->at_least - r->most, w->at_most);
    tighten(r, w->at_least - p->most, w->at_most); // from one of them: who knows both has found it
    tighten(r, 0, w->most - p->at_least);
    return number;
}

static enum suppress_verdict verdict_alone(const struct suppress *s, const struct suppress_cell *c)
{
    int64_t members = smaller(c->from.members, c->to.members);
    if (c->most == 0) // everybody knows that there can be none
        return members < s->floors.members ? SUPPRESS_FEW_MEMBERS : SUPPRESS_SHOWN;
    if (members < s->floors.members)
        return SUPPRESS_FEW_MEMBERS;
    if (smaller(c->from.people, c->to.people) < s->floors.people)
        return SUPPRESS_FEW_PEOPLE;
    if ((c->count == 0 || c->count == c->most) && members < s->floors.small)
        return SUPPRESS_NONE_OR_ALL;
    return SUPPRESS_SHOWN;
}

/// What was hidden before may have been hidden for others' sake: it stays as it is and is kept open like the
/// rest.
static void verdicts_begin(struct suppress *s)
{
    for (size_t i = 0; i < s->count; i++) {
        struct suppress_cell *c = &s->at[i];
        c->low = c->high = c->count;
        c->verdict = c->origin == SUPPRESS_SHOWN_BEFORE ? SUPPRESS_SHOWN : verdict_alone(s, c);
        if (c->origin == SUPPRESS_HIDDEN_BEFORE && c->verdict == SUPPRESS_SHOWN)
            c->verdict = SUPPRESS_PROTECTS;
    }
}

/// How much wider than one value the cell must be left.
static int64_t width_needed(const struct suppress *s, const struct suppress_cell *c)
{
    int64_t width = s->floors.members - 2, room = c->at_most - c->at_least;
    return c->verdict == SUPPRESS_SHOWN ? 0 : room < width ? room : width;
}

static bool is_safe(const struct suppress *s, const struct suppress_cell *c)
{
    return c->high - c->low >= width_needed(s, c);
}

/// What a unit of change costs: hidden cells nothing, shown ones the less the smaller they are.
static double price(const struct suppress *s, const struct suppress_cell *c)
{
    bool is_free = c->verdict != SUPPRESS_SHOWN || c->origin == SUPPRESS_DIFFERENCE;
    return is_free ? 0 : (double)(1 + c->count) / (double)(1 + s->largest_count);
}

/// What is known of all cells: a simplex whose columns are by how much each of them could be otherwise.
static struct simplex *changes_of(const struct suppress *s)
{
    struct simplex *p = simplex_new(s->scratch, s->sum_count, s->count);
    for (size_t i = 0; i < s->count; i++) {
        const struct suppress_cell *c = &s->at[i];
        p->low[i] = (double)(c->at_least - c->count);
        p->high[i] = (double)(c->at_most - c->count);
        p->price[i] = price(s, c);
    }
    for (size_t r = 0; r < s->sum_count; r++) {
        simplex_put(p, r, s->sums[r].total, -1);
        for (size_t k = 0; k < s->sums[r].count; k++)
            simplex_put(p, r, s->sums[r].parts[k], 1);
    }
    simplex_ready(p);
    return p;
}

/// Whatever the change moves is hidden, and can be as much as the change makes of it.
static void change_hide(struct suppress *s, struct simplex *p, enum suppress_verdict why)
{
    for (size_t i = 0; i < s->count; i++) {
        struct suppress_cell *c = &s->at[i];
        if (fabs(p->x[i]) < NEARLY)
            continue;
        if (c->origin == SUPPRESS_NEW && c->verdict == SUPPRESS_SHOWN)
            c->verdict = why;
        p->price[i] = price(s, c);
        int64_t low = c->count + (int64_t)ceil(p->x[i] - NEARLY),
                high = c->count + (int64_t)floor(p->x[i] + NEARLY);
        c->low = low < c->low ? low : c->low;
        c->high = high > c->high ? high : c->high;
    }
}

/// Moves the cell as far as it must be open, upwards first and the rest downwards.
static void cell_secure(struct suppress *s, struct simplex *p, size_t i)
{
    struct suppress_cell *c = &s->at[i];
    enum suppress_verdict why = c->origin == SUPPRESS_NEW ? SUPPRESS_PROTECTS : SUPPRESS_PROTECTS_EARLIER;
    for (int side = 0; side < 2 && !is_safe(s, c); side++) {
        bool is_up = side == 0;
        int64_t open = is_up ? c->high - c->count : c->count - c->low; // already, on this side
        double by = (double)(open + width_needed(s, c) - (c->high - c->low));
        simplex_push(p, i, is_up ? by : -by);
        change_hide(s, p, why);
    }
}

/// What is hidden for the sake of others must be safe too.
static void all_secure(struct suppress *s)
{
    struct simplex *p = changes_of(s);
    bool *is_tried = NEW_ARRAY(s->scratch, bool, s->count);
    for (bool is_changed = true; is_changed;) {
        is_changed = false;
        for (size_t i = 0; i < s->count; i++)
            if (!is_tried[i] && !is_safe(s, &s->at[i])) {
                is_tried[i] = is_changed = true;
                cell_secure(s, p, i);
            }
    }
}

size_t suppress_decide(struct suppress *s)
{
    verdicts_begin(s);
    s->scratch = arena_new();
    all_secure(s);
    arena_free(s->scratch);
    s->scratch = NULL;
    size_t given_away = 0;
    for (size_t i = 0; i < s->count; i++)
        given_away += !is_safe(s, &s->at[i]);
    return given_away;
}

int32_t suppress_percent(struct suppress_floors floors, int64_t count, int64_t of)
{
    if (of <= 0)
        return -1;
    int64_t step = of < floors.small ? 5 : 1;
    return (int32_t)((2 * 100 * count + step * of) / (2 * step * of) * step);
}

// ---- small units become one ----

/// The smallest group that is not among the others yet, the last of equals; -1: there is none.
static int32_t smallest_left(const int32_t *members, const bool *is_other, size_t units)
{
    int32_t found = -1;
    for (size_t u = 0; u < units; u++)
        if (members[u] > 0 && !is_other[u] && (found < 0 || members[u] <= members[found]))
            found = (int32_t)u;
    return found;
}

size_t suppress_merge(struct arena *arena, const int32_t *members, size_t units, int32_t least,
                      uint32_t *into, int32_t *others)
{
    bool *is_other = NEW_ARRAY(arena, bool, units);
    int64_t together = 0;
    for (;;) {
        int32_t u = smallest_left(members, is_other, units);
        if (u < 0 || (members[u] >= least && (together == 0 || together >= least)))
            break;
        is_other[u] = true;
        together += members[u];
    }
    uint32_t groups = 0;
    for (size_t u = 0; u < units; u++)
        into[u] = members[u] <= 0 ? SUPPRESS_NOWHERE : is_other[u] ? 0 : groups++;
    *others = together ? (int32_t)groups : -1;
    for (size_t u = 0; u < units; u++)
        if (is_other[u])
            into[u] = groups;
    return groups + (together ? 1 : 0);
}
