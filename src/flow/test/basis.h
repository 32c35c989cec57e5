// SPDX-License-Identifier: EUPL-1.2
// Least squares by an orthonormal basis of the columns: Gram-Schmidt, each column twice, which is as exact as
// Householder's way (Giraud, Langou and Rozloznik, Comput. Math. Appl. 50, 2005).
//
//     struct basis b = basis_new(arena, rows, 2);
//     basis_add(&b, ones), basis_add(&b, friendship);
//     basis_residual(&b, advice);                 // what they leave unexplained
//
// Cost: O(rows * columns) for each column and residual.
#ifndef FLOW_TEST_BASIS_H
#define FLOW_TEST_BASIS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct basis {
    struct arena *arena;
    size_t rows;
    uint32_t count;
    double **column;
};

struct basis basis_new(struct arena *arena, size_t rows, uint32_t columns_most);
/// False where the column says nothing that those before do not say (to a part in 10^7); it is then left out.
bool basis_add(struct basis *basis, const double *column);
/// Takes off what the basis explains.
void basis_residual(const struct basis *basis, double *column);

/// Sum of products, in a fixed order.
double basis_dot(const double *x, const double *y, size_t rows);

#endif
