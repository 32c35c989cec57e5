// SPDX-License-Identifier: EUPL-1.2
// Units by units: from where to where ties go more often than by chance, and more seldom. Each cell says how
// many times as many ties there are as expected; 1 is the middle of the colours. A cell that may not be shown
// is hatched.
//
//     struct matrix m = {.frame = &frame, .names = names, .count = 4, .cells = cells, .words = {...}};
//     struct str svg = matrix_draw(arena, &m), table = matrix_table(arena, &m);
//
// cells[from * count + to]. Without direction only the half under the diagonal is drawn. On narrow drawings
// the names stand under the cells, with the same numbers. At most matrix_units_most() units.
#ifndef FLOW_DRAW_MATRIX_H
#define FLOW_DRAW_MATRIX_H

#include "draw/svg.h"

struct matrix_cell {
    bool is_hidden;
    double ratio; // observed / expected; NAN: no tie can be there
};

struct matrix {
    const struct svg_frame *frame;
    const struct str *names;
    uint32_t count;
    const struct matrix_cell *cells;
    bool is_directed;
    struct {
        struct str few;                                          // in a hidden cell
        struct str scale_low, scale_middle, scale_high;          // under the colours
        struct str caption, corner;                              // of the table, and of its first column
        struct str (*number)(struct arena *arena, double value); // one decimal
    } words;
};

/// So that a figure fits into each cell.
uint32_t matrix_units_most(int width);
struct str matrix_draw(struct arena *arena, const struct matrix *m);
struct str matrix_table(struct arena *arena, const struct matrix *m);

#endif
