// SPDX-License-Identifier: EUPL-1.2
// CBC behind one function: branch and cut by John Forrest and others (EPL 2.0).
#include "matching/linear.h"

#include <Cbc_C_Interface.h>
#include <math.h>
#include <stdio.h>

/// The entries column by column, as CBC takes them.
struct by_column {
    int *start, *index;
    double *value;
};

static struct by_column sorted_by_column(struct arena *arena, const struct linear *lp)
{
    size_t columns = lp->low.count;
    struct by_column s = {NEW_ARRAY(arena, int, columns + 2), NEW_ARRAY(arena, int, lp->entries.count),
                          NEW_ARRAY(arena, double, lp->entries.count)};
    for (size_t i = 0; i < lp->entries.count; i++)
        s.start[lp->entries.at[i].column + 2]++;
    for (size_t c = 2; c < columns + 2; c++)
        s.start[c] += s.start[c - 1];
    for (size_t i = 0; i < lp->entries.count; i++) {
        const struct linear_entry *e = &lp->entries.at[i];
        int at = s.start[e->column + 1]++;
        s.index[at] = (int)e->row;
        s.value[at] = e->value;
    }
    return s;
}

static Cbc_Model *model_of(struct arena *arena, const struct linear *lp, bool relaxed)
{
    struct by_column s = sorted_by_column(arena, lp);
    double *cost = NEW_ARRAY(arena, double, lp->gain.count);
    for (size_t i = 0; i < lp->gain.count; i++)
        cost[i] = -lp->gain.at[i]; // CBC minimizes
    Cbc_Model *model = Cbc_newModel();
    Cbc_setParameter(model, "log", "0");
    Cbc_loadProblem(model, (int)lp->low.count, (int)lp->row_low.count, s.start, s.index, s.value, lp->low.at,
                    lp->high.at, cost, lp->row_low.at, lp->row_high.at);
    for (size_t i = 0; i < lp->whole.count && !relaxed; i++)
        if (lp->whole.at[i])
            Cbc_setInteger(model, (int)i);
    return model;
}

static void number_set(Cbc_Model *model, const char *name, double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.0f", ceil(value));
    if (value > 0)
        Cbc_setParameter(model, name, text);
}

static void start_give(struct arena *arena, Cbc_Model *model, const struct linear *lp, const double *start)
{
    int *index = NEW_ARRAY(arena, int, lp->low.count), count = 0;
    double *value = NEW_ARRAY(arena, double, lp->low.count);
    for (size_t i = 0; i < lp->low.count; i++)
        if (lp->whole.at[i]) {
            index[count] = (int)i;
            value[count++] = start[i];
        }
    Cbc_setMIPStartI(model, count, index, value);
}

static double *columns_copy(struct arena *arena, const double *values, size_t count)
{
    double *copy = NEW_ARRAY(arena, double, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = values[i];
    return copy;
}

struct solution linear_solve(struct arena *arena, const struct linear *lp, const struct solve_options *o)
{
    Cbc_Model *model = model_of(arena, lp, o->relaxed);
    struct solution s = {.state = SOLVED_IN_PART, .bound = INFINITY};
    number_set(model, "sec", o->seconds);
    number_set(model, "maxN", o->nodes);
    Cbc_setParameter(model, "timeM", "elapsed");
    if (o->start)
        start_give(arena, model, lp, o->start);
    Cbc_solve(model);
    const double *found = o->relaxed ? Cbc_getColSolution(model) : Cbc_bestSolution(model);
    if (Cbc_isProvenInfeasible(model))
        s.state = SOLVED_INFEASIBLE;
    else if (Cbc_isProvenOptimal(model))
        s.state = SOLVED;
    if (s.state != SOLVED_INFEASIBLE) {
        s.bound = -(s.state == SOLVED ? Cbc_getObjValue(model) : Cbc_getBestPossibleObjValue(model));
        s.column = found ? columns_copy(arena, found, lp->low.count) : NULL;
    }
    Cbc_deleteModel(model);
    return s;
}
