// SPDX-License-Identifier: EUPL-1.2
#include "pages/network/met.h"

#include "draw/met.h"
#include "i18n/collate.h"
#include "i18n/format.h"
#include "pages/groups/seating.h"

#include <stdlib.h>

bool met_rows_are_seen(const struct web *w)
{
    return w->standing.is_member || w->standing.is_coordinator || w->standing.is_lead;
}

// ---- people by area ----

struct placed {
    struct str area_key, name_key, area, name;
    uint32_t person; // of the plan
};

static int by_area(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = str_compare(x->area_key, y->area_key);
    return order ? order : str_compare(x->name_key, y->name_key);
}

static struct placed *placed_of(struct web *w, const struct table *table)
{
    size_t n = table->members.count;
    struct placed *all = NEW_ARRAY(w->arena, struct placed, n);
    for (size_t i = 0; i < n; i++) {
        const struct seating_member *m = &table->members.at[i];
        struct str area = m->silo_name.is_set ? m->silo_name.value : SAY(w, MSG_met_no_area);
        struct str name = seating_name(w, m);
        all[i] = (struct placed){collate_key(w->arena, w->lang, area), collate_key(w->arena, w->lang, name),
                                 area, name, (uint32_t)i};
    }
    qsort(all, n, sizeof *all, by_area);
    return all;
}

// ---- what the pictures are made of ----

struct view {
    struct web *w;
    struct table table;
    struct plan plan;
    uint32_t held, next; // rounds of which it is known who came; the round after them, or as many again
    bool is_unmarked;    // that round is over, and nobody has marked who came
    struct met met;
    struct placed *people;
    struct met_area *areas;
    enum met_state *state;
};

static enum met_state state_of(const struct view *v, uint32_t a, uint32_t b)
{
    if (seating_times_met(&v->plan, v->held, a, b))
        return MET_DONE;
    return seating_times_met(&v->plan, v->next, a, b) ? MET_NEXT : MET_NOT_YET;
}

static void states_fill(struct view *v)
{
    int n = v->met.count;
    struct str *names = NEW_ARRAY(v->w->arena, struct str, (size_t)n);
    v->state = NEW_ARRAY(v->w->arena, enum met_state, (size_t)n * (size_t)n);
    for (int a = 0; a < n; a++) {
        names[a] = v->people[a].name;
        for (int b = 0; b < a; b++)
            v->state[a * n + b] = v->state[b * n + a] = state_of(v, v->people[a].person, v->people[b].person);
    }
    v->met.names = names;
    v->met.state = v->state;
}

static void areas_fill(struct view *v)
{
    v->areas = NEW_ARRAY(v->w->arena, struct met_area, (size_t)v->met.count);
    for (int i = 0; i < v->met.count; i++) {
        bool is_new = !i || !str_is(v->people[i].area, v->people[i - 1].area);
        v->met.area_count += is_new;
        struct met_area *area = &v->areas[v->met.area_count - 1];
        area->name = v->people[i].area;
        area->count++;
        area->size = SAY(v->w, MSG_network_members, arg_int(area->count));
    }
    v->met.areas = v->areas;
}

static void reader_find(struct view *v)
{
    v->met.reader = MET_NOBODY;
    uint32_t me = v->w->actor.person.is_set ? table_person(&v->table, v->w->actor.person.value) : UINT32_MAX;
    for (int i = 0; i < v->met.count; i++)
        if (v->people[i].person == me)
            v->met.reader = i;
}

static bool view_read(struct web *w, const struct seating_plan *row, struct view *v)
{
    *v = (struct view){.w = w};
    if (seating_table(w, (uint32_t)row->size_least, (uint32_t)row->size_most, &v->table) != TABLE_READY)
        return false;
    v->plan = table_plan(w->db, &v->table, row->id);
    v->held = table_known(&v->table);
    v->is_unmarked = v->held < table_next(&v->table);
    v->next = v->held < v->plan.rounds ? v->held + 1 : v->held;
    v->met.count = (int)v->table.members.count;
    v->people = placed_of(w, &v->table);
    states_fill(v);
    areas_fill(v);
    reader_find(v);
    return true;
}

// ---- the table of areas ----

/// How many pairs of people from two areas there are, and how many of them have sat together.
static struct met_cell cell_of(const struct view *v, int first_a, int count_a, int first_b, int count_b)
{
    struct met_cell cell = {0};
    for (int a = first_a; a < first_a + count_a; a++)
        for (int b = first_b; b < first_b + count_b; b++)
            if (b < a || first_a != first_b) {
                cell.possible++;
                cell.met += v->state[a * v->met.count + b] == MET_DONE;
            }
    return cell;
}

static void rows_fill(const struct view *v, struct met_figure *figure)
{
    size_t n = v->met.area_count;
    figure->rows.at = NEW_ARRAY(v->w->arena, struct met_row, n);
    for (size_t a = 0, first_a = 0; a < n; first_a += (size_t)v->areas[a++].count) {
        struct met_row row = {.name = v->areas[a].name,
                              .own = v->areas[a].own,
                              .cells.at = NEW_ARRAY(v->w->arena, struct met_cell, n)};
        for (size_t b = 0, first_b = 0; b < n; first_b += (size_t)v->areas[b++].count)
            row.cells.at[row.cells.count++] =
                cell_of(v, (int)first_a, v->areas[a].count, (int)first_b, v->areas[b].count);
        figure->rows.at[figure->rows.count++] = row;
    }
}

// ---- the pictures ----

static void pairs_count(const struct view *v, struct met_figure *figure)
{
    for (int a = 0; a < v->met.count; a++)
        for (int b = 0; b < a; b++) {
            figure->possible++;
            figure->met += v->state[a * v->met.count + b] == MET_DONE;
        }
}

/// What filled, ring and dot mean; the ring only where a gathering comes.
static struct str legend_of(struct view *v)
{
    if (v->next == v->held)
        return SAY(v->w, MSG_met_legend_over);
    struct date day = v->table.rounds[v->held].held_on;
    return SAY(v->w, v->is_unmarked ? MSG_met_legend_unmarked : MSG_met_legend, arg_day(day));
}

static struct str own_legend_of(struct view *v)
{
    if (v->next == v->held)
        return SAY(v->w, MSG_met_own_legend_over);
    struct date day = v->table.rounds[v->held].held_on;
    return SAY(v->w, v->is_unmarked ? MSG_met_own_legend_unmarked : MSG_met_own_legend, arg_day(day));
}

static void triangle_fill(struct view *v, struct met_figure *figure)
{
    struct web *w = v->w;
    v->met.frame = (struct svg_frame){.id = S("met"),
                                      .title = SAY(w, MSG_met_title),
                                      .desc = str_words(w->arena, figure->about, figure->legend)};
    figure->has_triangle = true;
    figure->wide.s = met_draw(w->arena, &v->met, SVG_FULL);
    v->met.frame.id = S("met-narrow");
    figure->narrow.s = met_draw(w->arena, &v->met, SVG_NARROW);
}

static int64_t own_met(const struct view *v, int first, int count)
{
    int64_t met = 0;
    for (int i = first; i < first + count; i++)
        met += i != v->met.reader && v->state[v->met.reader * v->met.count + i] == MET_DONE;
    return met;
}

/// With how many the reader has sat: of each area, and of all.
static void own_count(struct view *v, struct met_figure *figure)
{
    struct web *w = v->w;
    int me = v->met.reader;
    for (size_t a = 0, first = 0; a < v->met.area_count; first += (size_t)v->areas[a++].count) {
        bool is_mine = (int)first <= me && me < (int)first + v->areas[a].count;
        int64_t met = own_met(v, (int)first, v->areas[a].count);
        v->areas[a].own = SAY(w, MSG_seating_of, arg_int(met), arg_int(v->areas[a].count - is_mine));
    }
    figure->own_about =
        SAY(w, MSG_seating_you_met, arg_int(own_met(v, 0, v->met.count)), arg_int(v->met.count - 1));
}

static void own_draw(struct view *v, struct met_figure *figure)
{
    figure->has_own = true;
    figure->own.s = met_own_draw(
        v->w->arena, &v->met,
        (struct svg_frame){.id = S("own-met"), .title = figure->own_about, .desc = figure->own_legend});
}

struct met_figure met_figure_of(struct web *w, const struct seating_plan *published)
{
    struct view v;
    struct met_figure figure = {0};
    if (!view_read(w, published, &v) || v.met.count < 2)
        return figure;
    figure.is_there = true;
    pairs_count(&v, &figure);
    figure.about = SAY(w, MSG_network_met, arg_int(v.held), arg_int(v.plan.rounds), arg_int(figure.met),
                       arg_int(figure.possible));
    figure.legend = legend_of(&v);
    figure.own_legend = own_legend_of(&v);
    if (v.met.reader != MET_NOBODY)
        own_count(&v, &figure);
    rows_fill(&v, &figure);
    if (met_rows_are_seen(w) && v.met.count <= MET_PEOPLE_MOST)
        triangle_fill(&v, &figure);
    if (v.met.reader != MET_NOBODY && v.met.count <= MET_OWN_MOST)
        own_draw(&v, &figure);
    return figure;
}
