// SPDX-License-Identifier: EUPL-1.2
#include "flow/suppress_table.h"

enum { LEVELS = 3 };

struct unit_cell *unit_table_cell(const struct unit_table *t, size_t from, size_t to)
{
    bool is_turned = !t->is_directed && from > to;
    return &t->cells[is_turned ? to * t->groups + from : from * t->groups + to];
}

/// The groups that a unit belongs to: itself, its block where there are blocks, everyone.
static size_t groups_of(const struct unit_table *t, uint32_t unit, size_t groups[LEVELS])
{
    size_t count = 0;
    groups[count++] = unit;
    if (t->blocks)
        groups[count++] = t->units + t->block_of[unit];
    groups[count++] = t->groups - 1;
    return count;
}

/// Groups lie inside each other or have nobody in common.
static bool group_holds(const struct unit_table *t, size_t outer, size_t inner)
{
    if (outer == inner || outer == t->groups - 1)
        return true;
    return outer >= t->units && inner < t->units && t->block_of[inner] == outer - t->units;
}

/// Who is in both groups, out of a count of each group.
static int64_t shared(const struct unit_table *t, const int32_t *counts, size_t a, size_t b)
{
    return group_holds(t, a, b) ? counts[b] : group_holds(t, b, a) ? counts[a] : 0;
}

/// Pairs there are: ordered ones, or (without direction) those with an end in each group.
static int64_t pairs(const struct unit_table *t, size_t a, size_t b)
{
    int64_t both = shared(t, t->members, a, b), all = (int64_t)t->members[a] * t->members[b];
    return t->is_directed ? all - both : all - both * (both + 1) / 2;
}

static void members_count(struct unit_table *t, const uint32_t *unit_of, uint32_t people)
{
    for (uint32_t i = 0; i < people; i++) {
        size_t of[LEVELS], count = unit_of[i] == UNIT_NONE ? 0 : groups_of(t, unit_of[i], of);
        for (size_t k = 0; k < count; k++)
            t->members[of[k]]++;
    }
}

/// What one person's ties add to the cells: `seen[cell]` is who was counted there last.
static void person_count(struct unit_table *t, const uint32_t *unit_of, uint32_t i,
                         const struct neighbours *n, bool is_from, uint32_t *seen)
{
    size_t mine[LEVELS], theirs[LEVELS];
    size_t mine_count = groups_of(t, unit_of[i], mine);
    for (uint32_t k = n->start[i]; k < n->start[i + 1]; k++) {
        size_t theirs_count = unit_of[n->to[k]] == UNIT_NONE ? 0 : groups_of(t, unit_of[n->to[k]], theirs);
        for (size_t a = 0; a < mine_count; a++)
            for (size_t b = 0; b < theirs_count; b++) {
                size_t cell = mine[a] * t->groups + theirs[b];
                struct unit_cell *c = &t->cells[is_from ? cell : theirs[b] * t->groups + mine[a]];
                c->count += is_from;
                if (seen[cell] == i + 1)
                    continue;
                seen[cell] = i + 1;
                *(is_from ? &c->people_from : &c->people_to) += 1;
            }
    }
}

/// Without direction each tie inside a group was met from both of its ends.
static void cells_fold(struct unit_table *t)
{
    for (size_t a = 0; a < t->groups; a++)
        for (size_t b = t->groups; b-- > a;) // the group by itself last: the others need it as it was
            if (group_holds(t, b, a))
                t->cells[a * t->groups + b].count -= t->cells[a * t->groups + a].count / 2;
}

struct unit_table unit_table_new(struct arena *arena, const struct graph *graph, const uint32_t *unit_of,
                                 size_t units, const uint32_t *block_of, size_t blocks)
{
    size_t groups = units + blocks + 1;
    struct unit_table t = {.units = units, .blocks = blocks, .groups = groups, .block_of = block_of};
    t.is_directed = graph->kind == GRAPH_DIRECTED;
    t.members = NEW_ARRAY(arena, int32_t, groups);
    t.cells = NEW_ARRAY(arena, struct unit_cell, groups * groups);
    uint32_t *seen_from = NEW_ARRAY(arena, uint32_t, groups * groups);
    uint32_t *seen_to = NEW_ARRAY(arena, uint32_t, groups * groups);
    members_count(&t, unit_of, graph->people);
    for (uint32_t i = 0; i < graph->people; i++)
        if (unit_of[i] != UNIT_NONE) {
            person_count(&t, unit_of, i, &graph->out, true, seen_from);
            person_count(&t, unit_of, i, &graph->in, false, seen_to);
        }
    if (!t.is_directed)
        cells_fold(&t);
    for (size_t a = 0; a < groups; a++)
        for (size_t b = 0; b < groups; b++)
            t.cells[a * groups + b].most = pairs(&t, a, b);
    return t;
}

// ---- as cells and sums of a publication ----

static void cells_add(struct suppress *s, const struct unit_table *t, const bool *was_shown)
{
    for (size_t a = 0; a < t->groups; a++)
        for (size_t b = t->is_directed ? 0 : a; b < t->groups; b++) {
            struct unit_cell *c = unit_table_cell(t, a, b);
            bool was = was_shown && was_shown[a * t->groups + b];
            c->number = suppress_add(s, (struct suppress_cell){
                                            .count = c->count,
                                            .most = c->most,
                                            .from = {t->members[a], c->people_from},
                                            .to = {t->members[b], c->people_to},
                                            .origin = was         ? SUPPRESS_SHOWN_BEFORE
                                                      : was_shown ? SUPPRESS_HIDDEN_BEFORE
                                                                  : SUPPRESS_NEW,
                                        });
        }
}

/// The next smaller groups inside a group; none inside a unit.
static size_t children(const struct unit_table *t, size_t group, size_t *into)
{
    size_t count = 0;
    bool is_top = group == t->groups - 1;
    if (is_top && t->blocks)
        for (size_t b = 0; b < t->blocks; b++)
            into[count++] = t->units + b;
    else if (group >= t->units)
        for (size_t u = 0; u < t->units; u++)
            if (group_holds(t, group, u))
                into[count++] = u;
    return count;
}

/// The ties inside `whole` are those inside and between its parts.
static void triangle_add(struct suppress *s, const struct unit_table *t, size_t whole, const size_t *part,
                         size_t count)
{
    size_t *cells = NEW_ARRAY(s->arena, size_t, count * (count + 1) / 2), k = 0;
    for (size_t a = 0; a < count; a++)
        for (size_t b = a; b < count; b++)
            cells[k++] = unit_table_cell(t, part[a], part[b])->number;
    suppress_sum(s, unit_table_cell(t, whole, whole)->number, cells, k);
}

/// The ties between `group` and `whole` are those between it and its parts.
static void line_add(struct suppress *s, const struct unit_table *t, size_t group, size_t whole, bool is_row,
                     const size_t *part, size_t count)
{
    size_t *cells = NEW_ARRAY(s->arena, size_t, count);
    for (size_t k = 0; k < count; k++)
        cells[k] = (is_row ? unit_table_cell(t, group, part[k]) : unit_table_cell(t, part[k], group))->number;
    const struct unit_cell *total =
        is_row ? unit_table_cell(t, group, whole) : unit_table_cell(t, whole, group);
    suppress_sum(s, total->number, cells, count);
}

static void sums_add(struct suppress *s, const struct unit_table *t)
{
    size_t *part = NEW_ARRAY(s->arena, size_t, t->groups);
    for (size_t whole = t->units; whole < t->groups; whole++) {
        size_t count = children(t, whole, part);
        for (size_t g = 0; g < t->groups; g++) {
            if (!t->is_directed && g == whole)
                triangle_add(s, t, whole, part, count);
            else if (t->is_directed || !group_holds(t, g, whole))
                line_add(s, t, g, whole, true, part, count);
            if (t->is_directed)
                line_add(s, t, g, whole, false, part, count);
        }
    }
}

void unit_table_add(struct suppress *s, struct unit_table *t, const bool *was_shown)
{
    cells_add(s, t, was_shown);
    sums_add(s, t);
}

/// What can be had by subtracting one table from the other, where people have left: ties that had one of them
/// at either end. Who of them had some is not known, so that all count.
static struct suppress_cell of_leavers(const struct unit_table *whole, const struct unit_table *part,
                                       const int32_t *gone, size_t a, size_t b)
{
    const struct unit_cell *was = unit_table_cell(whole, a, b), *is = unit_table_cell(part, a, b);
    int64_t count = was->count - is->count;
    int32_t members = gone[a] + gone[b] - (int32_t)shared(part, gone, a, b);
    struct suppress_side side = {members, count < members ? (int32_t)count : members};
    return (struct suppress_cell){.count = count, .most = was->most - is->most, .from = side, .to = side};
}

static struct suppress_cell of_ties(const struct unit_table *rest, size_t a, size_t b)
{
    const struct unit_cell *c = unit_table_cell(rest, a, b);
    return (struct suppress_cell){.count = c->count,
                                  .most = c->most,
                                  .from = {rest->members[a], c->people_from},
                                  .to = {rest->members[b], c->people_to}};
}

void unit_table_subtract(struct suppress *s, const struct unit_table *whole, const struct unit_table *part,
                         const struct unit_table *rest)
{
    int32_t *gone = NEW_ARRAY(s->arena, int32_t, part->groups);
    for (size_t g = 0; g < part->groups; g++)
        gone[g] = whole->members[g] - part->members[g];
    for (size_t a = 0; a < part->groups; a++)
        for (size_t b = part->is_directed ? 0 : a; b < part->groups; b++) {
            struct suppress_cell between = rest ? of_ties(rest, a, b) : of_leavers(whole, part, gone, a, b);
            suppress_difference(s, unit_table_cell(whole, a, b)->number, unit_table_cell(part, a, b)->number,
                                between);
        }
}
