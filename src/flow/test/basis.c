// SPDX-License-Identifier: EUPL-1.2
// Gram-Schmidt, twice.
#include "flow/test/basis.h"

#include "base/bug.h"

#include <math.h>
#include <string.h>

static const double NOTHING_LEFT = 1e-14; // of the squared length

double basis_dot(const double *x, const double *y, size_t rows)
{
    double sum[4] = {0}; // four chains: a processor need not wait for the last addition
    size_t i = 0;
    for (; i + 4 <= rows; i += 4)
        for (size_t k = 0; k < 4; k++)
            sum[k] += x[i + k] * y[i + k];
    for (; i < rows; i++)
        sum[0] += x[i] * y[i];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

struct basis basis_new(struct arena *arena, size_t rows, uint32_t columns_most)
{
    return (struct basis){arena, rows, 0, NEW_ARRAY(arena, double *, columns_most)};
}

void basis_residual(const struct basis *b, double *column)
{
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < b->count; k++) {
            double along = basis_dot(b->column[k], column, b->rows);
            for (size_t i = 0; i < b->rows; i++)
                column[i] -= along * b->column[k][i];
        }
}

bool basis_add(struct basis *b, const double *column)
{
    double *own = NEW_ARRAY(b->arena, double, b->rows);
    memcpy(own, column, b->rows * sizeof *own);
    double before = basis_dot(own, own, b->rows);
    basis_residual(b, own);
    double left = basis_dot(own, own, b->rows);
    if (left <= before * NOTHING_LEFT)
        return false;
    double length = sqrt(left);
    for (size_t i = 0; i < b->rows; i++)
        own[i] /= length;
    b->column[b->count++] = own;
    return true;
}
