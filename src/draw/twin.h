// SPDX-License-Identifier: EUPL-1.2
// A drawing's figures as a table in HTML: what a screen reader walks through, and what is copied from.
//
//     struct twin t = twin_new(arena, caption);
//     twin_row(&t, (struct str[]){S("Unit"), S("Ties")}, 2);            // the first row names the columns
//     twin_row(&t, (struct str[]){unit, S("12")}, 2);                   // the first cell names its row
//     struct str html = twin_end(&t);
//
// Texts are escaped. Limits as for a drawing (draw/svg.h).
#ifndef DRAW_TWIN_H
#define DRAW_TWIN_H

#include "base/buf.h"

struct twin {
    struct buf out;
    size_t rows;
};

struct twin twin_new(struct arena *arena, struct str caption);
void twin_row(struct twin *t, const struct str *cells, size_t count);
struct str twin_end(struct twin *t);

#endif
