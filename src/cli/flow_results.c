// SPDX-License-Identifier: EUPL-1.2
// Rows of figures, printed three ways.
#include "cli/flow_results.h"

#include "base/csv.h"
#include "base/list.h"
#include "cli/flow_print.h"
#include "cli/grid.h"
#include "cli/say.h"
#include "i18n/format.h"

#include <math.h>

struct flow_results flow_results_new(struct arena *arena, const struct flow_column *column, size_t columns)
{
    return (struct flow_results){.arena = arena, .column = column, .columns = columns};
}

void flow_results_add(struct flow_results *r, struct str name, const double *value)
{
    double *own = NEW_ARRAY(r->arena, double, r->columns);
    for (size_t i = 0; i < r->columns; i++)
        own[i] = isfinite(value[i]) ? value[i] : NAN;
    *LIST_ADD(r->arena, r) = (struct flow_result){name, own};
}

void flow_results_csv(const struct flow_results *r, struct str names)
{
    struct buf out = flow_csv(r->arena);
    buf_str(&out, names);
    for (size_t c = 0; c < r->columns; c++)
        buf_format(&out, ",%s", r->column[c].key);
    buf_char(&out, '\n');
    for (size_t i = 0; i < r->count; i++) {
        csv_field(&out, r->at[i].name, ',');
        for (size_t c = 0; c < r->columns; c++)
            buf_format(&out, ",%.*s", STR(flow_number(r->arena, r->at[i].value[c])));
        buf_char(&out, '\n');
    }
    flow_csv_print(&out);
}

static struct str head_of(const struct flow_results *r, const struct flow_column *column)
{
    return column->head ? str_from(column->head) : SAID(r->arena, column->text);
}

void flow_results_text(const struct flow_results *r, struct str names)
{
    size_t shown = 1;
    for (size_t c = 0; c < r->columns; c++)
        shown += r->column[c].decimals != FLOW_NOT_SHOWN;
    struct grid grid = grid_new(r->arena, shown);
    grid_add(&grid, names);
    for (size_t c = 0; c < r->columns; c++)
        if (r->column[c].decimals != FLOW_NOT_SHOWN)
            grid_add(&grid, head_of(r, &r->column[c]));
    for (size_t i = 0; i < r->count; i++) {
        grid_add(&grid, r->at[i].name);
        for (size_t c = 0; c < r->columns; c++)
            if (r->column[c].decimals != FLOW_NOT_SHOWN)
                grid_add(&grid,
                         format_number(r->arena, cli_lang(), r->at[i].value[c], r->column[c].decimals));
    }
    grid_print(&grid, stdout);
}

json_t *flow_results_json(const struct flow_results *r)
{
    json_t *all = json_object();
    for (size_t i = 0; i < r->count; i++) {
        json_t *row = json_object();
        for (size_t c = 0; c < r->columns; c++)
            json_object_set_new(row, r->column[c].key, flow_real(r->at[i].value[c]));
        flow_set(r->arena, all, r->at[i].name, row);
    }
    return all;
}

void flow_results_json_columns(const struct flow_results *r, json_t *object)
{
    for (size_t c = 0; c < r->columns; c++) {
        json_t *column = json_object();
        for (size_t i = 0; i < r->count; i++)
            flow_set(r->arena, column, r->at[i].name, flow_real(r->at[i].value[c]));
        json_object_set_new(object, r->column[c].key, column);
    }
}
