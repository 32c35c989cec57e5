// SPDX-License-Identifier: EUPL-1.2
// A cell of a staff list as its text.
#include "staff/staff_reader.h"

struct str staff_cell(struct staff_reader *r, int field)
{
    struct str cell = sheet_cell(&r->sheet, field);
    if (!str_starts(cell, S("="))) // by far the most
        return cell;
    struct str inside = str_slice(cell, 2, cell.len ? cell.len - 1 : 0);
    bool is_quoted = str_starts(cell, S("=\"")) && str_ends(cell, S("\"")) && cell.len > 2;
    if (is_quoted && str_find(inside, '"', 0) == inside.len)
        return str_trim(inside);
    sheet_note(&r->sheet, field, FINDING_formula);
    return S("");
}
