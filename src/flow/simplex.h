// SPDX-License-Identifier: EUPL-1.2
// The cheapest change of a table whose sums hold: a small linear programme. Over all x with A x = 0 and
// low <= x <= high (0 lies between them) one x goes as far as it is asked to, or can, and of all ways to do
// so the one with the smallest sum of price |x|.
//
//     struct simplex *p = simplex_new(arena, rows, columns);
//     simplex_put(p, row, column, 1);
//     p->low[column] = -2, p->high[column] = 7, p->price[column] = 0.5;
//     simplex_ready(p);
//     simplex_push(p, column, 3);                             // as often as wanted
//     use(p->x[other]);
//
// Between pushes bounds and prices may change, but not which columns have no room at all. x = 0 fits, so that
// there is always an answer, and no first phase.
//
// Method: the primal simplex with bounded variables (Dantzig, "Upper bounds, secondary constraints, and block
// triangularity", Econometrica 23(2), 1955) on a tableau of the columns outside the basis alone, where |x| is
// a kink that a step may pass over (Fourer, "A simplex algorithm for piecewise-linear programming", Math.
// Programming 33, 1985); by the largest gain, and by the smallest index while the value stands still (Bland,
// Math. of OR 2(2), 1977), so that it ends. The rows are solved for a basis once, and each push begins with
// the basis where the last one ended. Coefficients are meant to be small whole numbers.
//
// Cost: simplex_ready() rows^2 x columns at most, mostly far less; a push the size of the tableau (rank of
// the rows x columns outside the basis) for each of its steps, of which there are some dozens.
#ifndef FLOW_SIMPLEX_H
#define FLOW_SIMPLEX_H

#include "base/arena.h"

#include <stdbool.h>

struct simplex {
    struct arena *arena;
    size_t rows, columns;
    double *low, *high, *price; // of a column
    double *x;                  // the answer
    double *a;                  // rows x columns, as they were put

    size_t rank, outside; // how many columns are in the basis, and how many others can move
    size_t *in, *out;     // which columns
    double *tableau;      // rank x outside: in = -tableau . out
    double *gain;         // of a column outside, by what it moves in the basis
    bool *is_over;        // a column of the basis is on the upper side of its kink
    size_t wanted;        // the column that is pushed
    double reward;        // for each unit of it
};

struct simplex *simplex_new(struct arena *arena, size_t rows, size_t columns);
static inline void simplex_put(struct simplex *p, size_t row, size_t column, double coefficient)
{
    p->a[row * p->columns + column] = coefficient;
}
void simplex_ready(struct simplex *p);
/// Fills p->x. `by` is not 0.
void simplex_push(struct simplex *p, size_t column, double by);

#endif
