// SPDX-License-Identifier: EUPL-1.2
// Pairs: the circle method (Kirkman 1847; Lucas, Récréations mathématiques 2, 1883). One stands in the
// middle, the others turn round: in round r the middle meets r, and r+i meets r-i. Every pair meets once in
// people-1 rounds.
#include "seating/design/design_draft.h"

void design_circle(struct draft *d)
{
    if (d->size != 2)
        return;
    uint32_t turning = d->people - 1;
    for (uint32_t r = 0; r < turning && !draft_full(d); r++) {
        uint32_t *seat = draft_add(d);
        seat[0] = turning;
        seat[1] = r;
        for (uint32_t i = 1; i < d->groups; i++) {
            seat[2 * i] = (r + i) % turning;
            seat[2 * i + 1] = (r + turning - i) % turning;
        }
    }
    d->method = "circle method";
}
