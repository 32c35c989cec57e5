// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture matrix: ties from unit to unit against chance. Small units are merged, and cells
// under the floors of flow/suppress.h hidden, with as many others as that takes.
#include "cli/flow_picture.h"

#include "cli/say.h"
#include "flow/draw/matrix.h"
#include "flow/mixing.h"
#include "flow/suppress_table.h"

#include <math.h>

static const double MORE = 1.05; // from here on it is said as more than chance

struct view {
    struct units units; // after the merging
    struct matrix_cell *cells;
    bool is_directed;
    int64_t shown, hidden;
    const struct matrix_cell *strongest; // of two units; NULL: none can be shown
};

static void cell_fill(struct view *v, const struct mixing *m, uint32_t from, uint32_t to, bool is_shown)
{
    struct matrix_cell *c = &v->cells[from * v->units.count + to];
    double expected = mixing_expected(m, from, to);
    *c = (struct matrix_cell){.is_hidden = !is_shown, .ratio = NAN};
    if (is_shown && expected > 0)
        c->ratio = mixing_ties(m, from, to) / expected;
    if (!v->is_directed && from > to)
        return;
    *(is_shown ? &v->shown : &v->hidden) += 1;
    if (from != to && !isnan(c->ratio) && (!v->strongest || c->ratio > v->strongest->ratio))
        v->strongest = c;
}

static struct view view_of(const struct flow_picture *p)
{
    struct view v = {.units = flow_groups_of(p, matrix_units_most(p->width)).units,
                     .is_directed = p->graph->kind == GRAPH_DIRECTED};
    struct mixing m = mixing_of(p->arena, p->graph, &v.units);
    struct unit_table table = unit_table_new(p->arena, p->graph, v.units.of, v.units.count, NULL, 0);
    struct suppress *s = suppress_new(p->arena, SUPPRESS_FLOORS);
    unit_table_add(s, &table, NULL);
    suppress_decide(s);
    v.cells = NEW_ARRAY(p->arena, struct matrix_cell, v.units.count * v.units.count);
    for (uint32_t from = 0; from < v.units.count; from++)
        for (uint32_t to = 0; to < v.units.count; to++) {
            size_t number = unit_table_cell(&table, from, to)->number;
            cell_fill(&v, &m, from, to, s->at[number].verdict == SUPPRESS_SHOWN);
        }
    return v;
}

static struct str title_of(const struct flow_picture *p, const struct view *v)
{
    if (!v->strongest)
        return SAID(p->arena, MSG_draw_matrix_title_none);
    if (v->strongest->ratio < MORE)
        return SAID(p->arena, MSG_draw_matrix_title_fewer);
    size_t cell = (size_t)(v->strongest - v->cells);
    struct arg from = arg_str(v->units.name[cell / v->units.count]),
               to = arg_str(v->units.name[cell % v->units.count]), ratio = arg_number(v->strongest->ratio, 1);
    return v->is_directed ? SAID(p->arena, MSG_draw_matrix_title_directed, from, to, ratio)
                          : SAID(p->arena, MSG_draw_matrix_title, from, to, ratio);
}

int flow_draw_matrix(const struct flow_picture *p)
{
    if (!flow_option_needed(p->in, "flow draw", S("--silo"), p->files->silo))
        return p->in->status;
    struct view v = view_of(p);
    struct str desc =
        SAID(p->arena, MSG_draw_matrix_desc, arg_int(v.units.count), arg_int(v.shown), arg_int(v.hidden));
    struct svg_frame frame = flow_frame(p, title_of(p, &v), desc);
    struct matrix m = {
        .frame = &frame,
        .names = v.units.name,
        .count = v.units.count,
        .cells = v.cells,
        .is_directed = v.is_directed,
        .words = {.few = SAID(p->arena, MSG_draw_few),
                  .scale_low = SAID(p->arena, MSG_draw_matrix_fewer),
                  .scale_middle = SAID(p->arena, MSG_draw_matrix_as_many),
                  .scale_high = SAID(p->arena, MSG_draw_matrix_more),
                  .caption = SAID(p->arena, MSG_draw_matrix_caption),
                  .corner = SAID(p->arena, v.is_directed ? MSG_draw_matrix_from_to : MSG_draw_unit),
                  .number = flow_words_one_decimal},
    };
    return flow_picture_print(p, &frame, matrix_draw(p->arena, &m), matrix_table(p->arena, &m));
}
