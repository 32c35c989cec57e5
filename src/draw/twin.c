// SPDX-License-Identifier: EUPL-1.2
#include "draw/twin.h"

#include "draw/svg.h"

struct twin twin_new(struct arena *arena, struct str caption)
{
    struct twin t = {.out = buf_new(arena, SVG_BYTES_MOST)};
    buf_str(&t.out, S("<table class=\"twin\">\n<caption>"));
    svg_escape(&t.out, caption);
    buf_str(&t.out, S("</caption>\n"));
    return t;
}

void twin_row(struct twin *t, const struct str *cells, size_t count)
{
    bool is_head = t->rows++ == 0;
    buf_str(&t->out, is_head ? S("<thead><tr>") : S("<tr>"));
    for (size_t i = 0; i < count; i++) {
        bool is_name = is_head || i == 0;
        buf_str(&t->out, is_head ? S("<th scope=\"col\">") : is_name ? S("<th scope=\"row\">") : S("<td>"));
        svg_escape(&t->out, cells[i]);
        buf_str(&t->out, is_name ? S("</th>") : S("</td>"));
    }
    buf_str(&t->out, is_head ? S("</tr></thead>\n<tbody>\n") : S("</tr>\n"));
}

struct str twin_end(struct twin *t)
{
    buf_str(&t->out, S("</tbody>\n</table>\n"));
    return buf_get(&t->out);
}
