// SPDX-License-Identifier: EUPL-1.2
// The figures for people: what each is, and its value as the language writes it.
#include "cli/flow_figures.h"

#include "cli/grid.h"
#include "cli/say.h"
#include "i18n/format.h"

#include <math.h>
#include <stdio.h>

struct page {
    const struct flow_figures *of;
    struct grid grid;
};

static void number(struct page *p, enum message label, double value, int decimals)
{
    grid_add(&p->grid, SAID(p->of->arena, label));
    grid_add(&p->grid, format_number(p->of->arena, cli_lang(), value, decimals));
}

static void percent(struct page *p, enum message label, double share)
{
    grid_add(&p->grid, SAID(p->of->arena, label));
    grid_add(&p->grid, format_percent(p->of->arena, cli_lang(), 100 * share, 1));
}

static void ties_text(struct page *p)
{
    const struct flow_figures *f = p->of;
    number(p, MSG_cli_flow_figure_people, f->graph->people, 0);
    number(p, MSG_cli_flow_figure_ties, f->graph->ties, 0);
    percent(p, MSG_cli_flow_figure_density, density(f->graph));
    if (f->graph->kind == GRAPH_DIRECTED)
        percent(p, MSG_cli_flow_figure_reciprocity, reciprocity(f->graph));
    number(p, MSG_cli_flow_figure_isolates, isolates(f->graph), 0);
    number(p, MSG_cli_flow_figure_components, f->components.weak, 0);
    number(p, MSG_cli_flow_figure_largest, f->components.largest_weak, 0);
    percent(p, MSG_cli_flow_figure_transitivity, f->transitivity);
}

static void paths_text(struct page *p)
{
    const struct paths *paths = &p->of->paths;
    number(p, MSG_cli_flow_figure_distance, paths_mean(paths), 2);
    number(p, MSG_cli_flow_figure_longest, paths->ways ? (double)paths->longest : NAN, 0);
    percent(p, MSG_cli_flow_figure_reachable, paths_share(paths));
}

static double mean_of(const struct flow_figures *f, struct str name)
{
    for (size_t i = 0; i < f->columns.count; i++)
        if (str_is(f->columns.at[i].name, name))
            return flow_column_mean(f->columns.at[i].value, f->graph->people);
    return NAN;
}

static void shape_text(struct page *p)
{
    number(p, MSG_cli_flow_figure_core, p->of->core.size, 0);
    number(p, MSG_cli_flow_figure_core_fit, p->of->core.correlation, 2);
    number(p, MSG_cli_flow_figure_constraint, mean_of(p->of, S("constraint")), 2);
    number(p, MSG_cli_flow_figure_effective_size, mean_of(p->of, S("effective_size")), 1);
}

/// E-I stands beside what it would be by chance, never alone.
static void across_text(struct page *p)
{
    const struct flow_figures *f = p->of;
    percent(p, MSG_cli_flow_figure_cross_share, f->ei.cross_share);
    number(p, MSG_cli_flow_figure_ei, f->ei.index, 3);
    number(p, MSG_cli_flow_figure_ei_expected, f->ei.expected, 3);
    number(p, MSG_cli_flow_figure_ei_sd, f->ei.sd, 3);
    number(p, MSG_cli_flow_figure_ei_z, f->ei.z, 1);
    number(p, MSG_cli_flow_figure_assortativity, mixing_assortativity(&f->mixing), 3);
    number(p, MSG_cli_flow_figure_modularity, mixing_modularity(&f->mixing), 3);
}

static void units_text(const struct flow_figures *f)
{
    struct grid grid = grid_new(f->arena, 4);
    enum message heads[] = {MSG_cli_flow_unit, MSG_cli_flow_figure_people, MSG_cli_flow_figure_ei,
                            MSG_cli_flow_coleman};
    for (size_t i = 0; i < ARRAY_COUNT(heads); i++)
        grid_add(&grid, SAID(f->arena, heads[i]));
    for (uint32_t u = 0; u < f->units->count; u++) {
        grid_add(&grid, f->units->name[u]);
        grid_add(&grid, format_int(f->arena, cli_lang(), f->mixing.size[u]));
        grid_add(&grid, format_number(f->arena, cli_lang(), ei_unit_degree(&f->mixing, u), 3));
        grid_add(&grid, format_number(f->arena, cli_lang(), mixing_coleman(&f->mixing, u), 3));
    }
    putchar('\n');
    grid_print(&grid, stdout);
}

void flow_figures_text(const struct flow_figures *f)
{
    struct page p = {f, grid_new(f->arena, 2)};
    ties_text(&p);
    if (f->has_paths)
        paths_text(&p);
    shape_text(&p);
    if (f->units)
        across_text(&p);
    grid_print(&p.grid, stdout);
    if (f->units)
        units_text(f);
}
