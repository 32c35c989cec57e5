// SPDX-License-Identifier: EUPL-1.2
// The figures as a tree of names, and the tree as rows.
#include "cli/flow_figures.h"

#include "base/csv.h"
#include "cli/flow_print.h"
#include "cli/flow_squares.h"

#include <math.h>

static void set(json_t *object, const char *name, double value)
{
    json_object_set_new(object, name, flow_real(value));
}

static json_t *text_or_null(struct arena *arena, struct str text)
{
    return text.len ? flow_text(arena, text) : json_null();
}

static void choice_set(json_t *all, const struct flow_figures *f, const struct flow_files *files)
{
    json_object_set_new(all, "relation", text_or_null(f->arena, files->relation));
    json_object_set_new(all, "wave", text_or_null(f->arena, files->wave));
    set(all, "min_weight", files->at_least > 0 ? files->at_least : NAN);
    json_object_set_new(all, "directed", json_boolean(f->graph->kind == GRAPH_DIRECTED));
    json_object_set_new(all, "unit_attribute", text_or_null(f->arena, files->silo));
}

static void ties_set(json_t *all, const struct flow_figures *f)
{
    set(all, "n", f->graph->people);
    set(all, "m", f->graph->ties);
    set(all, "self_named", f->graph->self_named);
    set(all, "named_twice", f->graph->twice);
    set(all, "density", density(f->graph));
    if (f->graph->kind == GRAPH_UNDIRECTED)
        return;
    json_t *dyads = json_object();
    set(all, "reciprocity", reciprocity(f->graph));
    set(dyads, "mutual", (double)f->dyads.mutual);
    set(dyads, "asymmetric", (double)f->dyads.one_way);
    set(dyads, "null", (double)f->dyads.none);
    json_object_set_new(all, "dyad_census", dyads);
}

static void shape_set(json_t *all, const struct flow_figures *f)
{
    bool has_way = f->has_paths && f->paths.ways;
    json_t *core = json_object();
    set(all, "isolates", isolates(f->graph));
    set(all, "weak_components", f->components.weak);
    set(all, "largest_weak_component", f->components.largest_weak);
    if (f->graph->kind == GRAPH_DIRECTED)
        set(all, "strong_components", f->components.strong);
    set(all, "transitivity", f->transitivity);
    set(all, "mean_distance", f->has_paths ? paths_mean(&f->paths) : NAN);
    set(all, "reachable_share", f->has_paths ? paths_share(&f->paths) : NAN);
    set(all, "diameter", has_way ? (double)f->paths.longest : NAN);
    set(core, "core_size", f->core.size);
    set(core, "errors", (double)f->core.errors);
    set(core, "correlation", f->core.correlation);
    json_object_set_new(all, "core_periphery", core);
}

static json_t *shuffled_json(const struct ei_shuffled *s)
{
    if (!s->count)
        return json_null();
    json_t *object = json_object(), *q = json_object();
    set(object, "reps", s->count);
    set(object, "mean", s->mean);
    set(object, "sd", s->sd);
    set(object, "p_le", s->p_at_most);
    set(object, "p_ge", s->p_at_least);
    set(q, "0.025", s->low);
    set(q, "0.5", s->median);
    set(q, "0.975", s->high);
    json_object_set_new(object, "q", q);
    return object;
}

typedef double unit_measure(const struct mixing *mixing, uint32_t unit);

static double unit_size(const struct mixing *m, uint32_t unit)
{
    return m->size[unit];
}

static json_t *by_unit(const struct flow_figures *f, unit_measure *measure)
{
    json_t *object = json_object();
    for (uint32_t u = 0; u < f->units->count; u++)
        flow_set(f->arena, object, f->units->name[u], flow_real(measure(&f->mixing, u)));
    return object;
}

static void ei_set(json_t *all, const struct flow_figures *f)
{
    json_object_set_new(all, "units", by_unit(f, unit_size));
    set(all, "internal_ties", (double)f->ei.internal);
    set(all, "external_ties", (double)f->ei.external);
    set(all, "cross_unit_share", f->ei.cross_share);
    set(all, "ei_index", f->ei.index);
    set(all, "ei_expected_exact", f->ei.expected);
    set(all, "ei_sd_exact", f->ei.sd);
    set(all, "ei_z", f->ei.z);
    json_object_set_new(all, "ei_permutation", shuffled_json(&f->shuffled));
    json_object_set_new(all, "ei_by_unit", by_unit(f, ei_unit));
    json_object_set_new(all, "ei_by_unit_degree", by_unit(f, ei_unit_degree));
}

static void mixing_set(json_t *all, const struct flow_figures *f)
{
    const char *modularity = f->graph->kind == GRAPH_DIRECTED ? "modularity_directed" : "modularity";
    struct flow_squares squares = flow_squares_of(f->arena, &f->mixing, f->has_paths ? &f->paths : NULL);
    json_t *table = json_object();
    set(all, "assortativity_nominal", mixing_assortativity(&f->mixing));
    set(all, modularity, mixing_modularity(&f->mixing));
    set(all, "modularity_undirected", mixing_modularity(&f->mixing_undirected));
    json_object_set_new(all, "coleman", by_unit(f, mixing_coleman));
    json_object_set_new(table, "order", flow_units_json(f->arena, f->units));
    json_object_set_new(table, "counts", flow_square_json(&squares, SQUARE_TIES));
    json_object_set_new(table, "density", flow_square_json(&squares, SQUARE_DENSITY));
    json_object_set_new(all, "mixing", table);
    json_object_set_new(all, "unit_distance", flow_square_json(&squares, SQUARE_DISTANCE));
    set(all, "mean_distance_between_units", f->has_paths ? paths_across(&f->paths) : NAN);
}

static void means_set(json_t *all, const struct flow_figures *f)
{
    json_t *means = json_object();
    for (size_t i = 0; i < f->columns.count; i++)
        flow_set(f->arena, means, f->columns.at[i].name,
                 flow_real(flow_column_mean(f->columns.at[i].value, f->graph->people)));
    json_object_set_new(all, "node_means", means);
}

json_t *flow_figures_json(const struct flow_figures *f, const struct flow_files *files)
{
    json_t *all = json_object();
    choice_set(all, f, files);
    ties_set(all, f);
    shape_set(all, f);
    if (f->units) {
        ei_set(all, f);
        mixing_set(all, f);
    }
    means_set(all, f);
    return all;
}

static bool is_by_unit(struct str name)
{
    return str_is(name, S("units")) || str_is(name, S("ei_by_unit")) ||
           str_is(name, S("ei_by_unit_degree")) || str_is(name, S("coleman"));
}

static struct str value_text(struct arena *arena, const json_t *value)
{
    if (json_is_boolean(value))
        return json_is_true(value) ? S("true") : S("false");
    if (json_is_string(value))
        return str_from(json_string_value(value));
    return json_is_number(value) ? flow_number(arena, json_number_value(value)) : S("");
}

static void row_add(struct arena *arena, struct buf *out, struct str measure, struct str unit,
                    const json_t *value)
{
    csv_field(out, measure, ',');
    buf_char(out, ',');
    csv_field(out, unit, ',');
    buf_char(out, ',');
    csv_field(out, value_text(arena, value), ',');
    buf_char(out, '\n');
}

/// Names within names are joined by a point; what is said of each unit has the unit in a column of its own.
static void rows_add(struct arena *arena, struct buf *out, struct str parent, json_t *object)
{
    const char *key;
    json_t *value;
    bool are_units = is_by_unit(parent);
    json_object_foreach(object, key, value)
    {
        struct str name = str_from(key);
        struct str path = parent.len ? str_format(arena, "%.*s.%s", STR(parent), key) : name;
        if (json_is_object(value))
            rows_add(arena, out, path, value);
        else if (are_units)
            row_add(arena, out, parent, name, value);
        else if (!json_is_array(value))
            row_add(arena, out, path, S(""), value);
    }
}

void flow_figures_csv(struct arena *arena, json_t *figures)
{
    struct buf out = flow_csv(arena);
    buf_str(&out, S("measure,unit,value\n"));
    rows_add(arena, &out, S(""), figures);
    flow_csv_print(&out);
}
