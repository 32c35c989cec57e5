// SPDX-License-Identifier: EUPL-1.2
// Suppression, attacked from outside: somebody who knows every shown cell, how the cells hang together and
// how many pairs there are asks a linear programme of another house (GLPK) between which values each hidden
// cell must lie. The attack is built from the ties between units (and those of leavers) as its unknowns, not
// from the sums that the product uses.
#include "test.h"

#include "base/rng.h"
#include "flow/suppress_table.h"

#include <glpk.h>
#include <math.h>
#include <stdio.h>

enum { UNITS_MOST = 20, PEOPLE_MOST = 160, TIES_MOST = PEOPLE_MOST * PEOPLE_MOST };

// ---- random cohorts ----

struct world {
    uint32_t people, units, blocks;
    uint32_t unit_of[PEOPLE_MOST], block_of[UNITS_MOST];
    uint32_t unit_of_stayer[PEOPLE_MOST]; // UNIT_NONE for leavers
    struct graph first, second, late;     // ties of the first wave; of both; only of the second
};

static size_t ties_draw(struct rng *rng, const struct world *w, double chance, struct tie *ties)
{
    size_t count = 0;
    for (uint32_t i = 0; i < w->people; i++)
        for (uint32_t j = 0; j < w->people; j++) {
            double inside = w->unit_of[i] == w->unit_of[j] ? 3 : 1;
            if (i != j && rng_double(rng) < chance * inside)
                ties[count++] = (struct tie){i, j, 1};
        }
    return count;
}

/// The ties of `after` that `before` does not have.
static struct graph graph_minus(const struct graph *after, const struct graph *before)
{
    static struct tie ties[TIES_MOST];
    size_t count = 0;
    for (uint32_t i = 0; i < after->people; i++)
        for (uint32_t k = after->out.start[i]; k < after->out.start[i + 1]; k++) {
            bool is_old = false;
            for (uint32_t b = before->out.start[i]; b < before->out.start[i + 1]; b++)
                is_old |= before->out.to[b] == after->out.to[k];
            if (!is_old)
                ties[count++] = (struct tie){i, after->out.to[k], 1};
        }
    return graph_new(test_arena(), after->people, ties, count, after->kind);
}

/// 15 to 60 people in 2 to 8 units.
static struct world world_draw(uint64_t seed)
{
    static struct tie ties[2 * TIES_MOST];
    struct rng rng = rng_new(seed);
    struct world w = {.people = 15 + rng_below(&rng, 46), .units = 2 + rng_below(&rng, 7)};
    enum graph_kind kind = rng_below(&rng, 2) ? GRAPH_DIRECTED : GRAPH_UNDIRECTED;
    w.blocks = w.units > 4 && rng_below(&rng, 2) ? 2 + rng_below(&rng, 2) : 0;
    for (uint32_t u = 0; u < w.units; u++)
        w.block_of[u] = w.blocks ? u % w.blocks : 0;
    for (uint32_t i = 0; i < w.people; i++)
        w.unit_of[i] = w.unit_of_stayer[i] = rng_below(&rng, rng_below(&rng, 3) ? w.units : 2);
    for (uint32_t gone = 1 + rng_below(&rng, 3); gone-- > 0;)
        w.unit_of_stayer[rng_below(&rng, w.people)] = UNIT_NONE;
    size_t count = ties_draw(&rng, &w, 0.02 + 0.1 * rng_double(&rng), ties);
    w.first = graph_new(test_arena(), w.people, ties, count, kind);
    count += ties_draw(&rng, &w, 0.005 + 0.03 * rng_double(&rng), ties + count);
    w.second = graph_new(test_arena(), w.people, ties, count, kind);
    w.late = graph_minus(&w.second, &w.first);
    return w;
}

/// Many units, each with a few ties to most others: hardly a step of the search is without ties of its own.
static struct world world_large(uint64_t seed)
{
    static struct tie ties[TIES_MOST];
    struct rng rng = rng_new(seed);
    struct world w = {.people = 160, .units = 20, .blocks = 4};
    for (uint32_t u = 0; u < w.units; u++)
        w.block_of[u] = u / 5;
    size_t count = 0;
    for (uint32_t i = 0; i < w.people; i++) {
        w.unit_of[i] = rng_below(&rng, w.units);
        for (int k = 0; k < 6; k++) {
            uint32_t to = rng_below(&rng, w.people);
            if (to != i)
                ties[count++] = (struct tie){i, to, 1};
        }
    }
    w.first = graph_new(test_arena(), w.people, ties, count, GRAPH_DIRECTED);
    return w;
}

// ---- the attack ----

/// What is unknown to an outsider: for each pair of units a number of ties in each part. A table is the sum
/// of some.
enum part { EARLY = 1, LATE = 2, OF_LEAVERS = 4, PARTS = 3 };

struct attack {
    glp_prob *problem;
    const struct unit_table *shape;
    int rows;
};

static int unknown(const struct attack *a, size_t from, size_t to, size_t part)
{
    size_t u = a->shape->units;
    if (!a->shape->is_directed && from > to)
        return unknown(a, to, from, part);
    return (int)(part * u * u + from * u + to) + 1;
}

static bool is_in(const struct unit_table *t, size_t group, size_t unit)
{
    return group == unit || group == t->groups - 1 || (t->blocks && group == t->units + t->block_of[unit]);
}

/// The unknowns that a cell is the sum of.
static int cell_unknowns(const struct attack *a, size_t from, size_t to, unsigned parts, int *which)
{
    int count = 0;
    for (size_t p = 0; p < PARTS; p++)
        for (size_t u = 0; u < a->shape->units; u++)
            for (size_t v = a->shape->is_directed ? 0 : u; v < a->shape->units; v++)
                if (parts & 1U << p &&
                    ((is_in(a->shape, from, u) && is_in(a->shape, to, v)) ||
                     (!a->shape->is_directed && is_in(a->shape, from, v) && is_in(a->shape, to, u))))
                    which[++count] = unknown(a, u, v, p);
    return count;
}

static struct attack attack_new(const struct unit_table *shape)
{
    struct attack a = {glp_create_prob(), shape, 0};
    glp_add_cols(a.problem, (int)(PARTS * shape->units * shape->units));
    for (int c = 1; c <= glp_get_num_cols(a.problem); c++)
        glp_set_col_bnds(a.problem, c, GLP_LO, 0, 0);
    return a;
}

/// A cell lies between two values, summed over parts.
static void attack_knows(struct attack *a, size_t from, size_t to, unsigned parts, double low, double high)
{
    int which[1 + PARTS * UNITS_MOST * UNITS_MOST];
    double ones[1 + PARTS * UNITS_MOST * UNITS_MOST];
    int count = cell_unknowns(a, from, to, parts, which);
    for (int k = 1; k <= count; k++)
        ones[k] = 1;
    a->rows = glp_add_rows(a->problem, 1);
    glp_set_row_bnds(a->problem, a->rows, low < high ? GLP_DB : GLP_FX, low, high);
    glp_set_mat_row(a->problem, a->rows, count, which, ones);
}

/// Everything that a table shows, and how many pairs there are in each cell of units.
static void attack_reads(struct attack *a, const struct suppress *s, const struct unit_table *t,
                         unsigned parts)
{
    for (size_t from = 0; from < t->groups; from++)
        for (size_t to = t->is_directed ? 0 : from; to < t->groups; to++) {
            const struct suppress_cell *c = &s->at[unit_table_cell(t, from, to)->number];
            if (c->verdict == SUPPRESS_SHOWN)
                attack_knows(a, from, to, parts, (double)c->count, (double)c->count);
            else if (from < t->units && to < t->units)
                attack_knows(a, from, to, parts, 0, (double)c->most);
        }
}

static double attack_bound(struct attack *a, const int *which, int count, int direction)
{
    for (int c = 0; c <= glp_get_num_cols(a->problem); c++)
        glp_set_obj_coef(a->problem, c, 0);
    for (int k = 1; k <= count; k++)
        glp_set_obj_coef(a->problem, which[k], 1);
    glp_set_obj_dir(a->problem, direction);
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    CHECK(glp_simplex(a->problem, &how) == 0 && glp_get_status(a->problem) == GLP_OPT);
    return glp_get_obj_val(a->problem);
}

/// Whether a cell, that can have so many values by itself, leaves fewer open than it must.
static bool attack_narrows(struct attack *a, size_t from, size_t to, unsigned parts, int64_t can_have)
{
    int which[1 + PARTS * UNITS_MOST * UNITS_MOST];
    int count = cell_unknowns(a, from, to, parts, which);
    double low = attack_bound(a, which, count, GLP_MIN), high = attack_bound(a, which, count, GLP_MAX);
    double values = floor(high + 1e-6) - ceil(low - 1e-6) + 1;
    return values < fmin(SUPPRESS_FLOORS.members - 1, (double)can_have);
}

static const bool *shown_of(const struct suppress *s, const struct unit_table *t)
{
    bool *shown = NEW_ARRAY(test_arena(), bool, t->groups * t->groups);
    for (size_t from = 0; from < t->groups; from++)
        for (size_t to = 0; to < t->groups; to++)
            shown[from * t->groups + to] =
                s->at[unit_table_cell(t, from, to)->number].verdict == SUPPRESS_SHOWN;
    return shown;
}

static struct unit_table table_of(const struct world *w, const struct graph *g, const uint32_t *unit_of)
{
    return unit_table_new(test_arena(), g, unit_of, w->units, w->block_of, w->blocks);
}

static bool breaks_a_floor(const struct suppress *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct suppress_cell *c = &s->at[i];
        bool is_low = c->from.members < 5 || c->to.members < 5 ||
                      (c->most > 0 && (c->from.people < 3 || c->to.people < 3));
        if (c->origin == SUPPRESS_NEW && c->verdict == SUPPRESS_SHOWN && is_low)
            return true;
    }
    return false;
}

static bool is_hidden(const struct suppress *s, const struct unit_table *t, size_t from, size_t to)
{
    return s->at[unit_table_cell(t, from, to)->number].verdict != SUPPRESS_SHOWN;
}

/// One table, decided on and attacked.
struct outcome {
    size_t recovered, broken, shown, hidden;
};

static void table_attack(const struct world *w, struct outcome *o)
{
    struct unit_table t = table_of(w, &w->first, w->unit_of);
    struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
    unit_table_add(s, &t, NULL);
    CHECK_INT(suppress_decide(s), 0);
    struct attack a = attack_new(&t);
    attack_reads(&a, s, &t, EARLY);
    for (size_t from = 0; from < t.groups; from++)
        for (size_t to = t.is_directed ? 0 : from; to < t.groups; to++) {
            int64_t values = unit_table_cell(&t, from, to)->most + 1;
            o->recovered += is_hidden(s, &t, from, to) && attack_narrows(&a, from, to, EARLY, values);
        }
    glp_delete_prob(a.problem);
    o->broken += breaks_a_floor(s);
    for (size_t i = 0; i < s->count; i++)
        *(s->at[i].verdict == SUPPRESS_SHOWN ? &o->shown : &o->hidden) += 1;
}

TEST("of 1,000 random tables no hidden cell can be worked out, no shown one is under a floor, and some are "
     "shown")
{
    struct outcome o = {0};
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        struct world w = world_draw(seed);
        table_attack(&w, &o);
    }
    CHECK_INT(o.recovered, 0);
    CHECK_INT(o.broken, 0);
    CHECK(o.shown > 5000 && o.hidden > 5000);
}

TEST("neither can one of a table of twenty units in four blocks")
{
    struct outcome o = {0};
    struct world w = world_large(1);
    table_attack(&w, &o);
    CHECK_INT(o.recovered, 0);
    CHECK_INT(o.broken, 0);
    CHECK(o.shown > 100 && o.hidden > 100);
}

TEST("the search comes to an end where each of its steps has many of the same worth beside it")
{
    for (uint64_t seed = 2; seed <= 9; seed++) {
        struct world w = world_large(seed);
        struct unit_table t = table_of(&w, &w.first, w.unit_of);
        struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
        unit_table_add(s, &t, NULL);
        CHECK_INT(suppress_decide(s), 0);
    }
}

/// One cohort and three publications: the first wave; the same without those who have left; both waves.
struct publications {
    struct unit_table first, stayers, both, late;
    struct suppress *s; // of the last of them, with what was published before
};

/// Each publication knows those before it.
static struct publications publish(const struct world *w)
{
    struct publications p = {
        .first = table_of(w, &w->first, w->unit_of),
        .stayers = table_of(w, &w->first, w->unit_of_stayer),
        .both = table_of(w, &w->second, w->unit_of_stayer),
        .late = table_of(w, &w->late, w->unit_of_stayer),
    };
    const bool *first_shown = NULL, *stayers_shown = NULL;
    for (int publication = 0; publication < 3; publication++) {
        p.s = suppress_new(test_arena(), SUPPRESS_FLOORS);
        unit_table_add(p.s, &p.first, first_shown);
        if (publication > 0) {
            unit_table_add(p.s, &p.stayers, stayers_shown);
            unit_table_subtract(p.s, &p.first, &p.stayers, NULL);
        }
        if (publication > 1) {
            unit_table_add(p.s, &p.both, NULL);
            unit_table_subtract(p.s, &p.both, &p.stayers, &p.late);
        }
        CHECK_INT(suppress_decide(p.s), 0);
        first_shown = publication == 0 ? shown_of(p.s, &p.first) : first_shown;
        stayers_shown = publication == 1 ? shown_of(p.s, &p.stayers) : stayers_shown;
    }
    return p;
}

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/// How many values a cell can have for somebody who knows what the first publication, or the second, shows of
/// it, and how many pairs there are.
static int64_t values_possible(const struct publications *p, size_t from, size_t to, unsigned parts)
{
    bool is_first_shown = !is_hidden(p->s, &p->first, from, to);
    int64_t first = unit_table_cell(&p->first, from, to)->count,
            stayers = unit_table_cell(&p->stayers, from, to)->count;
    int64_t pairs = unit_table_cell(&p->stayers, from, to)->most;
    int64_t gone = unit_table_cell(&p->first, from, to)->most - pairs, low = 0, high = pairs;
    if (parts == OF_LEAVERS)
        return is_first_shown ? least(first, gone) - most(first - pairs, 0) + 1 : gone + 1;
    if (!is_hidden(p->s, &p->stayers, from, to))
        low = high = stayers;
    else if (is_first_shown) {
        low = most(first - gone, 0);
        high = least(first, pairs);
    }
    if (parts == EARLY)
        return high - low + 1;
    return parts == (EARLY | OF_LEAVERS) ? high + gone - low + 1
                                         : pairs - low + 1; // new ties are of other pairs
}

/// How many of the cells of all three publications, and of their differences, can be found out. A difference
/// may be where so many people have new ties as a cell of its own would need; never are so many gone.
static size_t cells_found(struct attack *a, const struct publications *p, size_t from, size_t to)
{
    const struct unit_cell *late = unit_table_cell(&p->late, from, to);
    struct {
        unsigned parts;
        bool must_hide;
    } cells[] = {
        {EARLY | OF_LEAVERS, is_hidden(p->s, &p->first, from, to)},
        {EARLY, is_hidden(p->s, &p->stayers, from, to)},
        {EARLY | LATE, is_hidden(p->s, &p->both, from, to)},
        {OF_LEAVERS, true},
        {LATE, late->people_from < 3 || late->people_to < 3},
    };
    size_t found = 0;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        found += cells[i].must_hide &&
                 attack_narrows(a, from, to, cells[i].parts, values_possible(p, from, to, cells[i].parts));
    return found;
}

TEST("of 250 cohorts with a leaver and two waves no hidden cell, of whichever publication, can be worked "
     "out from all")
{
    size_t found = 0, shown = 0;
    for (uint64_t seed = 2001; seed <= 2250; seed++) {
        struct world w = world_draw(seed);
        struct publications p = publish(&w);
        struct attack a = attack_new(&p.first);
        attack_reads(&a, p.s, &p.first, EARLY | OF_LEAVERS);
        attack_reads(&a, p.s, &p.stayers, EARLY);
        attack_reads(&a, p.s, &p.both, EARLY | LATE);
        for (size_t from = 0; from < p.first.groups; from++)
            for (size_t to = p.first.is_directed ? 0 : from; to < p.first.groups; to++)
                found += cells_found(&a, &p, from, to);
        glp_delete_prob(a.problem);
        for (size_t i = 0; i < p.s->count; i++)
            shown += p.s->at[i].origin == SUPPRESS_NEW && p.s->at[i].verdict == SUPPRESS_SHOWN;
    }
    CHECK_INT(found, 0);
    CHECK(shown > 1000);
}

// ---- what can be said in a sentence ----

/// A cell of two large groups with many people in it: nothing about it asks to be hidden.
static struct suppress_cell plain(int64_t count)
{
    return (struct suppress_cell){.count = count, .most = 400, .from = {20, 10}, .to = {20, 10}};
}

static enum suppress_verdict verdict_of(struct suppress_cell cell)
{
    struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
    size_t number = suppress_add(s, cell);
    suppress_decide(s);
    return s->at[number].verdict;
}

TEST("a cell is hidden by itself under five members or three people, on either side")
{
    struct suppress_cell cell = plain(12);
    CHECK_INT(verdict_of(cell), SUPPRESS_SHOWN);
    cell.to = (struct suppress_side){4, 4};
    CHECK_INT(verdict_of(cell), SUPPRESS_FEW_MEMBERS);
    cell.to = (struct suppress_side){5, 2};
    CHECK_INT(verdict_of(cell), SUPPRESS_FEW_PEOPLE);
    cell.to = (struct suppress_side){5, 3};
    CHECK_INT(verdict_of(cell), SUPPRESS_SHOWN);
    cell.from.people = 2;
    CHECK_INT(verdict_of(cell), SUPPRESS_FEW_PEOPLE);
}

TEST("none and all of a small group are hidden; where no tie can be, zero is no secret; a unit without "
     "people has none")
{
    struct suppress_cell cell = {.count = 36, .most = 36, .from = {6, 6}, .to = {6, 6}};
    CHECK_INT(verdict_of(cell), SUPPRESS_NONE_OR_ALL);
    cell.count = 35;
    CHECK_INT(verdict_of(cell), SUPPRESS_SHOWN);
    cell = (struct suppress_cell){.count = 0, .most = 36, .from = {6, 0}, .to = {6, 0}};
    CHECK_INT(verdict_of(cell), SUPPRESS_FEW_PEOPLE);
    cell = (struct suppress_cell){.count = 400, .most = 400, .from = {20, 20}, .to = {20, 20}};
    CHECK_INT(verdict_of(cell), SUPPRESS_SHOWN);
    cell = (struct suppress_cell){.count = 0, .most = 0, .from = {6, 0}, .to = {6, 0}};
    CHECK_INT(verdict_of(cell), SUPPRESS_SHOWN);
    cell = (struct suppress_cell){.count = 0, .most = 0, .from = {0, 0}, .to = {6, 0}};
    CHECK_INT(verdict_of(cell), SUPPRESS_FEW_MEMBERS);
}

TEST("a hidden part of a shown total takes the smallest other part with it, and its range says what it could "
     "be")
{
    struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
    struct suppress_cell few = plain(2);
    few.from.people = 2;
    size_t total = suppress_add(s, plain(52)), hidden = suppress_add(s, few);
    size_t large = suppress_add(s, plain(40)), small = suppress_add(s, plain(10));
    suppress_sum(s, total, (size_t[]){hidden, large, small}, 3);
    CHECK_INT(suppress_decide(s), 0);
    CHECK_INT(s->at[total].verdict, SUPPRESS_SHOWN);
    CHECK_INT(s->at[large].verdict, SUPPRESS_SHOWN);
    CHECK_INT(s->at[hidden].verdict, SUPPRESS_FEW_PEOPLE);
    CHECK_INT(s->at[small].verdict, SUPPRESS_PROTECTS);
    CHECK(s->at[hidden].low <= 2 && s->at[hidden].high >= 2 && s->at[hidden].high - s->at[hidden].low >= 3);
}

TEST("what an earlier publication shows and this one would show is hidden where their difference is a "
     "leaver's")
{
    struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
    struct suppress_cell before = plain(52), gone = {.count = 3, .most = 39, .from = {1, 1}, .to = {20, 3}};
    before.origin = SUPPRESS_SHOWN_BEFORE;
    size_t then = suppress_add(s, before), now = suppress_add(s, plain(49));
    suppress_difference(s, then, now, gone);
    CHECK_INT(suppress_decide(s), 0);
    CHECK_INT(s->at[now].verdict, SUPPRESS_PROTECTS_EARLIER);
}

TEST("where two earlier publications give a leaver away already, that is counted")
{
    struct suppress *s = suppress_new(test_arena(), SUPPRESS_FLOORS);
    struct suppress_cell before = plain(52), after = plain(49);
    struct suppress_cell gone = {.count = 3, .most = 39, .from = {1, 1}, .to = {20, 3}};
    before.origin = after.origin = SUPPRESS_SHOWN_BEFORE;
    size_t then = suppress_add(s, before), now = suppress_add(s, after);
    suppress_add(s, plain(7));
    suppress_difference(s, then, now, gone);
    CHECK_INT(suppress_decide(s), 1);
}

TEST("a share of fewer than twenty is said in steps of five, of nobody not at all")
{
    CHECK_INT(suppress_percent(SUPPRESS_FLOORS, 1, 3), 35);
    CHECK_INT(suppress_percent(SUPPRESS_FLOORS, 13, 19), 70);
    CHECK_INT(suppress_percent(SUPPRESS_FLOORS, 13, 20), 65);
    CHECK_INT(suppress_percent(SUPPRESS_FLOORS, 318, 351), 91);
    CHECK_INT(suppress_percent(SUPPRESS_FLOORS, 0, 0), -1);
}

TEST("small units become one, which takes the smallest of the rest until it is large enough itself")
{
    int32_t members[] = {9, 2, 6, 0, 1, 7}, others;
    uint32_t into[6];
    CHECK_INT(suppress_merge(test_arena(), members, 6, 5, into, &others), 3);
    CHECK_INT(others, 2);
    uint32_t wanted[] = {0, 2, 2, SUPPRESS_NOWHERE, 2, 1}; // 2 + 1 are too few: the 6 goes with them
    for (size_t u = 0; u < 6; u++)
        CHECK_INT(into[u], wanted[u]);
}

TEST("where no unit is small, or nobody is there, no others are made; all small ones are one group")
{
    int32_t large[] = {9, 5}, none[] = {0, 0}, small[] = {1, 3}, others;
    uint32_t into[2];
    CHECK_INT(suppress_merge(test_arena(), large, 2, 5, into, &others), 2);
    CHECK_INT(others, -1);
    CHECK_INT(suppress_merge(test_arena(), none, 2, 5, into, &others), 0);
    CHECK_INT(others, -1);
    CHECK_INT(suppress_merge(test_arena(), small, 2, 5, into, &others), 1);
    CHECK_INT(others, 0);
}
