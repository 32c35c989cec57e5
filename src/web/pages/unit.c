// SPDX-License-Identifier: EUPL-1.2
// The base organisation as a tree of units.
#include "web/web.h"

#include "html/unit.h"
#include "sql/unit.h"

void units(struct web *w)
{
    struct unit_row_list rows = units_as_tree(w->db);
    struct units_page page = {.units.at = NEW_ARRAY(w->arena, struct unit_line, rows.count)};
    for (size_t i = 0; i < rows.count; i++)
        page.units.at[page.units.count++] = (struct unit_line){
            .name = rows.at[i].name, .depth = rows.at[i].depth, .people = rows.at[i].people};
    view_units_page(&w->page, &page);
    web_title(w, SAY(w, MSG_frame_people));
}
