// SPDX-License-Identifier: EUPL-1.2
// Aligning texts.
#include "cli/grid.h"

#include "base/list.h"
#include "base/utf8.h"

static const int BETWEEN = 2; // blanks

struct grid grid_new(struct arena *arena, size_t columns)
{
    return (struct grid){.arena = arena, .columns = columns};
}

void grid_add(struct grid *g, struct str text)
{
    *LIST_ADD(g->arena, g) = text;
}

static int *widths_of(const struct grid *g)
{
    int *width = NEW_ARRAY(g->arena, int, g->columns);
    for (size_t i = 0; i < g->count; i++) {
        int here = (int)utf8_length(g->at[i]);
        if (here > width[i % g->columns])
            width[i % g->columns] = here;
    }
    return width;
}

void grid_print(const struct grid *g, FILE *out)
{
    const int *width = widths_of(g);
    for (size_t i = 0; i < g->count; i++) {
        size_t column = i % g->columns;
        bool is_first = column == 0, is_last = column == g->columns - 1;
        int blanks = width[column] - (int)utf8_length(g->at[i]);
        fprintf(out, "%*s%.*s", is_first ? 0 : blanks + BETWEEN, "", STR(g->at[i]));
        if (is_last)
            fputc('\n', out);
        else if (is_first)
            fprintf(out, "%*s", blanks, "");
    }
}
