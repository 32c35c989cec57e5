// SPDX-License-Identifier: EUPL-1.2
// Shares of full time: the numbers of a column say only together whether they are percent (80), parts of one
// (0,8) or hundredths of a percent (8000, as in FINT).
#include "staff/staff_reader.h"

#define SHARE_MOST 200.0  // percent in one position: two full ones; more is a mistake
#define SHARE_FULL 100.01 // with what rounding may add

struct range {
    double least, most; // of the numbers over 0 that are no fractions
};

static struct range range_of(const struct staff_reader *r)
{
    struct range range = {0};
    for (size_t i = 0; i < r->rows.count; i++) {
        const struct share_cell *share = &r->rows.at[i].share;
        if (share->state != CELL_READ || share->is_fraction || share->value <= 0)
            continue;
        if (range.least == 0 || share->value < range.least)
            range.least = share->value;
        if (share->value > range.most)
            range.most = share->value;
    }
    return range;
}

static double percent_of(struct share_cell share, double scale)
{
    bool is_part_of_one = share.value > 0 && share.value < 1; // no position is less than one percent
    return share.value * (share.is_fraction ? 1 : is_part_of_one ? 100 : scale);
}

static void share_settle(struct staff_reader *r, size_t index, double scale)
{
    struct staff_row *row = &r->rows.at[index];
    if (row->share.state != CELL_READ)
        return;
    double percent = percent_of(row->share, scale);
    row->is_bad = percent > SHARE_MOST;
    if (row->is_bad)
        sheet_note_at(&r->sheet, r->list->people.at[index].row, FIELD_position_percent,
                      FINDING_percent_invalid);
    else if (percent > SHARE_FULL)
        sheet_note_at(&r->sheet, r->list->people.at[index].row, FIELD_position_percent,
                      FINDING_percent_over_100);
    r->list->positions.at[index].share_percent = (struct maybe_real){true, percent};
}

void staff_shares_settle(struct staff_reader *r)
{
    struct range range = range_of(r);
    bool are_hundredths = range.least >= 100 && range.most > SHARE_MOST;
    double scale = range.most <= 1 ? 100 : are_hundredths ? 0.01 : 1;
    if (are_hundredths)
        sheet_note_at(&r->sheet, r->list->header_row, FIELD_position_percent, FINDING_percent_hundredths);
    for (size_t i = 0; i < r->rows.count; i++)
        share_settle(r, i, scale);
}
