// SPDX-License-Identifier: EUPL-1.2
// Columns, rows and entries in lists that grow.
#include "matching/linear.h"

#include "base/list.h"

struct linear linear_new(struct arena *arena)
{
    return (struct linear){.arena = arena};
}

uint32_t linear_column(struct linear *lp, double low, double high, bool whole)
{
    *LIST_ADD(lp->arena, &lp->low) = low;
    *LIST_ADD(lp->arena, &lp->high) = high;
    *LIST_ADD(lp->arena, &lp->gain) = 0;
    *LIST_ADD(lp->arena, &lp->whole) = whole;
    return (uint32_t)lp->low.count - 1;
}

uint32_t linear_row(struct linear *lp, double low, double high)
{
    *LIST_ADD(lp->arena, &lp->row_low) = low;
    *LIST_ADD(lp->arena, &lp->row_high) = high;
    return (uint32_t)lp->row_low.count - 1;
}

void linear_entry(struct linear *lp, uint32_t row, uint32_t column, double value)
{
    *LIST_ADD(lp->arena, &lp->entries) = (struct linear_entry){row, column, value};
}

uint32_t linear_row_of_gain(struct linear *lp, double low, double high)
{
    uint32_t row = linear_row(lp, low, high);
    for (uint32_t i = 0; i < lp->gain.count; i++)
        if (lp->gain.at[i] < 0 || lp->gain.at[i] > 0)
            linear_entry(lp, row, i, lp->gain.at[i]);
    return row;
}
