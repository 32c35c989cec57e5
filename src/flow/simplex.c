// SPDX-License-Identifier: EUPL-1.2
#include "flow/simplex.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define NEARLY 1e-9
#define NOBODY SIZE_MAX

struct step {
    size_t outside; // which of the columns outside the basis moves
    size_t row;     // which of the basis ends it; NOBODY: the column itself, at a bound or its kink
    double direction, length;
    double gain; // for each unit
};

struct simplex *simplex_new(struct arena *arena, size_t rows, size_t columns)
{
    struct simplex *p = NEW(arena, struct simplex);
    *p = (struct simplex){.arena = arena, .rows = rows, .columns = columns};
    p->a = NEW_ARRAY(arena, double, rows *columns);
    p->low = NEW_ARRAY(arena, double, columns);
    p->high = NEW_ARRAY(arena, double, columns);
    p->price = NEW_ARRAY(arena, double, columns);
    p->x = NEW_ARRAY(arena, double, columns);
    p->is_over = NEW_ARRAY(arena, bool, columns);
    return p;
}

// ---- once: a basis ----

static bool can_move(const struct simplex *p, size_t column)
{
    return p->high[column] - p->low[column] > NEARLY;
}

/// The largest coefficient of a column that can move, the last of equals: where totals stand after their
/// parts, they make a sparse basis.
static size_t pivot_find(const struct simplex *p, const double *row)
{
    size_t best = NOBODY;
    for (size_t c = 0; c < p->columns; c++)
        if (fabs(row[c]) > NEARLY && can_move(p, c) && (best == NOBODY || fabs(row[c]) >= fabs(row[best])))
            best = c;
    return best;
}

static void row_subtract(double *row, const double *other, double times, size_t count)
{
    for (size_t c = 0; c < count; c++)
        row[c] -= times * other[c];
}

static void row_solve(struct simplex *p, double *row, size_t column)
{
    double by = row[column];
    for (size_t c = 0; c < p->columns; c++)
        row[c] /= by;
    for (size_t r = 0; r < p->rows; r++) {
        double *other = &p->a[r * p->columns];
        if (other != row && other[column] != 0) {
            row_subtract(other, row, other[column], p->columns);
            other[column] = 0;
        }
    }
}

/// What of the solved rows is outside the basis and can move.
static void basis_take(struct simplex *p, const size_t *row_of)
{
    p->rank = p->outside = 0;
    for (size_t c = 0; c < p->columns; c++)
        *(row_of[c] == NOBODY ? &p->outside : &p->rank) += can_move(p, c);
    p->in = NEW_ARRAY(p->arena, size_t, p->rank);
    p->out = NEW_ARRAY(p->arena, size_t, p->outside);
    p->tableau = NEW_ARRAY(p->arena, double, p->rank * p->outside);
    p->gain = NEW_ARRAY(p->arena, double, p->outside);
    for (size_t c = 0, r = 0, k = 0; c < p->columns; c++)
        if (can_move(p, c))
            *(row_of[c] == NOBODY ? &p->out[k++] : &p->in[r++]) = c;
    for (size_t r = 0; r < p->rank; r++)
        for (size_t k = 0; k < p->outside; k++)
            p->tableau[r * p->outside + k] = p->a[row_of[p->in[r]] * p->columns + p->out[k]];
}

void simplex_ready(struct simplex *p)
{
    size_t *row_of = NEW_ARRAY(p->arena, size_t, p->columns); // of a column in the basis
    for (size_t c = 0; c < p->columns; c++)
        row_of[c] = NOBODY;
    for (size_t r = 0; r < p->rows; r++) {
        size_t column = pivot_find(p, &p->a[r * p->columns]);
        if (column == NOBODY)
            continue; // it follows from the rows before
        row_solve(p, &p->a[r * p->columns], column);
        row_of[column] = r;
    }
    basis_take(p, row_of);
}

// ---- one push ----

/// What a unit more of a column is worth, on either side of its kink at zero.
static double slope(const struct simplex *p, size_t column, bool is_over)
{
    if (column == p->wanted)
        return p->reward;
    return is_over ? -p->price[column] : p->price[column];
}

static bool has_kink(const struct simplex *p, size_t column)
{
    return column != p->wanted && p->price[column] > 0;
}

/// How far a column of the basis may go, each way, without a change of its slope.
static double room(const struct simplex *p, size_t column, bool is_up)
{
    double kink_high = has_kink(p, column) && !p->is_over[column] ? 0 : p->high[column];
    double kink_low = has_kink(p, column) && p->is_over[column] ? 0 : p->low[column];
    return fmax(0, is_up ? kink_high - p->x[column] : p->x[column] - kink_low);
}

static bool entering(const struct simplex *p, bool by_index, struct step *step)
{
    *step = (struct step){.outside = NOBODY, .gain = NEARLY};
    for (size_t k = 0; k < p->outside; k++) {
        size_t c = p->out[k];
        double up = p->x[c] < p->high[c] ? p->gain[k] + slope(p, c, p->x[c] >= 0) : 0;
        double down = p->x[c] > p->low[c] ? -p->gain[k] - slope(p, c, p->x[c] > 0) : 0;
        if (fmax(up, down) <= step->gain ||
            (by_index && step->outside != NOBODY && c > p->out[step->outside]))
            continue;
        *step = (struct step){k, NOBODY, up >= down ? 1 : -1, 0, by_index ? NEARLY : fmax(up, down)};
    }
    return step->outside != NOBODY;
}

static double rate(const struct simplex *p, const struct step *step, size_t row)
{
    return -step->direction * p->tableau[row * p->outside + step->outside];
}

/// Who of the basis ends the step first, if it is not the column that moves.
static void nearest(const struct simplex *p, bool by_index, struct step *step)
{
    size_t c = p->out[step->outside];
    double end = step->direction > 0 ? p->high[c] : p->low[c];
    bool meets_kink = has_kink(p, c) && p->x[c] * step->direction < 0;
    step->length = fabs((meets_kink ? 0 : end) - p->x[c]);
    step->row = NOBODY;
    for (size_t r = 0; r < p->rank; r++) {
        double speed = rate(p, step, r);
        if (fabs(speed) <= NEARLY)
            continue;
        double length = room(p, p->in[r], speed > 0) / fabs(speed);
        bool is_tie = step->row != NOBODY && fabs(length - step->length) <= NEARLY;
        bool is_better =
            is_tie && (by_index ? p->in[r] < p->in[step->row] : fabs(speed) > fabs(rate(p, step, step->row)));
        if (is_tie ? is_better : length < step->length) {
            step->length = length;
            step->row = r;
        }
    }
}

/// A kink in the way is passed over as long as there is something to win behind it.
static bool kink_pass(struct simplex *p, struct step *step)
{
    size_t c = p->in[step->row];
    double speed = rate(p, step, step->row);
    bool is_kink = has_kink(p, c) && p->is_over[c] == (speed < 0);
    double gain = step->gain - 2 * p->price[c] * fabs(speed);
    if (!is_kink || gain <= NEARLY)
        return false;
    double change = slope(p, c, !p->is_over[c]) - slope(p, c, p->is_over[c]);
    row_subtract(p->gain, &p->tableau[step->row * p->outside], change, p->outside);
    p->is_over[c] = !p->is_over[c];
    step->gain = gain;
    return true;
}

static void leaving(struct simplex *p, bool by_index, struct step *step)
{
    do
        nearest(p, by_index, step);
    while (!by_index && step->row != NOBODY && kink_pass(p, step));
}

/// The column and the one that leaves the basis change places.
static void exchange(struct simplex *p, const struct step *step, bool is_over)
{
    size_t e = step->outside, n = p->outside, in = p->out[e], out = p->in[step->row];
    double *row = &p->tableau[step->row * n], by = row[e];
    double gain = p->gain[e] + slope(p, in, is_over);
    for (size_t k = 0; k < n; k++)
        row[k] /= by;
    row[e] = 0;
    for (size_t r = 0; r < p->rank; r++) {
        double *other = &p->tableau[r * n], times = other[e];
        if (r == step->row || times == 0)
            continue;
        row_subtract(other, row, times, n);
        other[e] = -times / by;
    }
    row_subtract(p->gain, row, gain, n);
    p->gain[e] = -gain / by - slope(p, out, p->is_over[out]);
    row[e] = 1 / by;
    p->in[step->row] = in;
    p->out[e] = out;
    p->is_over[in] = is_over;
}

static void take(struct simplex *p, const struct step *step)
{
    size_t in = p->out[step->outside];
    bool is_over = step->direction > 0 ? p->x[in] >= 0 : p->x[in] > 0;
    p->x[in] += step->direction * step->length;
    for (size_t r = 0; r < p->rank; r++) {
        double *x = &p->x[p->in[r]];
        *x += step->length * rate(p, step, r);
        if (fabs(*x) <= NEARLY)
            *x = 0; // exactly at its kink: a trace of rounding beside it would have the steps go in circles
    }
    if (step->row == NOBODY) {
        bool is_kink = has_kink(p, in) && fabs(p->x[in]) <= NEARLY;
        p->x[in] = is_kink ? 0 : step->direction > 0 ? p->high[in] : p->low[in];
        return;
    }
    size_t out = p->in[step->row];
    bool is_up = rate(p, step, step->row) > 0;
    p->x[out] += is_up ? room(p, out, true) : -room(p, out, false); // exactly there
    exchange(p, step, is_over);
}

/// From where the last push ended: its basis is a good one for the next, and x = 0 fits each.
static void begin(struct simplex *p)
{
    memset(p->x, 0, p->columns * sizeof *p->x);
    memset(p->gain, 0, p->outside * sizeof *p->gain);
    for (size_t r = 0; r < p->rank; r++) {
        p->is_over[p->in[r]] = true;
        row_subtract(p->gain, &p->tableau[r * p->outside], slope(p, p->in[r], true), p->outside);
    }
}

/// With a reward that no price outweighs.
static void ask(struct simplex *p, size_t column, double by)
{
    double all = 1;
    for (size_t c = 0; c < p->columns; c++)
        all += p->price[c];
    p->wanted = column;
    p->reward = copysign(1000 * all, by);
}

void simplex_push(struct simplex *p, size_t column, double by)
{
    double low = p->low[column], high = p->high[column];
    p->low[column] = fmax(low, fmin(by, 0));
    p->high[column] = fmin(high, fmax(by, 0));
    ask(p, column, by);
    begin(p);
    size_t stands_still = 0;
    struct step step;
    while (entering(p, stands_still > p->rank, &step)) {
        leaving(p, stands_still > p->rank, &step);
        take(p, &step);
        stands_still = step.length > NEARLY ? 0 : stands_still + 1;
    }
    p->low[column] = low;
    p->high[column] = high;
}
