// SPDX-License-Identifier: EUPL-1.2
// The pairs who have sat together, over the days of draw/years.h: steps, held ones filled and planned ones
// thin, below what no plan can exceed, dashed.
#ifndef DRAW_YEARS_PAIRS_H
#define DRAW_YEARS_PAIRS_H

#include "draw/years.h"

enum { YEARS_PAIRS_TOP = 226, YEARS_PAIRS_BOTTOM = 398 };

struct years_plot {
    double left, right, top, bottom;
};

/// `x` of each mark.
void years_pairs(struct svg *s, const struct years *years, const struct years_plot *plot, const double *x);

#endif
